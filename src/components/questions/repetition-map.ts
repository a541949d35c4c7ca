import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Questions} from "../../contracts/questions.js";
import {clusterItems} from "../../statistics/questions/cluster-questions.js";
import {coefficient, counted, withInterval} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, background, ink, plot} from "../kit/chart.js";
import {scrollBox} from "../kit/picture.js";
import {intervalTable} from "../kit/table.js";

type Pair = Questions["pairs"][number];
const side = 17;
const treeWidth = 150;
const mostShown = 24;

/** The questions closest to another one, ordered so that alike ones stand together, with their tree. */
export function repetitionMap({pairs: all, leastPairs}: Questions): HTMLElement {
  const names = closestQuestions(all);
  const pairs = all.filter(({first, second}) => names.includes(first) && names.includes(second));
  const at = new Map(names.map((name, i) => [name, i]));
  // Pairs that nobody can compare are as far apart as can be.
  const distance: number[][] = names.map((_, i) => names.map((__, j) => (i === j ? 0 : 1)));
  for (const {first, second, partial} of pairs) {
    const apart = 1 - Math.abs(partial.value ?? 0);
    distance[at.get(first)!]![at.get(second)!] = apart;
    distance[at.get(second)!]![at.get(first)!] = apart;
  }
  const {merges, order} = clusterItems(distance);
  const closest = [...pairs].sort((a, b) => (b.partial.value ?? -2) - (a.partial.value ?? -2))[0];
  return chartCard({
    title: closest ? "Which questions stand close together" : "No two questions are asked together often enough",
    subtitle: `${names.length > 0 ? `The ${names.length} closest of all questions` : "All questions"}: stronger goes together more, orange gets one answer twice; loops with both`,
    howToRead: `The tree joins questions at 1 less their correlation: what joins far left is nearly one question. ${plannedWords(pairs)}`,
    alternative: closest
      ? `${closest.first} and ${closest.second} ${withInterval(closest.partial.value, closest.partial.interval, coefficient)}.`
      : "Nothing drawn.",
    chart:
      names.length > 1 ? (width) => scrollBox(draw(names, pairs, merges, order, width), "Pairs of questions") : null,
    empty: `A pair is compared once ${leastPairs} loops had both questions.`,
    table: intervalTable(
      pairs.map(({first, second, partial}) => ({label: `${first} and ${second}`, ...partial})),
      {
        caption: "Pairs of questions: correlation given the other questions",
        name: "question-repetition-map",
        row: "Pair",
        value: "Correlation",
        format: coefficient,
        n: "Loops"
      }
    ),
    name: "question-repetition-map"
  });
}

/** What the marks of the map say of pairs that loops plan: two interviewers on one attribute. */
function plannedWords(pairs: readonly Pair[]): string {
  const planned = pairs.filter(({kind}) => kind === "same data point").length;
  const meaning = "both questions assess the same attribute and are mostly asked by different interviewers";
  return planned > 0
    ? `A dot marks a planned second view: ${meaning}. Without it one interviewer asks both, which is no second view, or two questions meet that were not meant to.`
    : `None of these pairs is a planned second view, in which ${meaning}: here one interviewer asks both, or two questions meet that were not meant to.`;
}

/** At most `mostShown` questions, those with the highest correlation with any other. */
function closestQuestions(pairs: readonly Pair[]): string[] {
  const highest = new Map<string, number>();
  for (const {first, second, partial} of pairs)
    for (const name of [first, second])
      highest.set(name, Math.max(highest.get(name) ?? -1, Math.abs(partial.value ?? 0)));
  return [...highest]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostShown)
    .map(([name]) => name)
    .sort((a, b) => a.localeCompare(b, "en", {numeric: true}));
}

function draw(
  names: readonly string[],
  pairs: readonly Pair[],
  merges: ReturnType<typeof clusterItems>["merges"],
  order: readonly number[],
  width: number
): Element {
  const ordered = order.map((i) => names[i]!);
  const short = (name: string): string =>
    width < 500 && name.length > 16 ? `${name.slice(0, 8)}…${name.slice(-6)}` : name;
  const both = pairs.flatMap((pair) => [pair, {...pair, first: pair.second, second: pair.first}]);
  const marginLeft = Math.min(220, 14 + 7.4 * Math.max(...ordered.map((name) => short(name).length)));
  const height = 30 + side * ordered.length;
  const cells = plot({
    width: marginLeft + side * ordered.length,
    height,
    marginLeft,
    marginTop: 20,
    marginRight: 0,
    marginBottom: 10,
    x: {axis: null, domain: ordered, padding: 0},
    y: {label: null, domain: ordered, padding: 0, round: false, tickFormat: short, tickSize: 0},
    marks: [
      Plot.cell(both, {
        x: "first",
        y: "second",
        fill: ({verdict}: Pair) => (verdict === "act" ? accent : ink),
        fillOpacity: ({partial}: Pair) => 0.05 + 0.9 * Math.max(0, partial.value ?? 0),
        inset: 0.5,
        title: ({first, second, partial, loops}: Pair) =>
          `${first} and ${second}\n${withInterval(partial.value, partial.interval, coefficient)}, ${counted(loops, "loop")}`
      }),
      Plot.dot(
        both.filter(({kind}) => kind === "same data point"),
        {x: "first", y: "second", r: 3, fill: background, stroke: ink}
      )
    ]
  });
  const branches = tree(names, merges, order, height);
  // Neither may shrink: rows of the map and leaves of the tree have to meet.
  for (const part of [cells, branches]) Object.assign(part.style, {maxWidth: "none", flex: "none"});
  return html`<div style="display: flex">${cells}${branches}</div>`;
}

/** Branches with their merge heights, leaves on the rows of the map. */
function tree(
  names: readonly string[],
  merges: ReturnType<typeof clusterItems>["merges"],
  order: readonly number[],
  height: number
): SVGSVGElement | HTMLElement {
  const nodes = names.map((_, i) => ({x: 0, y: order.indexOf(i)}));
  const links: {x1: number; y1: number; x2: number; y2: number}[] = [];
  for (const {left, right, height: x} of merges) {
    const [a, b] = [nodes[left]!, nodes[right]!];
    links.push(
      {x1: a.x, y1: a.y, x2: x, y2: a.y},
      {x1: b.x, y1: b.y, x2: x, y2: b.y},
      {x1: x, y1: a.y, x2: x, y2: b.y}
    );
    nodes.push({x, y: (a.y + b.y) / 2});
  }
  return plot({
    width: treeWidth,
    height,
    marginLeft: 4,
    marginTop: 20,
    marginRight: 14,
    marginBottom: 10,
    x: {domain: [0, 1], axis: "top", ticks: 2, label: null},
    y: {domain: [names.length - 0.5, -0.5], axis: null},
    marks: [Plot.link(links, {x1: "x1", y1: "y1", x2: "x2", y2: "y2", stroke: ink, strokeWidth: 1})]
  });
}
