import * as Plot from "@observablehq/plot";
import type {Interviewers, Person} from "../contracts/interviewers.js";
import type {PublishedEstimate} from "../contracts/published-estimate.js";
import {alphabetical} from "./alphabetical.js";
import {figure} from "./figure.js";
import {coefficient, count, counted, withInterval} from "./format.js";
import {chartStyle, intervalMarks, labelMargin, type IntervalRow} from "./interval-marks.js";
import {accent, faint} from "./palette.js";
import {scrollBox} from "./scroll-box.js";

type Verdict = Person["severityVerdict"];

/** Are votes as predictable as those of peers? Residual variance of each interviewer over that of the others. */
export function consistencyChart({people}: Interviewers): HTMLElement {
  return peopleChart(people, {
    name: "consistency",
    of: ({consistency}) => consistency,
    verdict: ({consistencyVerdict}) => consistencyVerdict,
    title: (acts, all) =>
      acts === 0
        ? `None of ${counted(all, "interviewer")} is clearly more erratic or more uniform than peers`
        : `${count(acts)} of ${counted(all, "interviewer")} ${acts === 1 ? "is" : "are"} clearly more erratic or more uniform than peers`,
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
export function hoursChart({people}: Interviewers): HTMLElement {
  return peopleChart(people, {
    name: "hours-to-feedback",
    of: ({hours}) => hours,
    verdict: ({timelinessVerdict}) => timelinessVerdict,
    title: (acts, all) =>
      acts === 0
        ? `None of ${counted(all, "interviewer")} is clearly late with feedback`
        : `${count(acts)} of ${counted(all, "interviewer")} ${acts === 1 ? "is" : "are"} clearly late with feedback`,
    howToRead:
      "half of the feedback of each interviewer came sooner than the dot, half later; the line is what is plausible for that median. The dashed line is two days.",
    label: "median hours to feedback →",
    format: count,
    scale: {zero: true},
    shade: null,
    reference: 48
  });
}

interface PeopleChart {
  name: string;
  of: (person: Person) => PublishedEstimate;
  verdict: (person: Person) => Verdict;
  title: (acts: number, all: number) => string;
  howToRead: string;
  label: string;
  format: (value: number | null | undefined) => string;
  scale: Plot.ScaleOptions;
  shade: [number, number] | null;
  reference: number;
}

function peopleChart(everyone: readonly Person[], options: PeopleChart): HTMLElement {
  const people = alphabetical(everyone).filter((person) => options.of(person).value !== null);
  const acts = people.filter((person) => options.verdict(person) === "act");
  const inWords = (person: Person): string =>
    `${person.interviewer} ${withInterval(options.of(person).value, options.of(person).interval, options.format)}`;
  return figure({
    title: people.length === 0 ? "Too few votes to say yet" : options.title(acts.length, people.length),
    howToRead: options.howToRead,
    alternative: acts.length === 0 ? "Nobody stands clearly apart." : `Clearly apart: ${acts.map(inWords).join("; ")}.`,
    chart: people.length > 0 ? (width) => scrollBox(draw(people, options, width), "Interviewers, alphabetical") : null,
    empty: "Too few votes or no times of submission in the export.",
    name: options.name
  });
}

function draw(
  people: readonly Person[],
  {of, verdict, label, scale, shade, reference}: PeopleChart,
  width: number
): Element {
  const rows = people.map((person): IntervalRow => ({
    label: person.interviewer,
    ...of(person),
    ...(verdict(person) === "act" ? {colour: accent} : {})
  }));
  return Plot.plot({
    width,
    height: 80 + rows.length * 20,
    marginLeft: labelMargin(
      rows.map((row) => row.label),
      width
    ),
    marginRight: 16,
    marginTop: 40,
    style: chartStyle,
    x: {
      label,
      axis: "top",
      labelAnchor: "center",
      grid: true,
      ...(width < 500 && !("ticks" in scale) ? {ticks: 4} : {}),
      ...scale
    },
    y: {label: null, domain: rows.map((row) => row.label)},
    marks: [
      shade
        ? Plot.rectX([shade], {x1: (d: number[]) => d[0], x2: (d: number[]) => d[1], fill: faint, fillOpacity: 0.1})
        : null,
      Plot.ruleX([reference], {stroke: faint, strokeDasharray: "4,3"}),
      ...intervalMarks(rows)
    ]
  });
}
