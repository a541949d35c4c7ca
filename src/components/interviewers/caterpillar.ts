import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Interviewers, Person} from "../../contracts/interviewers.js";
import {atStart, coefficient, count, counted, percent, range, spelled} from "../../words/numbers.js";
import {alphabetical, interviewerSlug} from "../../words/people.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, context, faint, intervalPlot, type IntervalRow} from "../kit/chart.js";
import {scrollBox} from "../kit/picture.js";
import {verdictPill} from "../kit/verdict-pill.js";
import {amount, type Column, estimate, sortableTable} from "../kit/table.js";
import {tiles} from "../kit/tiles.js";
import {sitePath} from "../kit/url.js";
import {peopleStrip} from "./strip.js";

/** The page's main chart: everyone's adjusted severity on one axis, by name only who is clearly apart. */
export function severityStrip(data: Interviewers): HTMLElement {
  const people = data.people.filter(({deviation}) => deviation.value !== null);
  const acts = alphabetical(people.filter(({severityVerdict}) => severityVerdict === "act"));
  return chartCard({
    title: titleOf(acts.length, people.length),
    subtitle: "Vote points above or below peers on like candidates; each dot an interviewer; line: 90 %",
    howToRead: `Each dot is one interviewer, allowing for whom they met. The shaded middle is ±${coefficient(data.threshold)} points; only who lies almost surely outside it is named. A dot leads to the interviewer's page.`,
    alternative:
      acts.length === 0
        ? `None of ${counted(people.length, "interviewer")} differs clearly.`
        : `Clearly different: ${acts.map(inWords).join("; ")}.`,
    chart:
      people.length > 0
        ? (width) =>
            peopleStrip(
              people.map(({interviewer, deviation, severityVerdict, votes}) => ({
                interviewer,
                estimate: deviation,
                apart: severityVerdict === "act",
                n: votes
              })),
              width,
              {
                shade: [-data.threshold, data.threshold],
                reference: {value: 0, label: "like peers"},
                ends: ["← stricter", "milder →"],
                format: coefficient,
                counted: "votes",
                scale: {domain: symmetric(people)},
                hasPage: () => true
              }
            )
        : null,
    empty:
      data.people.length > 0
        ? "Nobody can be judged fairly: see below."
        : `No interviewer has ${data.leastVotes} votes on candidates on whom others voted too, and differently.`,
    table: interviewerTable(data),
    name: "interviewers"
  });
}

function symmetric(people: readonly Person[]): [number, number] {
  const reach = Math.max(
    0.75,
    ...people.flatMap(({deviation: {interval, value}}) => [...(interval ?? []), value ?? 0]).map(Math.abs)
  );
  return [-reach * 1.05, reach * 1.05];
}

/** Raw difference → adjusted and shrunk, with its interval; alphabetical, because it is no league table. */
export function adjustedChart(data: Interviewers): HTMLElement {
  const people = alphabetical(data.people).filter(({deviation}) => deviation.value !== null);
  const acts = people.filter(({severityVerdict}) => severityVerdict === "act");
  return chartCard({
    title: "Before and after allowing for candidates met",
    subtitle: "Vote points above or below peers, alphabetical; small dot: raw, large: adjusted; line: 90 %",
    howToRead: `The small grey dot is their raw mean against all others; the large dot is what is left after allowing for whom they met, and for how few votes it rests on. Only a line almost wholly outside the shaded middle (±${coefficient(data.threshold)} points) is called a difference.`,
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
    table: sortableTable(people, {
      caption: "Raw and adjusted differences, alphabetical",
      name: "interviewers-adjusted",
      columns: [
        {label: "Interviewer", value: ({interviewer}) => interviewer},
        amount("Votes", ({votes}) => votes, count),
        amount("Raw difference", ({raw}) => raw, coefficient),
        estimate("Adjusted", ({deviation}) => deviation, coefficient)
      ]
    }),
    name: "interviewers-adjusted"
  });
}

/** How many stand clearly apart. */
export function titleOf(acts: number, all: number): string {
  if (all === 0) return "Nobody can be compared yet";
  if (acts === 0 && all === 1) return "The one who can be compared votes like peers";
  if (acts === 0) return `None of ${all} votes clearly differently`;
  return `${atStart(spelled(acts))} of ${all} ${acts === 1 ? "votes" : "vote"} clearly differently`;
}

function inWords({interviewer, deviation, votes, probability}: Person): string {
  return `${interviewer} ${coefficient(deviation.value)} points (${range(deviation.interval, coefficient)}), ${counted(votes, "vote")}, probability of a difference ${percent(probability)}`;
}

function draw(people: readonly Person[], threshold: number, width: number): Element {
  const rows = people.map(({interviewer, deviation, severityVerdict, votes}): IntervalRow => ({
    label: interviewer,
    ...deviation,
    n: votes,
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
    x: {
      label: "← stricter · vote points · milder →",
      labelArrow: "none",
      labelAnchor: "center",
      axis: "top",
      domain: [-reach, reach]
    },
    behind: [
      Plot.rectX([threshold], {x1: (t: number) => -t, x2: (t: number) => t, fill: faint, fillOpacity: 0.1}),
      Plot.ruleX([0], {stroke: faint}),
      // No dot of its own for the keyboard, which goes from person to person.
      Plot.text(people, {y: "interviewer", x: "raw", text: () => "•", fill: context})
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
function interviewerTable({people, groups, model}: Interviewers): HTMLElement {
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
    <h3>${haloTitle(within, across)}</h3>
    <p class="subtitle">How alike ratings are, 0 not at all to 1 wholly</p>
    ${
      within === null || across === null
        ? html`<p>
            Too few attributes, if any, were rated by two interviewers of one candidate to tell a first impression from
            real strength.
          </p>`
        : tiles(
            [
              {measure: "Different attributes, one scorecard", value: coefficient(within)},
              {measure: "One attribute, two interviewers", value: coefficient(across)}
            ],
            "How alike ratings are"
          )
    }
    ${
      within !== null && across !== null && within > across
        ? html`<p class="sure">
            A first impression adds at most ${coefficient(within - across)}: a scorecard holds fewer separate facts than
            ratings.
          </p>`
        : null
    }
  </section>`;
}

/** What the two correlations say of first impressions. */
export function haloTitle(within: number | null, across: number | null): string {
  if (within === null || across === null) return "Do ratings of one scorecard move together?";
  return within > across ? "Ratings of one scorecard move together" : "No sign that first impressions colour ratings";
}
