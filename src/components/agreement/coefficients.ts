import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Agreement} from "../../contracts/agreement.js";
import {coefficient, counted, month, percent, withInterval} from "../../words/numbers.js";
import {choice} from "../kit/controls.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, faint, intervalPlot, type IntervalRow, labelMargin} from "../kit/chart.js";
import {amount, sortableTable} from "../kit/table.js";

type Slice = Agreement["slices"][number];
const names = {
  sameSide: "Same side, raw",
  percent: "Same vote, raw",
  alpha: "Krippendorff α",
  ac2: "Gwet AC2",
  icc: "Candidate's share"
} as const;
const likeThese = "α, people like these";

/**
 * Raw agreement, chance-corrected coefficients and the latent share beside each other, with the yes-rate; of the votes
 * after the debrief when `version` is "after".
 */
export function agreementCoefficients(
  {slice, measures: before, afterDebrief, loops}: Slice,
  {leastLoops, alphaLikeThese}: Pick<Agreement, "leastLoops" | "alphaLikeThese">,
  version: string | null
): HTMLElement {
  const after = version === "after" ? afterDebrief : null;
  const measures = after ? {...after, icc: null} : before;
  const rows: IntervalRow[] = measures
    ? Object.entries(names).flatMap(([name, label]) => {
        const estimate = measures[name as keyof typeof names];
        return estimate ? [{label, ...estimate, n: loops}] : [];
      })
    : [];
  const isAll = Object.values(slice).every((part) => part === null);
  if (measures && isAll && !after && alphaLikeThese) rows.splice(3, 0, {label: likeThese, ...alphaLikeThese, n: loops});
  const said = rows.map(({label, value, interval}) => `${label} ${withInterval(value, interval, coefficient)}`);
  return chartCard({
    title: measures
      ? `Two votes share a side ${percent(measures.sameSide.value)} of the time`
      : "Too few loops here to judge agreement",
    subtitle: measures
      ? `Five measures of the same votes, ${counted(loops, "loop")}${after ? `, after the debrief (before it: ${percent(before?.sameSide.value)} on the same side)` : ""}; ${percent(measures.yesRate)} of votes are yes; line: 90 %`
      : undefined,
    howToRead: `${after ? "After a debrief votes agree because people have talked: that is no sign that they read candidates alike. " : ""}Raw agreement and AC2 rise when nearly all votes are yes; alpha falls. Read them beside the share of yes, and trust the candidate's share most${rows.some(({label}) => label === likeThese) ? "; so few interviewers may agree as others like them would not" : ""}.`,
    alternative: measures ? `${said.join("; ")}; yes-rate ${percent(measures.yesRate)}.` : "Nothing drawn.",
    chart: measures ? (width) => draw(rows, measures.yesRate, width) : null,
    empty: `${counted(loops, "loop")} with two or more votes; agreement is shown from ${leastLoops} on.${!isAll ? " Choose a larger part." : ""}`,
    table: sortableTable(rows, {
      caption: "Measures of agreement",
      name: "agreement",
      columns: [
        {label: "Measure", value: ({label}) => label},
        amount("Estimate", ({value}) => value, coefficient),
        amount("Low", ({interval}) => interval?.[0] ?? null, coefficient),
        amount("High", ({interval}) => interval?.[1] ?? null, coefficient)
      ]
    }),
    name: "agreement"
  });
}

function draw(rows: IntervalRow[], yesRate: number, width: number): Element {
  const lowest = Math.min(0, ...rows.flatMap(({interval}) => (interval ? [interval[0]] : [])));
  return intervalPlot(rows, width, {
    frame: 108,
    row: 38,
    marginLeft: labelMargin([...Object.values(names), likeThese], width),
    marginTop: 40,
    marginRight: 24,
    marginBottom: 48,
    x: {label: "0 chance (raw: never), 1 always", labelArrow: "none", domain: [lowest, 1]},
    behind: [
      Plot.ruleX([yesRate], {stroke: accent, strokeDasharray: "4,3"}),
      Plot.text([yesRate], {x: Number, text: () => "yes-rate", frameAnchor: "top", dy: -16, fill: accent}),
      Plot.ruleX([0], {stroke: faint})
    ]
  });
}

/** "312 loops · 41 interviewers · Jan 2025 – Jun 2026". */
export function agreementSliceText({loops, interviewers, from, to}: Agreement["slices"][number]): string {
  const when = from === null ? "" : ` · ${month(from)} – ${month(to!)}`;
  return `${counted(loops, "loop")} · ${counted(interviewers, "interviewer")}${when}`;
}

/** Votes before or after the debrief; nothing to choose where no export shows both. Use it with Framework's `view`. */
export function voteVersion({slices}: Agreement): HTMLElement & {value: string | null} {
  if (!slices.some(({afterDebrief}) => afterDebrief !== null))
    return Object.assign(html`<span hidden></span>`, {value: "before"});
  return choice({
    label: "Votes",
    options: [
      {value: "before", text: "before the debrief"},
      {value: "after", text: "after the debrief"}
    ],
    parameter: "votes"
  });
}
