import * as Plot from "@observablehq/plot";
import type {Agreement} from "../../contracts/agreement.js";
import {counted, percent} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, background, context, ink, plot} from "../kit/chart.js";
import {amount, sortableTable} from "../kit/table.js";

type Slice = Agreement["slices"][number];
type Part = NonNullable<Slice["split"]>[number];
const names: Record<Part["source"], string> = {
  candidate: "the candidate",
  focus: "the area",
  interviewer: "the interviewer's bar",
  interview: "this interview, seen alike by two",
  rest: "everything else"
};
const colours: Record<Part["source"], string> = {
  candidate: ink,
  focus: "color-mix(in srgb, var(--plumbline-context) 75%, var(--plumbline-card))",
  interviewer: accent,
  interview: "color-mix(in srgb, var(--plumbline-context) 45%, var(--plumbline-card))",
  rest: "color-mix(in srgb, var(--plumbline-context) 25%, var(--plumbline-card))"
};

/** What makes two votes differ: the parts of one whole, with what each answers to. */
export function varianceSplit({split, loops}: Slice): HTMLElement {
  const parts = split ?? [];
  return chartCard({
    title: splitTitle(parts),
    subtitle: `What makes single votes differ, in 100 parts${parts.length > 0 ? `; ${counted(loops, "loop")}` : ""}`,
    howToRead:
      "The bar is all that makes two votes differ. Its table says what each part means and what would change it.",
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

/** What a vote tells most of. */
export function splitTitle(parts: readonly Part[]): string {
  const of = (source: Part["source"]): number | undefined => parts.find((part) => part.source === source)?.share;
  const [candidate, interviewer] = [of("candidate"), of("interviewer")];
  if (candidate === undefined || interviewer === undefined) return "What makes votes differ cannot be told yet";
  return `A vote is ${percent(candidate)} the candidate, ${percent(interviewer)} the interviewer's bar`;
}

function draw(parts: readonly Part[], width: number): Element {
  let from = 0;
  const bars = parts.map((part) => ({...part, from, to: (from += part.share)}));
  const line = 22;
  return plot({
    width,
    height: 52 + parts.length * line,
    margin: 0,
    marginLeft: 1,
    marginRight: 1,
    x: {axis: null, domain: [0, 1]},
    y: {axis: null, domain: [52 + parts.length * line, 0], range: [52 + parts.length * line, 0]},
    marks: [
      Plot.rect(bars, {
        x1: "from",
        x2: "to",
        y1: 0,
        y2: 34,
        fill: ({source}: Part) => colours[source],
        stroke: background,
        strokeWidth: 1,
        title: ({source, share}: Part) => `${names[source]}: ${percent(share)}`,
        tip: true
      }),
      ...parts.flatMap(({source, share}, index) => [
        Plot.rect([0], {
          x1: 0,
          x2: Math.min(0.03, 12 / width),
          y1: 46 + index * line,
          y2: 58 + index * line,
          fill: colours[source],
          stroke: context,
          strokeWidth: 0.5
        }),
        Plot.text([`${percent(share)}  ${names[source]}`], {
          x: 0,
          y: 52 + index * line,
          dx: 20,
          textAnchor: "start",
          text: String,
          fill: ink
        })
      ])
    ]
  });
}
