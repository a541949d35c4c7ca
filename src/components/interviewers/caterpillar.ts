import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Interviewers, Person} from "../../contracts/interviewers.js";
import {coefficient, count, counted, percent, range} from "../../words/numbers.js";
import {alphabetical, interviewerSlug} from "../../words/people.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, context, faint, intervalPlot, type IntervalRow} from "../kit/chart.js";
import {scrollBox} from "../kit/picture.js";
import {verdictPill} from "../kit/verdict-pill.js";
import {amount, type Column, estimate, sortableTable} from "../kit/table.js";
import {sitePath} from "../kit/url.js";

/** Raw difference → adjusted and shrunk, with its interval; alphabetical, because it is no league table. */
export function caterpillar(data: Interviewers): HTMLElement {
  const people = alphabetical(data.people).filter(({deviation}) => deviation.value !== null);
  const acts = people.filter(({severityVerdict}) => severityVerdict === "act");
  return chartCard({
    title: titleOf(acts.length, people.length),
    howToRead: `each row is an interviewer. The small grey dot is their raw mean against all others; the arrow leads to what is left after allowing for whom they met, and shrinking what rests on few votes. The line is what is plausible (thin 90 %, thick 50 %). Only a line that lies almost wholly outside the shaded middle (±${coefficient(data.threshold)} points) is called a difference.`,
    alternative:
      acts.length === 0
        ? `None of ${counted(people.length, "interviewer")} differs clearly.`
        : `Clearly different: ${acts.map(inWords).join("; ")}.`,
    chart:
      people.length > 0
        ? (width) => scrollBox(draw(people, data.threshold, width), "Interviewers, alphabetical")
        : null,
    empty:
      data.people.length > 0
        ? "Nobody can be judged fairly: see above."
        : `No interviewer has ${data.leastVotes} votes on candidates on whom others voted too, and differently.`,
    table: interviewerTable(data),
    name: "interviewers"
  });
}

function titleOf(acts: number, all: number): string {
  if (all === 0) return "Nobody can be compared yet";
  if (acts === 0 && all === 1) return "One interviewer can be compared, and is not clearly different from their peers";
  if (acts === 0) return `None of ${counted(all, "interviewer")} votes clearly differently from their peers`;
  return `${count(acts)} of ${counted(all, "interviewer")} ${acts === 1 ? "votes" : "vote"} clearly differently from their peers`;
}

function inWords({interviewer, deviation, votes, probability}: Person): string {
  return `${interviewer} ${coefficient(deviation.value)} points (${range(deviation.interval, coefficient)}), ${counted(votes, "vote")}, probability of a difference ${percent(probability)}`;
}

function draw(people: readonly Person[], threshold: number, width: number): Element {
  const rows = people.map(({interviewer, deviation, severityVerdict}): IntervalRow => ({
    label: interviewer,
    ...deviation,
    ...(severityVerdict === "act" ? {colour: accent} : {})
  }));
  const ends = people.flatMap(({raw, deviation}) => [raw, ...(deviation.interval ?? [])]).map(Math.abs);
  const reach = Math.max(0.75, ...ends) * 1.05;
  const narrow = width < 500;
  return intervalPlot(rows, width, {
    frame: 90,
    row: 22,
    marginRight: narrow ? 12 : 60,
    marginTop: 44,
    x: {label: "vote points: ← harsher · more lenient →", labelAnchor: "center", axis: "top", domain: [-reach, reach]},
    behind: [
      Plot.rectX([threshold], {x1: (t: number) => -t, x2: (t: number) => t, fill: faint, fillOpacity: 0.1}),
      Plot.ruleX([0], {stroke: faint}),
      Plot.arrow(people, {
        y1: "interviewer",
        y2: "interviewer",
        x1: "raw",
        x2: (person: Person) => person.deviation.value,
        stroke: context,
        strokeOpacity: 0.6,
        headLength: 4
      }),
      Plot.dot(people, {y: "interviewer", x: "raw", r: 2.5, fill: context})
    ],
    before: narrow
      ? []
      : [
          Plot.text(people, {
            y: "interviewer",
            text: ({votes}: Person) => `n ${count(votes)}`,
            frameAnchor: "right",
            dx: 54,
            fill: faint
          })
        ]
  });
}

/** All that is said of each interviewer, alphabetical; each name leads to their page. */
export function interviewerTable({people, groups, model}: Interviewers): HTMLElement {
  const group: Column<Person>[] =
    (groups ?? 1) > 1 ? [{label: "Group", numeric: true, value: (person) => person.group}] : [];
  const other: Column<Person>[] = model?.otherwise
    ? [amount("The other way", ({otherwise}) => otherwise, coefficient)]
    : [];
  return sortableTable(alphabetical(people), {
    caption: "Interviewers, alphabetical",
    name: "interviewers",
    columns: [
      {
        label: "Interviewer",
        value: ({interviewer}) => interviewer,
        format: ({interviewer}) =>
          html`<a href=${sitePath(`interviewers/${interviewerSlug(interviewer)}`)}>${interviewer}</a>`
      },
      ...group,
      amount("Votes", ({votes}) => votes, count),
      {
        label: "Verdict",
        value: ({severityVerdict}) => severityVerdict,
        format: ({severityVerdict}) => verdictPill({verdict: severityVerdict})
      },
      estimate("Difference, points", ({deviation}) => deviation, coefficient),
      ...other,
      amount("Raw difference", ({raw}) => raw, coefficient),
      estimate("Consistency", ({consistency}) => consistency, coefficient),
      estimate("Hours to feedback", ({hours}) => hours, count),
      estimate("After the debrief", ({afterDebrief}) => afterDebrief, percent),
      amount("No data", ({noData}) => noData, percent)
    ]
  });
}

/** How far a first impression colours all ratings of a scorecard. */
export function haloNote({halo: {within, across}}: Interviewers): HTMLElement {
  return html`<section class="card" aria-label="Halo">
    <h3>Do ratings of one scorecard move together?</h3>
    <p>
      ${
        within === null || across === null
          ? "No attribute is rated by two interviewers of the same candidate, so an overall impression cannot be told from real strength."
          : `Ratings of different attributes on one scorecard correlate ${coefficient(within)}; the same attribute rated by two interviewers of the candidate correlates ${coefficient(across)}. ${within > across ? `The surplus of ${coefficient(within - across)} is at most what an overall impression adds: a scorecard then holds fewer separate facts than it has ratings.` : "There is no sign that an overall impression colours the parts."}`
      }
    </p>
  </section>`;
}
