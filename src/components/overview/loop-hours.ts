import * as Plot from "@observablehq/plot";
import {sum} from "d3-array";
import type {LoopHours} from "../../contracts/overview.js";
import {count, hours, withInterval} from "../../words/numbers.js";
import {inAll} from "../../words/finding.js";
import {voteInWords} from "../../words/votes.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, context, ink, plot} from "../kit/chart.js";
import {amount, estimate, sortableTable} from "../kit/table.js";

type Group = LoopHours["groups"][number];

/** Loops from which on a vote of the phone screen is judged. */
const fewest = 30;

/** Hours of loops by the phone screen before them, borderline in the accent, with what a hire took of each. */
export function loopHoursBars({groups, breakEven}: LoopHours): HTMLElement {
  const all = sum(groups, (group) => group.hours);
  const borderline = groups.find(({group}) => group === "borderline");
  const pays = breakEven?.value == null ? "" : `; a loop pays up to ${hours(breakEven.value)} a hire`;
  return chartCard({
    title: borderline
      ? `${sentenceShare(borderline.hours / all)} loop hours come after a borderline screen`
      : "Where the hours of loops go",
    subtitle: `Staff hours of all decided loops, by the phone screen before them${pays}`,
    howToRead:
      "A bar is the staff hours of all decided loops after that vote of the phone screen, by your cost sheet. Beside it the hours that one hire took. Pale: fewer than 30 loops.",
    alternative: groups
      .map(({group, hours: mine, perHire}) => `${voteInWords(group)} ${hours(mine)}, ${hours(perHire.value)} a hire`)
      .join("; "),
    chart: (width) => draw(groups, width),
    table: sortableTable(groups, {
      caption: "Hours of decided loops by the phone screen before them",
      name: "loop-hours",
      columns: [
        {label: "Phone screen", value: ({group}) => voteInWords(group)},
        amount("Decided loops", ({loops}: Group) => loops, count),
        amount("Staff hours", ({hours: mine}: Group) => mine, hours),
        amount("Hires", ({hires}: Group) => hires, count),
        estimate("Hours per hire", ({perHire}: Group) => perHire, hours, {missing: "no hire"})
      ]
    }),
    name: "loop-hours"
  });
}

/** "A third of", "About 1 in 5". */
function sentenceShare(share: number): string {
  const parts: readonly [number, string][] = [
    [1 / 4, "A quarter of"],
    [1 / 3, "A third of"],
    [1 / 2, "Half of"],
    [2 / 3, "Two thirds of"]
  ];
  const near = parts.find(([part]) => Math.abs(part - share) < 0.02)?.[1];
  const said = inAll(share);
  return near ?? `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
}

function draw(groups: readonly Group[], width: number): Element {
  const name = ({group}: Group): string => voteInWords(group);
  const words = ({hours: mine, perHire}: Group): string =>
    `${hours(mine)} · ${perHire.value === null ? "no hire" : `${withInterval(perHire.value, perHire.interval, count)} h a hire`}`;
  return plot({
    width,
    height: 20 + groups.length * 66,
    marginLeft: 8,
    marginRight: 8,
    marginTop: 8,
    marginBottom: 8,
    x: {axis: null},
    y: {axis: null, domain: groups.map(name)},
    marks: [
      Plot.barX(groups, {
        y: name,
        x: "hours",
        fill: ({group}: Group) => (group === "borderline" ? accent : ink),
        fillOpacity: ({loops}: Group) => (loops < fewest ? 0.45 : 1),
        insetTop: 26,
        insetBottom: 8,
        rx: 3,
        title: (one: Group) => `${name(one)}\n${words(one)}\nn = ${count(one.loops)} decided loops`,
        tip: true
      }),
      Plot.text(groups, {y: name, frameAnchor: "left", text: name, dy: -18, fontWeight: 700}),
      Plot.text(groups, {y: name, frameAnchor: "right", text: words, dy: -18, fill: context})
    ]
  });
}
