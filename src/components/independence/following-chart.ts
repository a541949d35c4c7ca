import * as Plot from "@observablehq/plot";
import type {Independence} from "../../contracts/independence.js";
import {count, points} from "../../words/numbers.js";
import {alphabetical} from "../../words/people.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, faint, intervalPlot, type IntervalRow} from "../kit/chart.js";
import {scrollBox} from "../kit/picture.js";
import {amount, sortableTable} from "../kit/table.js";

const everyone = "All votes";

/** Do votes match a lead that was visible more often than one that was not? All together first, then people. */
export function followingChart({following, people, leastVotes}: Independence): HTMLElement {
  const shown = alphabetical(people);
  const enough = (following.loops ?? 0) >= following.leastLoops;
  const rows: IntervalRow[] = [
    {label: everyone, ...following.excess, n: following.loops, faint: !enough},
    ...shown.map(({interviewer, excess, votes, verdict}) => ({
      label: interviewer,
      ...excess,
      n: votes,
      ...(verdict === "act" ? {colour: accent} : {})
    }))
  ];
  return chartCard({
    title: titleOf({following, enough}),
    subtitle: "Votes that match a lead they could see, beyond those that match one they could not; points",
    howToRead: `Right of zero means following; the line is the 90 % interval. People are shown from ${leastVotes} such votes on; among many, one in twenty lies right of zero by chance.`,
    alternative: `All votes: ${points(following.excess.value)}${following.detectable === null ? "" : `; these data would find ${points(following.detectable)}`}.`,
    chart:
      following.excess.value === null
        ? null
        : (width) => scrollBox(draw(rows, width), "All votes, then interviewers, alphabetical"),
    empty: "There are no votes of both kinds, after a visible and after a hidden lead, to compare.",
    table: sortableTable(shown, {
      caption: "Matches with a visible lead, by interviewer",
      name: "following",
      columns: [
        {label: "Interviewer", value: ({interviewer}) => interviewer},
        {label: "Votes", numeric: true, value: ({votes}) => votes},
        {label: "Lead visible", numeric: true, value: ({visible}) => visible},
        amount("More matches", ({excess}) => excess.value, points),
        amount("Low", ({excess}) => excess.interval?.[0] ?? null, points),
        amount("High", ({excess}) => excess.interval?.[1] ?? null, points)
      ]
    }),
    name: "following"
  });
}

function titleOf({following, enough}: {following: Independence["following"]; enough: boolean}): string {
  if (following.excess.value === null) return "Whether votes follow each other cannot be told";
  if (!enough) return `Too few loops: ${count(following.loops)}, of ${count(following.leastLoops)} that it takes`;
  const [low] = following.excess.interval ?? [-1];
  if (low > 0.01) return "Votes follow a lead that they could see";
  return "Votes do not clearly follow a lead they could see";
}

function draw(rows: IntervalRow[], width: number): Element {
  return intervalPlot(rows, width, {
    frame: 80,
    row: 22,
    marginRight: 16,
    marginTop: 40,
    x: {label: "more matches when visible, points →", axis: "top", labelAnchor: "center", percent: true},
    format: points,
    behind: [Plot.ruleX([0], {stroke: faint})]
  });
}
