import type {Finding, Need} from "../../../src/contracts/finding.js";
import type {LoopDesign} from "../../../src/contracts/loop-design.js";
import {median} from "../../../src/statistics/intervals/quantile.js";
import {type AreaLoop, areaOrder, type AreaOrder} from "../../../src/statistics/loop-design/area-order.js";
import {type CompletedLoop, earlyStop} from "../../../src/statistics/loop-design/early-stop.js";
import {count, counted, percent, range} from "../../../src/words/numbers.js";
import {noesInWords} from "../../../src/words/verdicts.js";
import {behind} from "../../privacy/behind.js";
import {candidatesOf} from "../../privacy/slices.js";
import {makeFinding, published, rounded} from "../finding.js";
import type {Unknown} from "../shared/sameness.js";
import {hoursAYear} from "../shared/stake.js";

type Rule = LoopDesign["rules"][number];
/** Before what too few stand behind is taken out. */
type ShownRule = Rule & {loops: number; inTime: number};
const rules = [
  {noes: 1, first: 1},
  {noes: 1, first: 2},
  {noes: 2, first: 2},
  {noes: 2, first: 3},
  {noes: 3, first: 3}
];

/** A rule is worth a look when it saves this share of interviews and loses surely fewer offers than that. */
const worthSaving = 0.1;
const bearableLoss = 0.05;

/** Below this share of loops with the first votes in time, a replay of what was known would only measure lateness. */
const mostlyInTime = 0.5;

/** Every rule replayed on the completed loops. */
export function replayedRules(
  loops: readonly (CompletedLoop & {candidate_id: string})[],
  minimum: number
): ShownRule[] {
  return rules.map(({noes, first}) => {
    const long = loops.filter(({votes}) => votes.length > first);
    // Lost offers are told of those offered, who may be few where the loops are not.
    const fewOffers = candidatesOf(long.filter(({offer}) => offer)) < minimum;
    const waits = waitsFor(loops, first);
    const inTime = waits.length > 0 ? waits.filter((hours) => hours === 0).length / waits.length : 0;
    const known = waits.filter((hours) => hours !== null);
    const replayed = inTime < mostlyInTime ? loops.map(asIfInTime) : loops;
    const result = earlyStop(replayed, {noes, first});
    return behind(long, {
      inTime: rounded(inTime)!,
      asIfInTime: inTime < mostlyInTime,
      waitHours: rounded(median(known)),
      rule: `${noes}_no_of_${first}`,
      noes,
      first,
      loops: result.loops,
      stopped: result.loops > 0 ? rounded(result.stopped / result.loops)! : 0,
      savedPerLoop: published(result.savedPerLoop),
      savedShare: rounded(result.savedShare),
      offers: fewOffers ? null : result.offers,
      offersLost: fewOffers ? null : result.offersLost,
      lostShare: published(fewOffers ? null : result.lostShare)
    });
  });
}

/**
 * Hours that each loop, longer than the first part, would have waited with the next interview until the first votes
 * were in; null where one never came.
 */
function waitsFor(loops: readonly CompletedLoop[], first: number): (number | null)[] {
  const long = loops.filter(({votes}) => votes.length > first);
  return long.map(({votes}) => {
    const ordered = votes.toSorted((a, b) => a.startsAt - b.startsAt);
    const submitted = ordered.slice(0, first).map(({submittedAt}) => submittedAt);
    if (!submitted.every((at) => at !== null)) return null;
    return Math.max(0, ...submitted.map((at) => at - ordered[first]!.startsAt)) / 3_600_000;
  });
}

/** The loop as a two-stage process would hold it: the next interview waits for the vote. */
function asIfInTime({offer, votes}: CompletedLoop): CompletedLoop {
  return {offer, votes: votes.map((vote) => ({...vote, submittedAt: vote.startsAt}))};
}

interface Replayed {
  /** Which loops were replayed where not all were, and whether some had been stopped already. */
  caveats: readonly string[];
  /** Interviews that the rule would save in a week. */
  interviewsAWeek: number;
  /** Hours of one. */
  interview: number;
  /** Why no rule can be replayed. */
  instead: Unknown | null;
}

/** `loop.early_stop`, one finding per rule. Never act, since what an offer is worth is not in the data. */
export function earlyStopFinding(
  rule: ShownRule,
  needs: Need[],
  least: number,
  {caveats, interviewsAWeek, interview, instead}: Replayed
): Finding {
  const base = {
    kind: "loop.early_stop" as const,
    subject: rule.rule,
    unit: "share of offers lost",
    reference: {value: bearableLoss, label: "bearable"},
    n: rule.loops
  };
  if (instead) return makeFinding({...base, ...instead});
  const {value, interval} = rule.lostShare;
  if (needs.length > 0 || value === null || interval === null)
    return makeFinding({
      ...base,
      verdict: "too_little_data",
      claim: `What stopping after ${noesInWords(rule)} does is open.`,
      evidence: `${rule.loops < 5 ? "Fewer than 5" : count(rule.loops)} decided loops with times are long enough, ${(rule.offers ?? 0) < 5 ? "few" : count(rule.offers)} of them with an offer; it is replayed from ${least} on.`,
      action:
        rule.loops === 0
          ? "Keep holding the whole loop; see that the exports say when each interview was held and each vote submitted."
          : "Keep holding the whole loop until then.",
      needs: needs.length > 0 ? needs : [{unit: "loops with an offer", more: 10, weeks: null}]
    });
  const [low, high] = interval.map((share) => Math.round(share * rule.offers!)) as [number, number];
  const worth = (rule.savedShare ?? 0) >= worthSaving && interval[1] < bearableLoss;
  const given = rule.asIfInTime ? "With votes in before the next interview it" : "It";
  const bearable = Math.floor(bearableLoss * rule.offers!);
  const inTime = rule.asIfInTime
    ? ` Votes were in before the next interview in ${rule.inTime < 0.005 ? "hardly any loop" : `${percent(rule.inTime)} of loops`}.`
    : "";
  const wait =
    rule.asIfInTime && rule.waitHours !== null && rule.waitHours >= 1
      ? ` Waiting for them would have held up half of the loops by ${counted(Math.round(rule.waitHours), "hour")} or more.`
      : "";
  return makeFinding({
    ...base,
    verdict: worth ? "watch" : "ok",
    estimate: rule.lostShare,
    claim: `Stopping after ${noesInWords(rule)} ${worth ? "would lose few offers" : interval[0] > bearableLoss ? "costs too many offers" : "is not clearly worthwhile"}.`,
    evidence: `${given} would have saved ${oneDecimal(rule.savedPerLoop.value)} interviews a loop and lost ${rule.offersLost} of ${counted(rule.offers, "offer")}, where up to ${bearable} would be bearable (${counted(rule.loops, "loop")}).`,
    sure: {
      probability: null,
      sentence: `Offers lost lie between ${low} and ${high} of ${count(rule.offers)}, interviews saved between ${oneDecimal(rule.savedPerLoop.interval?.[0])} and ${oneDecimal(rule.savedPerLoop.interval?.[1])} a loop (${percent(rule.savedShare)} of them), nine times in ten.${inTime}${wait}${caveats
        .filter(Boolean)
        .map((caveat) => ` ${caveat}`)
        .join("")}`
    },
    stake: worth ? hoursAYear(interviewsAWeek, interview) : null,
    action: worth
      ? `${rule.asIfInTime ? "First have votes written right after each interview; then try" : "Try"} it on one role: hold the first interviews on one day, and schedule the rest only when their votes are in.`
      : "Keep holding the whole loop."
  });
}

function oneDecimal(value: number | null | undefined): string {
  return value == null ? "–" : value.toFixed(1);
}

/** The rule whose first interviews are chosen: stop after two noes in the first two. */
const rule = {noes: 2, first: 2};

/** Would other areas first save more under the rule of two noes? Null below `least` loops or with fewer than two areas. */
export function orderOfAreas(
  loops: readonly AreaLoop[],
  {least, minimum}: {least: number; minimum: number}
): LoopDesign["areaOrder"] {
  const areas = new Set(loops.flatMap(({votes}) => votes.map(({area}) => area)));
  const order = areaOrder(loops, rule);
  if (order.loops < least || areas.size <= rule.first || order.offers < minimum) return null;
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
  const change = `${two(saved.value)} interviews a loop rather than ${two(savedNow.value)} (${range(difference.interval, two)} more, nine times in ten) and lost ${offersLost} rather than ${offersLostNow} of ${counted(offers, "offer")}`;
  return isBetter(order)
    ? `With ${first.join(" and ")} first, stopping after two noes would have saved ${change}, in loops that did not choose this order.`
    : `No order of areas is clearly better than the one held: the order chosen on one half of the loops and tried on the other would have saved ${change}.`;
}

function two(value: number | null | undefined): string {
  return value == null ? "–" : value.toFixed(2).replace("-", "−");
}
