import * as Plot from "@observablehq/plot";
import type {Agreement} from "../../contracts/agreement.js";
import {percent} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, context, labelMargin, plot} from "../kit/chart.js";
import {amount, sortableTable} from "../kit/table.js";

type Bar = {label: string; share: number; candidate: boolean};
type Slice = Agreement["slices"][number];
type Part = NonNullable<Slice["split"]>[number];
const names: Record<Part["source"], string> = {
  candidate: "Candidate",
  focus: "Area",
  interviewer: "Interviewer",
  interview: "This interview",
  rest: "Rest"
};

/** What makes two votes differ: shares of the variance, with the lever each answers to. */
export function varianceSplit({split}: Slice): HTMLElement {
  const parts = split ?? [];
  const candidate = parts.find(({source}) => source === "candidate");
  const interviewer = parts.find(({source}) => source === "interviewer");
  return chartCard({
    title: candidate
      ? `Of what makes single votes differ, ${percent(candidate.share)} is the candidate and ${percent(interviewer?.share)} the interviewer's own bar`
      : "What makes votes differ cannot be told yet",
    howToRead:
      "the bars add up to all that makes two votes differ. The table below says what each part means and what would change it.",
    alternative: parts.map(({source, share}) => `${names[source]} ${percent(share)}`).join(", ") + ".",
    chart: parts.length > 0 ? (width) => draw(parts, width) : null,
    empty: "Too few loops with two or more votes that differ to split what makes them so.",
    table: sortableTable(parts, {
      caption: "Where the differences between votes come from",
      name: "variance-split",
      columns: [
        {label: "Source", value: ({source}) => names[source]},
        amount("Share", ({share}) => share, percent),
        {label: "What it is", value: ({meaning}) => meaning},
        {label: "What would change it", value: ({lever}) => lever}
      ]
    }),
    name: "variance-split"
  });
}

function draw(parts: readonly Part[], width: number): Element {
  const bars = parts.map(({source, share}) => ({label: names[source], share, candidate: source === "candidate"}));
  return plot({
    width,
    height: 78 + bars.length * 34,
    marginLeft: labelMargin(
      bars.map(({label}) => label),
      width
    ),
    marginRight: 50,
    marginBottom: 48,
    x: {label: "share of what makes single votes differ, % →", percent: true, domain: [0, 100], ticks: 4, grid: true},
    y: {label: null, domain: bars.map(({label}) => label)},
    marks: [
      Plot.barX(bars, {y: "label", x: "share", fill: ({candidate}: Bar) => (candidate ? accent : context)}),
      Plot.text(bars, {y: "label", x: "share", text: ({share}: Bar) => percent(share), textAnchor: "start", dx: 6}),
      Plot.ruleX([0])
    ]
  });
}
