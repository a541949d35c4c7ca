import * as Plot from "@observablehq/plot";
import type {InterviewerDetails} from "../contracts/interviewer-details.js";
import {figure} from "./figure.js";
import {percent} from "../words/numbers.js";
import {chartStyle} from "./interval-marks.js";
import {accent, context} from "./palette.js";
import {sortableTable} from "./sortable-table.js";

type Detail = InterviewerDetails["people"][number];
type Point = Detail["scale"][number];
const names: Record<number, string> = {1: "strong no", 2: "no", 2.5: "mixed", 3: "yes", 4: "strong yes"};

/** Which votes the interviewer uses, beside everyone. */
export function interviewerScale({interviewer, scale}: Detail): HTMLElement {
  const nameOf = ({points}: Point): string => names[points] ?? String(points);
  return figure({
    title: `How ${interviewer} uses the scale, beside everyone`,
    howToRead:
      "the dot is the share of this interviewer's votes at each point of the scale, the grey bar everyone's. It depends on whom they met: read it together with the difference from others above.",
    alternative:
      scale.map((point) => `${nameOf(point)} ${percent(point.share)}, everyone ${percent(point.everyone)}`).join("; ") +
      ".",
    chart: (width) =>
      Plot.plot({
        width,
        height: 70 + scale.length * 34,
        marginLeft: 88,
        marginRight: 24,
        marginBottom: 48,
        style: chartStyle,
        x: {label: "share of votes, % →", percent: true, zero: true, ticks: 5, grid: true},
        y: {label: null, domain: scale.map(nameOf)},
        marks: [
          Plot.barX(scale, {y: nameOf, x: "everyone", fill: context, fillOpacity: 0.45, insetTop: 6, insetBottom: 6}),
          Plot.dot(scale, {y: nameOf, x: "share", r: 5, fill: accent})
        ]
      }),
    table: sortableTable(scale, {
      caption: `Votes of ${interviewer}, beside everyone`,
      name: "scale",
      columns: [
        {label: "Vote", value: nameOf},
        {label: interviewer, numeric: true, value: ({share}) => share, format: ({share}) => percent(share)},
        {label: "Everyone", numeric: true, value: ({everyone}) => everyone, format: ({everyone}) => percent(everyone)}
      ]
    }),
    name: "scale"
  });
}
