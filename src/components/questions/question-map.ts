import * as Plot from "@observablehq/plot";
import type {QuestionDetails} from "../../contracts/question-details.js";
import type {Question, Questions} from "../../contracts/questions.js";
import {atStart, counted, percent, spelled, withInterval} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, background, ink, plot} from "../kit/chart.js";
import {amount, estimate, sortableTable} from "../kit/table.js";
import {sitePath} from "../kit/url.js";
import {labelPlaces} from "./label-places.js";

/** Of two candidates, a coin would rate the wanted one higher as often. */
const coin = 0.5;

/**
 * The page's main chart: how often a question rates the wanted one of two candidates higher, against the minutes it takes;
 * what to change by name. Where minutes are not exported, along one axis.
 */
export function questionMap(
  chosen: readonly Question[],
  {pairs, leastRatings}: Questions,
  {questions}: QuestionDetails
): HTMLElement {
  const seen = chosen.filter(({signal}) => signal.auc.value !== null);
  const repeated = new Set(pairs.flatMap(({first, second, verdict}) => (verdict === "act" ? [first, second] : [])));
  const toChange = (question: Question): boolean => isToChange(question) || repeated.has(question.question);
  const slugs = new Map(questions.map(({question, slug}) => [question, slug]));
  const timed = seen.filter(({minutes}) => minutes !== null);
  const byMinutes = timed.length > seen.length / 2;
  return chartCard({
    title: mapTitle(seen),
    subtitle: `How often it rates the better-liked of two candidates higher, %${byMinutes ? ", by minutes asked" : ""}; each dot a question`,
    howToRead:
      "The others' votes decide who was wanted, never the votes of whoever asked, so that no question vouches for itself. At 50 % a coin would do as well. A dot leads to the question's page.",
    alternative: `${counted(seen.length, "question")}; to change: ${
      seen
        .filter(toChange)
        .map(({question, signal: {auc}}) => `${question} ${percent(auc.value)}`)
        .join(", ") || "none"
    }.`,
    chart:
      seen.length === 0
        ? null
        : (width) =>
            byMinutes ? drawByMinutes(timed, {toChange, slugs}, width) : drawAlone(seen, {toChange, slugs}, width),
    empty: chosen.some(({ratings}) => ratings !== null && ratings >= leastRatings)
      ? "No question of this choice can be judged by the others' votes."
      : `No question of this choice has ${leastRatings} ratings beside votes of others.`,
    table: sortableTable(seen, {
      caption: "How often the wanted one is rated higher, by question",
      name: "question-map",
      columns: [
        {label: "Question", value: ({question}) => question},
        amount(
          "Ratings",
          ({ratings}) => ratings,
          (value) => String(value ?? "–")
        ),
        estimate("Wanted one rated higher", ({signal}) => signal.auc, percent),
        {label: "Minutes", numeric: true, missing: "not exported", value: ({minutes}) => minutes}
      ]
    }),
    name: "question-map"
  });
}

/** Weak, leaked or changed, or left unrated too often. */
export function isToChange({signal, drift, noData}: Pick<Question, "signal" | "drift" | "noData">): boolean {
  return (
    (signal.verdict === "act" && signal.direction === "weak") || drift?.verdict === "act" || noData.verdict === "act"
  );
}

/** How many do no better than a coin. */
export function mapTitle(seen: readonly Pick<Question, "signal">[]): string {
  if (seen.length === 0) return "No question here can be judged yet";
  const weak = seen.filter(({signal}) => signal.verdict === "act" && signal.direction === "weak").length;
  return weak === 0
    ? "No question is shown to be a coin toss"
    : `${atStart(spelled(weak))} of ${seen.length} ${weak === 1 ? "does" : "do"} no better than a coin`;
}

interface Drawn {
  toChange: (question: Question) => boolean;
  slugs: ReadonlyMap<string, string>;
}

function tipOf({question, attribute, ratings, minutes, signal: {auc}}: Question): string {
  return [
    question,
    attribute ?? "",
    withInterval(auc.value, auc.interval, percent),
    ratings === null ? "" : counted(ratings, "rating"),
    minutes === null ? "" : `${minutes} minutes`
  ]
    .filter(Boolean)
    .join("\n");
}

/** As much of a name as fits beside its dot. */
function shortName({question}: Question): string {
  const name = question.replace(/\bquestion /i, "");
  return name.length > 22 ? `${name.slice(0, 21)}…` : name;
}

function lowest(seen: readonly Question[]): number {
  return Math.max(0, Math.floor(Math.min(0.4, ...seen.map(({signal}) => signal.auc.value! - 0.05)) * 10) / 10);
}

/** Questions of as many minutes stand beside each other, each always at its own place: −1 to 1. */
function asideOf(question: string): number {
  let sum = 0;
  for (const sign of question) sum = (sum * 31 + sign.codePointAt(0)!) % 1009;
  return (2 * sum) / 1008 - 1;
}

function drawByMinutes(seen: readonly Question[], {toChange, slugs}: Drawn, width: number): Element {
  const [named, others] = [seen.filter(toChange), seen.filter((question) => !toChange(question))];
  const longest = Math.max(...seen.map(({minutes}) => minutes!)) * 1.08;
  const x = ({question, minutes}: Question): number => minutes! + asideOf(question) * longest * 0.02;
  const y = ({signal}: Question): number => signal.auc.value!;
  const href = ({question}: Question): string => sitePath(`questions/${slugs.get(question)}`);
  const [least, height] = [lowest(seen), 290];
  const frame = {left: 48, right: width - 18, top: 10, bottom: height - 34};
  const pixels = (question: Question) => ({
    x: frame.left + (x(question) / longest) * (frame.right - frame.left),
    y: frame.top + ((1 - y(question)) / (1 - least)) * (frame.bottom - frame.top)
  });
  const places = labelPlaces(
    named.map((question) => ({...pixels(question), text: shortName(question)})),
    seen.map(pixels),
    frame
  );
  return plot({
    width,
    height,
    marginLeft: frame.left,
    marginRight: width - frame.right,
    marginTop: frame.top,
    marginBottom: height - frame.bottom,
    x: {label: null, domain: [0, longest], ticks: 5, tickFormat: (value: number) => `${value} min`},
    y: {label: null, domain: [least, 1], ticks: 5, grid: true, tickFormat: percent},
    marks: [
      Plot.ruleY([coin], {stroke: accent, strokeDasharray: "4 3", strokeWidth: 1.5}),
      Plot.text([coin], {
        y: Number,
        text: () => "coin toss",
        frameAnchor: "right",
        textAnchor: "end",
        dy: -8,
        fill: accent,
        stroke: background,
        strokeWidth: 4
      }),
      Plot.dot(others, {x, y, r: 5, fill: ink, fillOpacity: 0.5, href, target: "_self"}),
      Plot.ruleX(named, {
        x,
        y1: ({signal}: Question) => signal.auc.interval?.[0],
        y2: ({signal}: Question) => signal.auc.interval?.[1],
        stroke: accent,
        strokeWidth: 1.5
      }),
      // A name that had to give way to others says by a line whose it is.
      Plot.link(
        named.flatMap((question, at) => {
          const {isRight, dy} = places[at]!;
          const across = ((isRight ? 8 : -8) / (frame.right - frame.left)) * longest;
          const down = (dy / (frame.bottom - frame.top)) * (1 - least);
          return Math.abs(dy) > 16 ? [{x: x(question), y: y(question), across, down}] : [];
        }),
        {
          x1: "x",
          y1: "y",
          x2: (end: {x: number; across: number}) => end.x + end.across,
          y2: (end: {y: number; down: number}) => end.y - end.down,
          stroke: ink,
          strokeWidth: 1
        }
      ),
      Plot.dot(named, {x, y, r: 6, fill: accent, href, target: "_self"}),
      ...named.map((question, i) => {
        const {isRight, dy} = places[i]!;
        return Plot.text([question], {
          x,
          y,
          text: shortName,
          dx: isRight ? 10 : -10,
          dy,
          textAnchor: isRight ? "start" : "end",
          fill: ink,
          fontWeight: 700,
          stroke: background,
          strokeWidth: 4
        });
      }),
      Plot.tip(seen, Plot.pointer({x, y, title: tipOf}))
    ]
  });
}

function drawAlone(seen: readonly Question[], {toChange, slugs}: Drawn, width: number): Element {
  const x = ({signal}: Question): number => signal.auc.value!;
  return plot({
    width,
    height: 260,
    marginLeft: 18,
    marginRight: 18,
    marginTop: 22,
    marginBottom: 34,
    x: {label: null, domain: [lowest(seen), 1], ticks: 5, grid: true, tickFormat: percent},
    marks: [
      Plot.ruleX([coin], {stroke: accent, strokeDasharray: "4 3", strokeWidth: 1.5}),
      Plot.text([coin], {x: Number, text: () => "coin toss", frameAnchor: "top", dy: -14, fill: accent}),
      Plot.dot(
        seen,
        Plot.dodgeY("bottom", {
          x,
          r: 5,
          padding: 1.5,
          fill: (question: Question) => (toChange(question) ? accent : ink),
          fillOpacity: 0.75,
          href: ({question}: Question) => sitePath(`questions/${slugs.get(question)}`),
          target: "_self"
        })
      ),
      Plot.tip(seen, Plot.pointer(Plot.dodgeY("bottom", {x, r: 5, padding: 1.5, title: tipOf})))
    ]
  });
}
