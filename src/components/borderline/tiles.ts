import {html} from "htl";
import type {Borderline} from "../../contracts/borderline.js";
import type {PublishedScreenSlice} from "../../contracts/screen.js";
import type {Summary} from "../../statistics/screen/bar-outcomes.js";
import {weeksInAYear} from "../../statistics/screen/loop-ledger.js";
import {count, counted, hours, range} from "../../words/numbers.js";
import {type Tile, tiles} from "../kit/tiles.js";
import {type Costs, judgeScreen} from "../screen/judgement.js";
import {ledger, type LedgerLine} from "./ledger.js";

/**
 * What borderline loops of the slice took and gave at the reader's costs, each figure beside that of the sheet as it came.
 *
 * @param weeks over which the slice's screens spread
 */
export function borderlineTiles(
  data: Borderline,
  slice: PublishedScreenSlice,
  {costs, weeks}: {costs: Costs; weeks: number}
): HTMLElement {
  const [line, now] = [costs, data.costs].map((at) => borderlineLine(data, slice, at));
  if (!line || line.loops === null)
    return html`<p class="empty">Too few borderline loops were decided here to show what they cost.</p>`;
  return html`<div aria-live="polite">
    ${tiles(
      [
        {
          measure: "Staff hours of borderline loops",
          value: hours(line.hours),
          beside: `now ${hours(now?.hours)}`,
          note: moneyWords(line)
        },
        {
          measure: "Hires from them",
          value: count(line.hires),
          note:
            costs.acceptance.rate === null
              ? `${count(line.loops)} loops were decided`
              : `${counted(line.offers, "offer")}, at the acceptance set`
        },
        summed("Staff hours per hire, loops only", line.hoursPerHire, now?.hoursPerHire ?? null),
        beyondTile(line.wasted, now?.wasted ?? null, weeks)
      ],
      "What borderline loops take and give"
    )}
  </div>`;
}

/** The borderline loops of a slice at some costs. */
export function borderlineLine(
  {slices, costs: sheet, rule}: Borderline,
  slice: PublishedScreenSlice,
  costs: Costs
): LedgerLine | undefined {
  const {bestHoursPerHire} = judgeScreen(slice, slices, costs, rule);
  return ledger(slice, costs, sheet, bestHoursPerHire?.median ?? null).find(({label}) => label === "borderline");
}

function summed(measure: string, value: Summary | null, now: Summary | null): Tile {
  return {
    measure,
    value: value ? hours(value.median) : null,
    ...(now ? {beside: `now ${hours(now.median)}`} : {}),
    note: value ? `90 %: ${range(value.interval, hours)}` : "no hire"
  };
}

/** Hours beyond break-even of all these loops, and how many that is in a year: findings tell the latter. */
export function beyondTile(value: Summary | null, now: Summary | null, weeks: number): Tile {
  const tile = summed("Hours beyond break-even", value, now);
  const aYear = value === null ? 0 : Math.round((value.median / weeks) * weeksInAYear);
  return aYear > 0 ? {...tile, note: `${tile.note}; ≈ ${hours(aYear)} a year`} : tile;
}

function moneyWords({money}: LedgerLine): string {
  return money === null ? "money: set loop.hourly_rate" : `${count(money)} in money`;
}
