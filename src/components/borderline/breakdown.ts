import {html} from "htl";
import type {Borderline} from "../../contracts/borderline.js";
import type {PublishedScreenSlice} from "../../contracts/screen.js";
import {chanceWords, count, percent} from "../../words/numbers.js";
import {afterPaint} from "../kit/after-paint.js";
import {amount, estimate, sortableTable} from "../kit/table.js";
import {type Costs, judgeScreen} from "../screen/judgement.js";
import {ledger} from "./ledger.js";

const names = {role: "Role", level: "Level", team: "Team", job: "Requisition", period: "Quarter"} as const;

/** Milliseconds of rows after which the reader has a turn. */
const atOnce = 40;

/**
 * Borderline loops of every role, level, team, requisition and quarter, so that managers find their own. Each row has
 * draws of its own: they are made after the page is shown, a few rows at a time.
 */
export async function borderlineBreakdown(
  {slices, costs: sheet, rule}: Borderline,
  costs: Costs
): Promise<HTMLElement> {
  const rows: ReturnType<typeof rowOf> = [];
  let since = -Infinity;
  for (const slice of slices) {
    if (performance.now() - since > atOnce) {
      await afterPaint();
      since = performance.now();
    }
    rows.push(...rowOf(slice, slices, costs, sheet, rule));
  }
  const told = rowsTold(rows);
  if (told.length === 0) return html`<p class="empty">No breakdown has enough candidates to be shown.</p>`;
  return sortableTable(told, {
    caption: "Borderline loops by role, level, team, requisition and quarter, whatever is chosen above",
    name: "borderline-breakdown",
    standsOut: ({wasteful}) => wasteful !== null && (wasteful > rule.confidence || wasteful < 1 - rule.confidence),
    columns: [
      {label: "By", value: ({by}) => by},
      {label: "Which", value: ({member}) => member},
      {label: "Borderline screens", numeric: true, value: ({screened}) => screened},
      {label: "Decided loops", numeric: true, value: ({loops}) => loops},
      amount("Staff hours", ({hours}) => hours, count),
      {label: "Hires", numeric: true, value: ({hires}) => hires},
      amount("Share as counted", ({own}) => own, percent),
      estimate("Chance of an offer", ({offer}) => offer, percent),
      amount("Break-even", ({breakEven}) => breakEven, percent),
      amount("Wastes hours, probability", ({wasteful}) => wasteful, chanceWords, {
        missing: `fewer than ${rule.least} decided loops`
      })
    ]
  });
}

/** A dimension of which every member is too small for a row of its own would repeat the total as "other". */
export function rowsTold<Row extends {by: string; member: string}>(rows: readonly Row[]): Row[] {
  return rows.filter(({by}) => rows.some((row) => row.by === by && row.member !== "other"));
}

function rowOf(
  slice: PublishedScreenSlice,
  slices: readonly PublishedScreenSlice[],
  costs: Costs,
  sheet: Borderline["costs"],
  rule: Borderline["rule"]
) {
  if (!(slice.dimension in names)) return [];
  const judged = judgeScreen(slice, slices, costs, rule);
  const group = judged.groups.find(({label}) => label === "borderline");
  const line = ledger(slice, costs, sheet, judged.bestHoursPerHire?.median ?? null).find(
    ({label}) => label === "borderline"
  );
  if (!group || !line || line.screened === 0) return [];
  return [
    {
      by: names[slice.dimension as keyof typeof names],
      member: slice.member ?? "",
      screened: line.screened,
      loops: line.loops,
      hours: line.hours,
      hires: line.hires,
      offer: group.offer,
      own: group.own ?? group.offer.value,
      breakEven: judged.breakEven?.median ?? null,
      wasteful: group.enough ? group.wasteful : null
    }
  ];
}
