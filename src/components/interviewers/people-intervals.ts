import * as Plot from "@observablehq/plot";
import type {Interviewers, Person} from "../../contracts/interviewers.js";
import type {PublishedEstimate} from "../../contracts/parts.js";
import {coefficient, count, counted, percent, withInterval} from "../../words/numbers.js";
import {alphabetical} from "../../words/people.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, faint, intervalPlot, type IntervalRow} from "../kit/chart.js";
import {scrollBox} from "../kit/picture.js";
import {verdictPill} from "../kit/verdict-pill.js";
import {estimate, sortableTable} from "../kit/table.js";

type Verdict = Person["severityVerdict"];

/** Are votes as predictable as those of peers? Residual variance of each interviewer over that of the others. */
export function consistencyChart({people}: Interviewers): HTMLElement {
  return peopleChart(people, {
    name: "consistency",
    empty: "Judged from 30 votes of one interviewer on.",
    of: ({consistency}) => consistency,
    verdict: ({consistencyVerdict}) => consistencyVerdict,
    title: (acts, all) =>
      acts === 0
        ? `None of ${counted(all, "interviewer")} is clearly more erratic or more uniform than peers`
        : `${count(acts)} of ${counted(all, "interviewer")} ${acts === 1 ? "is" : "are"} clearly more erratic or more uniform than peers`,
    table: sortableTable(alphabetical(people), {
      caption: "Consistency, alphabetical",
      name: "consistency",
      columns: [
        {label: "Interviewer", value: ({interviewer}) => interviewer},
        {label: "Votes", numeric: true, value: ({votes}) => votes},
        {
          label: "Verdict",
          value: ({consistencyVerdict}) => consistencyVerdict,
          format: ({consistencyVerdict}) => verdictPill({verdict: consistencyVerdict})
        },
        estimate("Residual variance, times peers’", ({consistency}) => consistency, coefficient)
      ]
    }),
    howToRead:
      "1 is like peers: what is left of the votes after candidate, area and own bar varies as much as others'. Above 1 is erratic, below 1 uniform. Shaded is the range that counts as like peers.",
    label: "residual variance, times peers' (log scale) →",
    format: coefficient,
    scale: {type: "log", ticks: [0.25, 0.5, 1, 2, 4], tickFormat: "~g"},
    shade: [0.6, 1.6],
    reference: 1
  });
}

/** How long feedback takes. */
export function hoursChart({feedback}: Interviewers): HTMLElement {
  return peopleChart(feedback, {
    name: "hours-to-feedback",
    empty: "Too few scorecards, or no times of day of interviews and submissions in the export.",
    of: ({hours}) => hours,
    verdict: ({verdict}) => verdict,
    title: (acts, all) =>
      acts === 0
        ? `None of ${counted(all, "interviewer")} is clearly late with feedback`
        : `${count(acts)} of ${counted(all, "interviewer")} ${acts === 1 ? "is" : "are"} clearly late with feedback`,
    table: feedbackTable(feedback),
    howToRead:
      "everyone whose feedback has times, also after the decision. Half of the feedback of each interviewer came sooner than the dot, half later; the line is what is plausible for that median. The dashed line is two days.",
    label: "median hours to feedback →",
    format: count,
    scale: {zero: true},
    shade: null,
    reference: 48
  });
}

function feedbackTable(feedback: Interviewers["feedback"]): HTMLElement {
  return sortableTable(alphabetical(feedback), {
    caption: "Feedback, alphabetical",
    name: "feedback",
    columns: [
      {label: "Interviewer", value: ({interviewer}) => interviewer},
      {label: "Scorecards", numeric: true, value: ({scorecards}) => scorecards},
      {label: "Verdict", value: ({verdict}) => verdict, format: ({verdict}) => verdictPill({verdict})},
      estimate("Hours to feedback", ({hours}) => hours, count),
      estimate("After the debrief", ({afterDebrief}) => afterDebrief, percent)
    ]
  });
}

interface PeopleChart<One> {
  name: string;
  empty: string;
  table: HTMLElement;
  of: (person: One) => PublishedEstimate;
  verdict: (person: One) => Verdict;
  title: (acts: number, all: number) => string;
  howToRead: string;
  label: string;
  format: (value: number | null | undefined) => string;
  scale: Plot.ScaleOptions;
  shade: [number, number] | null;
  reference: number;
}

function peopleChart<One extends {interviewer: string}>(
  everyone: readonly One[],
  options: PeopleChart<One>
): HTMLElement {
  const people = alphabetical(everyone).filter((person) => options.of(person).value !== null);
  const acts = people.filter((person) => options.verdict(person) === "act");
  const inWords = (person: One): string =>
    `${person.interviewer} ${withInterval(options.of(person).value, options.of(person).interval, options.format)}`;
  return chartCard({
    title:
      people.length === 0
        ? "Too few votes to say yet"
        : people.length === 1 && acts.length === 0
          ? "One interviewer has enough data, and stands out in nothing"
          : options.title(acts.length, people.length),
    howToRead: options.howToRead,
    alternative: acts.length === 0 ? "Nobody stands clearly apart." : `Clearly apart: ${acts.map(inWords).join("; ")}.`,
    chart: people.length > 0 ? (width) => scrollBox(draw(people, options, width), "Interviewers, alphabetical") : null,
    empty: options.empty,
    table: options.table,
    name: options.name
  });
}

function draw<One extends {interviewer: string}>(
  people: readonly One[],
  {of, verdict, label, scale, shade, reference}: PeopleChart<One>,
  width: number
): Element {
  const rows = people.map((person): IntervalRow => ({
    label: person.interviewer,
    ...of(person),
    ...(verdict(person) === "act" ? {colour: accent} : {})
  }));
  return intervalPlot(rows, width, {
    frame: 80,
    row: 20,
    marginRight: 16,
    marginTop: 40,
    x: {label, axis: "top", labelAnchor: "center", ticks: width < 500 ? 4 : undefined, ...scale},
    behind: [
      shade
        ? Plot.rectX([shade], {x1: (d: number[]) => d[0], x2: (d: number[]) => d[1], fill: faint, fillOpacity: 0.1})
        : null,
      Plot.ruleX([reference], {stroke: faint, strokeDasharray: "4,3"})
    ]
  });
}
