import * as Plot from "@observablehq/plot";
import type {QuestionDetails} from "../../contracts/question-details.js";
import type {Questions} from "../../contracts/questions.js";
import {mayBeAsHigh, mayBeAsLow} from "../../words/apart.js";
import {coefficient, count, counted, percent, withInterval} from "../../words/numbers.js";
import {inTitle} from "../../words/title.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, faint, inLines, intervalPlot, type IntervalRow, labelsAbove, rowWithLabelAbove} from "../kit/chart.js";
import {amount, estimate, sortableTable} from "../kit/table.js";

type Pair = Questions["pairs"][number];
const shownAtMost = 12;
const addUnlike = "Attributes clearly differ in what they add";

/** The pairs of questions whose ratings go together for reasons nothing else in the loop sees. */
export function questionPairs({pairs, leastPairs, thresholds}: Questions): HTMLElement {
  const repeated = pairs.filter(({verdict}) => verdict === "act");
  const drawn = pairs.slice(0, shownAtMost);
  return chartCard({
    title: pairsTitle(pairs),
    subtitle: `How alike two ratings are beyond the rest of the loop, ${drawn.length > 0 ? `the ${drawn.length} closest pairs of all questions` : "all questions"}; line: 90 %`,
    howToRead: `Only a line wholly right of the dashed one is called a repetition. A pair is compared once ${leastPairs} loops had both.`,
    alternative:
      repeated.length === 0
        ? "No pair is called a repetition."
        : `Repetitions: ${repeated.map((pair) => `${nameOf(pair)} ${withInterval(pair.partial.value, pair.partial.interval, coefficient)}`).join("; ")}.`,
    chart: drawn.length > 0 ? (width) => draw(drawn, thresholds.repeated, width) : null,
    empty: `A pair is compared once ${leastPairs} loops had both questions.`,
    table: pairTable(pairs),
    name: "question-pairs"
  });
}

/** How many pairs get one answer twice. */
export function pairsTitle(pairs: readonly Pick<Pair, "verdict">[]): string {
  if (pairs.length === 0) return "No two questions are asked together often enough";
  const repeated = pairs.filter(({verdict}) => verdict === "act").length;
  if (repeated === 0) return `None of ${counted(pairs.length, "pair")} gets one answer twice`;
  return `${count(repeated)} of ${counted(pairs.length, "pair")} ${repeated === 1 ? "gets" : "get"} one answer twice`;
}

function nameOf({first, second}: Pair): string {
  return `${first} + ${second}`;
}

function draw(pairs: readonly Pair[], repeated: number, width: number): Element {
  const rows = pairs.map((pair): IntervalRow => ({
    label: nameOf(pair),
    ...pair.partial,
    n: pair.loops,
    ...(pair.verdict === "act" ? {colour: accent} : {})
  }));
  const written = inLines(width);
  const isLong = rows.some(({label}) => written(label) !== label);
  return intervalPlot(rows, width, {
    frame: isLong ? 112 : 80,
    row: rowWithLabelAbove + (isLong ? 16 : 0),
    marginLeft: 8,
    marginRight: 20,
    marginTop: isLong ? 62 : 30,
    marginBottom: 24,
    x: {label: null, axis: "top"},
    y: {axis: null},
    behind: [
      Plot.ruleX([0], {stroke: faint}),
      Plot.ruleX([repeated], {stroke: accent, strokeDasharray: "4,3"}),
      Plot.text([repeated], {
        x: Number,
        text: () => "one answer from here on",
        frameAnchor: "bottom",
        dy: 18,
        fill: accent
      })
    ],
    before: [
      labelsAbove(
        rows.map(({label}) => label),
        written
      )
    ]
  });
}

function pairTable(pairs: readonly Pair[]): HTMLElement {
  return sortableTable(pairs, {
    caption: "Pairs of questions asked in the same loops",
    name: "question-pairs",
    columns: [
      {label: "Question", value: ({first}) => first},
      {label: "and", value: ({second}) => second},
      {label: "What it is", value: ({kind}) => kind},
      amount("Loops", ({loops}) => loops, count),
      amount("By the same interviewer", ({sameInterview}) => sameInterview, percent),
      estimate("Correlation (90 %)", ({partial}) => partial, coefficient)
    ]
  });
}

/** What each family of questions adds to all others, as a share of the variance of the others' votes. */
export function questionFamilies({families}: QuestionDetails): HTMLElement {
  const all = families.reduce((sum, {share}) => sum + share, 0);
  return chartCard({
    title: families.length === 0 ? "What each attribute adds cannot be told yet" : familiesTitle(families),
    subtitle: `What an attribute adds to foretelling the others' votes, %, all questions${families.length > 0 ? `; together ${percent(all)}` : ""}; line: 90 %`,
    howToRead:
      "Averaged over every order in which attributes could be taken in; attributes that tell the same share it. The twelve most asked are compared.",
    alternative: families
      .map(({family, share, interval}) => `${family} ${withInterval(share, interval, percent)}`)
      .join("; "),
    chart: families.length > 0 ? (width) => drawFamilies(families, width) : null,
    empty: "It takes two attributes that at least fifty loops rated both of.",
    table: sortableTable(families, {
      caption: "Attributes with what they add",
      name: "question-families",
      columns: [
        {label: "Attribute", value: ({family}) => family},
        {label: "Loops", numeric: true, value: ({loops}) => loops},
        estimate("Adds (90 %)", ({share, interval}) => ({value: share, interval}), percent)
      ]
    }),
    name: "question-families"
  });
}

/** The attribute that adds most, where its range lies clear of the least. */
export function familiesTitle(families: QuestionDetails["families"]): string {
  const sorted = [...families].sort((a, b) => b.share - a.share);
  const [most, least] = [sorted[0]!, sorted.at(-1)!];
  if (most.interval[0] <= least.interval[1]) return "No attribute clearly adds more than another";
  const isMost = !sorted.slice(1).some((one) => mayBeAsHigh(one, most));
  const isLeast = !sorted.slice(0, -1).some((one) => mayBeAsLow(one, least));
  if (isMost && isLeast) return inTitle(`${most.family} adds most, ${least.family} least`, addUnlike);
  if (isMost) return inTitle(`${most.family} adds most`, addUnlike);
  return inTitle(isLeast ? `${least.family} adds least` : `${most.family} adds more than ${least.family}`, addUnlike);
}

function drawFamilies(families: QuestionDetails["families"], width: number): Element {
  const rows = families.map(({family, loops, share, interval}) => ({
    label: family,
    n: loops,
    value: 100 * share,
    interval: [100 * interval[0], 100 * interval[1]] as [number, number]
  }));
  return intervalPlot(rows, width, {
    frame: 80,
    row: 28,
    marginBottom: 30,
    marginRight: 20,
    x: {label: null, tickFormat: (value: number) => `${value} %`},
    format: (value) => percent(value == null ? null : value / 100),
    behind: [Plot.ruleX([0], {stroke: faint})]
  });
}
