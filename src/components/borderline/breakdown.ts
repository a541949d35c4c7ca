import {html} from "htl";
import type {Borderline} from "../../contracts/borderline.js";
import type {PublishedScreenSlice} from "../../contracts/screen-slice.js";
import {chanceWords, count, percent, withInterval} from "../../words/numbers.js";
import {sortableTable} from "../kit/table.js";
import {type Costs, judgeScreen} from "../screen/judgement.js";
import {ledger} from "./ledger.js";

const names = {role: "Role", level: "Level", team: "Team", job: "Requisition", period: "Quarter"} as const;

/** Borderline loops of every role, level, team, requisition and quarter, so that managers find their own. */
export function borderlineBreakdown({slices, costs: sheet, rule}: Borderline, costs: Costs): HTMLElement {
  const rows = slices.flatMap((slice) => rowOf(slice, slices, costs, sheet, rule));
  if (rows.length === 0) return html`<p class="empty">No breakdown has enough candidates to be shown.</p>`;
  return sortableTable(rows, {
    caption: "Borderline loops by role, level, team, requisition and quarter",
    name: "borderline-breakdown",
    columns: [
      {label: "By", value: ({by}) => by},
      {label: "Which", value: ({member}) => member},
      {label: "Borderline screens", numeric: true, value: ({screened}) => screened},
      {label: "Decided loops", numeric: true, value: ({loops}) => loops},
      {label: "Staff hours", numeric: true, value: ({hours}) => hours, format: ({hours}) => count(hours)},
      {label: "Hires", numeric: true, value: ({hires}) => hires},
      {
        label: "Offers, plausible",
        value: ({offer}) => offer.value,
        format: ({offer}) => withInterval(offer.value, offer.interval, percent)
      },
      {
        label: "Break-even",
        numeric: true,
        value: ({breakEven}) => breakEven,
        format: ({breakEven}) => percent(breakEven)
      },
      {
        label: "Wastes hours, probability",
        numeric: true,
        missing: `fewer than ${rule.least} decided loops`,
        value: ({wasteful}) => wasteful,
        format: ({wasteful}) => chanceWords(wasteful)
      }
    ]
  });
}

function rowOf(
  slice: PublishedScreenSlice,
  slices: readonly PublishedScreenSlice[],
  costs: Costs,
  sheet: Borderline["costs"],
  rule: Borderline["rule"]
) {
  if (slice.dimension === "all") return [];
  const judged = judgeScreen(slice, slices, costs, rule);
  const group = judged.groups.find(({label}) => label === "borderline");
  const line = ledger(slice, costs, sheet, judged.bestHoursPerHire?.median ?? null).find(
    ({label}) => label === "borderline"
  );
  if (!group || !line) return [];
  return [
    {
      by: names[slice.dimension],
      member: slice.member ?? "",
      screened: line.screened,
      loops: line.loops,
      hours: line.hours,
      hires: line.hires,
      offer: group.offer,
      breakEven: judged.breakEven?.median ?? null,
      wasteful: group.enough ? group.wasteful : null
    }
  ];
}
