import * as Plot from "@observablehq/plot";
import type {QuestionDetails} from "../contracts/question-details.js";
import {figure} from "./figure.js";
import {percent, withInterval} from "../words/numbers.js";
import {chartStyle, intervalMarks, labelMargin} from "./interval-marks.js";
import {faint} from "./palette.js";
import {sortableTable} from "./sortable-table.js";

/** What each family of questions adds to all others, as a share of the variance of the others' votes. */
export function questionFamilies({families}: QuestionDetails): HTMLElement {
  const all = families.reduce((sum, {share}) => sum + share, 0);
  return figure({
    title:
      families.length === 0
        ? "What each attribute adds cannot be told yet"
        : `All attributes together account for ${percent(all)} of the differences between the others’ votes`,
    howToRead:
      "each row is an attribute with all its questions; the dot is what knowing its ratings adds, averaged over every order in which attributes could be taken in, the line what is plausible (thin 90 %, thick 50 %). Families that tell the same share it between them. The most asked twelve are compared.",
    alternative: families
      .map(({family, share, interval}) => `${family} ${withInterval(share, interval, percent)}`)
      .join("; "),
    chart: families.length > 0 ? (width) => draw(families, width) : null,
    empty: "It takes two attributes that at least fifty loops rated both of.",
    table: sortableTable(families, {
      caption: "Attributes with what they add",
      name: "question-families",
      columns: [
        {label: "Attribute", value: ({family}) => family},
        {label: "Loops", numeric: true, value: ({loops}) => loops},
        {
          label: "Adds, plausible",
          numeric: true,
          value: ({share}) => share,
          format: ({share, interval}) => withInterval(share, interval, percent)
        }
      ]
    }),
    name: "question-families"
  });
}

function draw(families: QuestionDetails["families"], width: number): Element {
  const rows = families.map(({family, share, interval}) => ({
    label: family,
    value: 100 * share,
    interval: [100 * interval[0], 100 * interval[1]] as [number, number]
  }));
  const labels = rows.map(({label}) => label);
  return Plot.plot({
    width,
    height: 80 + rows.length * 28,
    marginLeft: labelMargin(labels, width),
    marginBottom: 44,
    marginRight: 20,
    style: chartStyle,
    x: {label: "% of the differences →", grid: true, ticks: width < 500 ? 4 : 8},
    y: {label: null, domain: labels},
    marks: [Plot.ruleX([0], {stroke: faint}), ...intervalMarks(rows)]
  });
}
