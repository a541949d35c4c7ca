import type {LoopDesign} from "../../../src/contracts/loop-design.js";
import {areaOrder, type AreaLoop, type AreaOrder} from "../../../src/statistics/loop-design/area-order.js";
import {counted, range} from "../../../src/words/numbers.js";
import {published} from "../finding.js";

/** The rule whose first interviews are chosen: stop after two noes in the first two. */
const rule = {noes: 2, first: 2};

/** Would other areas first save more under the rule of two noes? Null below `least` loops or with fewer than two areas. */
export function orderOfAreas(loops: readonly AreaLoop[], least: number): LoopDesign["areaOrder"] {
  const areas = new Set(loops.flatMap(({votes}) => votes.map(({area}) => area)));
  const order = areaOrder(loops, rule);
  if (order.loops < least || areas.size <= rule.first) return null;
  return {
    first: isBetter(order) ? order.first : [],
    loops: order.loops,
    saved: published(order.saved),
    savedNow: published(order.savedNow),
    difference: published(order.difference),
    offers: order.offers,
    offersLost: order.offersLost,
    offersLostNow: order.offersLostNow,
    sentence: sentenceOf(order)
  };
}

/** Saves clearly more, loses no more offers, and both halves of the loops chose the same areas. */
function isBetter({first, difference, offersLost, offersLostNow}: AreaOrder): boolean {
  return first.length > 0 && difference.interval![0] > 0 && offersLost <= offersLostNow;
}

function sentenceOf(order: AreaOrder): string {
  const {first, difference, saved, savedNow, offers, offersLost, offersLostNow} = order;
  const change = `${two(saved.value)} interviews a loop rather than ${two(savedNow.value)} (difference ${two(difference.value)}, plausible ${range(difference.interval, two)}) and lost ${offersLost} rather than ${offersLostNow} of ${counted(offers, "offer")}`;
  return isBetter(order)
    ? `With ${first.join(" and ")} first, stopping after two noes would have saved ${change}, in loops that did not choose this order.`
    : `No order of areas is clearly better than the one held: the order chosen on one half of the loops and tried on the other would have saved ${change}.`;
}

function two(value: number | null | undefined): string {
  return value == null ? "–" : value.toFixed(2).replace("-", "−");
}
