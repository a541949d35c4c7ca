import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Screen} from "../../contracts/screen.js";
import {coefficient, count, counted, percent, range, withInterval} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {background, context, ends, faint, ink, labelMargin, plot} from "../kit/chart.js";
import {intervalTable} from "../kit/table.js";
import type {JudgedGroup, Judgement} from "./judgement.js";

const least = 30;
/** Below it a share is told as a count. */
const fewerThan = 30;

/** Chance of a clear loop by screen vote: what the interviewers say, before anyone decides. */
export function clearLoopsChart({groups}: Judgement): HTMLElement {
  const seen = groups.filter(({clear}) => clear.value !== null);
  return chartCard({
    title: titleOf(seen),
    howToRead:
      "a loop is clear when more than half of its first votes are yes. The dot is the share of clear loops after that screen vote, the line what is plausible (90 %), hollow with fewer than 30 loops. It rests on first votes, not on the final decision, in which the screening manager often has a say.",
    alternative: seen
      .map(
        ({label, clear}) =>
          `${label}: ${withInterval(clear.value, clear.interval, percent)} of ${counted(clear.n, "loop")} clear.`
      )
      .join(" "),
    chart: seen.length > 0 ? (width) => draw(groups, seen, width) : null,
    empty: "No loop after a phone screen has votes and a decision yet.",
    table: intervalTable(
      seen.map(({label, clear}) => ({label, ...clear})),
      {
        caption: "Chance of a clear loop by screen vote",
        name: "clear-loops-by-screen-vote",
        row: "Screen vote",
        value: "Clear loops",
        format: percent,
        n: "Loops"
      }
    ),
    name: "clear-loops-by-screen-vote"
  });
}

function titleOf(seen: readonly JudgedGroup[]): string {
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last || first === last) return "How often is the loop clear?";
  if (Math.min(first.clear.n, last.clear.n) < fewerThan)
    return `Clear loops: ${counts(first)} after ${first.label}, ${counts(last)} after ${last.label} screens`;
  const apart = first.clear.interval![0] > last.clear.interval![1];
  return apart
    ? `Loops are clear more often after ${first.label} (${percent(first.clear.value)}) than after ${last.label} screens (${percent(last.clear.value)})`
    : `Clear loops: ${percent(first.clear.value)} after ${first.label}, ${percent(last.clear.value)} after ${last.label} screens`;
}

function counts({counts: {clear}, clear: {n}}: JudgedGroup): string {
  return `${count(clear)} of ${count(n)}`;
}

function draw(groups: readonly JudgedGroup[], seen: readonly JudgedGroup[], width: number): Element {
  const name = ({label}: JudgedGroup): string => label;
  const colour = ({clear}: JudgedGroup): string => (clear.n >= least ? ink : context);
  return plot({
    width,
    height: 70 + groups.length * 36,
    marginLeft: labelMargin(groups.map(name), width),
    marginRight: 60,
    marginBottom: 46,
    x: {label: "chance of a clear loop →", percent: true, domain: [0, 100], ticks: width < 500 ? 4 : 10, grid: true},
    y: {label: null, domain: groups.map(name)},
    marks: [
      Plot.ruleY(seen, {
        y: name,
        ...ends("x", (d: JudgedGroup) => d.clear.interval),
        stroke: colour,
        strokeWidth: 1.5
      }),
      Plot.dot(seen, {
        y: name,
        x: (d: JudgedGroup) => d.clear.value,
        r: 5,
        fill: (d: JudgedGroup) => (d.clear.n >= least ? ink : background),
        stroke: colour,
        strokeWidth: 2
      }),
      Plot.text(seen, {
        y: name,
        text: (d: JudgedGroup) => `n ${count(d.clear.n)}`,
        frameAnchor: "right",
        dx: 54,
        fill: faint,
        textAnchor: "end"
      })
    ]
  });
}

/** How screen and loop votes go together: raw first, corrected only as what it might be. */
export function validityNote(validity: Screen["validity"]): HTMLElement {
  if (validity === null)
    return html`<p class="empty">Too few candidates with both a screen vote and loop votes by others to tell.</p>`;
  const {n, raw, interval, restriction, corrected} = validity;
  return html`<div>
    <p>
      Among the ${count(n)} candidates who passed, screen vote and loop votes have a correlation of ${coefficient(raw)}
      (${range(interval, coefficient)}). Votes of those who passed vary only ${coefficient(restriction)} times as much
      as all screen votes, which makes the link look weaker than it is: among all screened candidates it may be about
      ${coefficient(corrected)}.
    </p>
    <p>
      The second figure assumes that the vote alone decides who passes, and equal steps between votes. It shows how much
      the first could be off; it is no measurement. Neither is a reason to move the bar.
    </p>
  </div>`;
}
