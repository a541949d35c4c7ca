import * as Plot from "@observablehq/plot";
import {html} from "htl";
import {mean, median, rollups} from "d3-array";
import type {Load} from "../../contracts/load.js";
import {count, counted} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, background, ink, plot} from "../kit/chart.js";
import {amount, sortableTable} from "../kit/table.js";

/** One person in the latest quarter. */
export interface PersonNow {
  interviewer: string;
  interviews: number;
  interviewsAWeek: number;
  hoursAWeek: number;
  /** Hours a week in the quarter before; null where hidden, or where there is none. */
  before: number | null;
}

/** From this share of the limit on somebody is near it. */
const near = 0.8;

/** Whoever is listed in the latest quarter, by pseudonym. */
export function peopleNow({people, latest, quarters}: Pick<Load, "people" | "latest" | "quarters">): PersonNow[] {
  const place = quarters.findIndex(({period}) => period === latest);
  const earlier = quarters[place - 1]?.period;
  return people.flatMap(({interviewer, quarters: own}) => {
    const now = own.find(({period}) => period === latest);
    if (!now || now.interviews === null || now.interviewsAWeek === null || now.hoursAWeek === null) return [];
    const before = own.find(({period}) => period === earlier)?.hoursAWeek ?? null;
    const {interviews, interviewsAWeek, hoursAWeek} = now;
    return [{interviewer, interviews, interviewsAWeek, hoursAWeek, before}];
  });
}

/** "above", "near", or nothing, by the limit that the configuration sets. */
export function besideLimit({interviewsAWeek}: Pick<PersonNow, "interviewsAWeek">, limit: number | null): string {
  if (limit === null) return "";
  return interviewsAWeek > limit ? "above" : interviewsAWeek >= near * limit ? "near" : "";
}

/** One decimal: "1.4". */
export function oneDecimal(value: number | null | undefined): string {
  return value === null || value === undefined ? "–" : value.toFixed(1);
}

/** People by their interviews a week: one dot each, nobody ranked. */
export function loadOfPeople(data: Load): HTMLElement {
  const {limit, latest, notListed, leastCandidates} = data;
  const rows = peopleNow(data);
  const middle = median(rows, ({interviewsAWeek}) => interviewsAWeek) ?? 0;
  const few = notListed
    ? ` Not shown: ${counted(notListed, "person", "people")} with fewer than ${leastCandidates} candidates, or who would give those away.`
    : "";
  return chartCard({
    title: loadTitle(rows.length, notListed ?? 0, middle),
    subtitle: `Interviews a week of each person, ${latest ?? ""}.${few}`,
    howToRead: `Each dot is a person; further right is more interviews a week, led or shadowed. Dots that would lie on each other are stacked. The line is ${limit === null ? "the mean of those shown; set load.interviews_per_week in plumbline.yaml to see your limit instead" : "the limit that your configuration sets"}.`,
    alternative: `Interviews a week of ${rows.length} people, from ${oneDecimal(Math.min(...rows.map((row) => row.interviewsAWeek)))} to ${oneDecimal(Math.max(...rows.map((row) => row.interviewsAWeek)))}; half have ${oneDecimal(middle)} or fewer.`,
    chart: rows.length === 0 ? null : (width) => draw(rows, {limit, width}),
    empty: nobodyShown(leastCandidates),
    table: loadTable(data),
    name: "load-of-people"
  });
}

/** What is known of the middle one: of people who met too few candidates to be shown nothing is. */
export function loadTitle(shown: number, hidden: number, middle: number): string {
  if (shown === 0) return "Interviews a week";
  if (hidden >= shown) return `${hidden} of ${shown + hidden} people cannot be shown`;
  return `Half of ${hidden > 0 ? "those shown" : "the people"} have ${oneDecimal(middle)} a week or fewer`;
}

function draw(rows: readonly PersonNow[], {limit, width}: {limit: number | null; width: number}): Element {
  const radius = rows.length > 150 ? 3 : width < 420 ? 4.5 : 6;
  const colour = (row: PersonNow): string => (besideLimit(row, limit) === "above" ? accent : ink);
  const each = mean(rows, ({interviewsAWeek}) => interviewsAWeek)!;
  const reference =
    limit === null
      ? {value: each, label: `mean of those shown ${oneDecimal(each)}`}
      : {value: limit, label: `your limit, ${limit}`};
  const tallest = rollups(
    rows,
    ({length}) => length,
    ({interviewsAWeek}) => Math.round(interviewsAWeek * 10)
  ).reduce((most, [, n]) => Math.max(most, n), 0);
  const title = ({interviewer, interviewsAWeek, hoursAWeek, interviews}: PersonNow): string =>
    `${interviewer}: ${oneDecimal(interviewsAWeek)} interviews a week\n${oneDecimal(hoursAWeek)} hours a week\nn = ${interviews}`;
  return plot({
    width,
    height: Math.max(210, 90 + 2.2 * radius * tallest),
    marginTop: 30,
    marginBottom: 44,
    x: {
      label: "interviews a week →",
      domain: [0, 1.05 * Math.max(reference.value, ...rows.map(({interviewsAWeek}) => interviewsAWeek))],
      ticks: 6
    },
    y: {axis: null},
    marks: [
      Plot.ruleX([reference], {x: "value", stroke: accent, strokeDasharray: "4 3", strokeWidth: 1.5}),
      Plot.text([reference], {x: "value", text: "label", frameAnchor: "top", dy: -16, fill: accent}),
      Plot.dot(
        rows,
        Plot.dodgeY("bottom", {
          x: "interviewsAWeek",
          r: radius,
          fill: colour,
          stroke: background,
          strokeWidth: 1,
          title,
          tip: true
        })
      )
    ]
  });
}

/** Everyone of the latest quarter, by pseudonym. */
export function loadTable(data: Load): HTMLElement {
  const {limit, latest} = data;
  return sortableTable(peopleNow(data), {
    caption: `Interviews and staff hours a week of each person, ${latest ?? ""}`,
    name: "load",
    ...(limit === null ? {} : {standsOut: (row: PersonNow) => besideLimit(row, limit) !== ""}),
    columns: [
      {label: "Interviewer", value: ({interviewer}) => interviewer},
      amount("Interviews", ({interviews}) => interviews, count),
      amount("Interviews a week", ({interviewsAWeek}) => interviewsAWeek, oneDecimal),
      amount("Hours a week", ({hoursAWeek}) => hoursAWeek, oneDecimal),
      amount("Hours a week, quarter before", ({before}) => before, oneDecimal, {
        missing: "Too few candidates in that quarter"
      }),
      ...(limit === null ? [] : [{label: "Limit", value: (row: PersonNow) => besideLimit(row, limit)}])
    ]
  });
}

/** Whoever met enough may be hidden too, beside others who did not. */
function nobodyShown(leastCandidates: number): string {
  return `Nobody met ${leastCandidates} candidates in the quarter, or can be shown.`;
}

/** Who is near or above the limit; where none is set, how to set one. */
export function limitInWords(data: Pick<Load, "people" | "latest" | "quarters" | "limit" | "leastCandidates">): string {
  const {limit} = data;
  if (peopleNow(data).length === 0) return nobodyShown(data.leastCandidates);
  if (limit === null)
    return "No limit is set. With load.interviews_per_week in plumbline.yaml this list says who is near it.";
  const beside = peopleNow(data).map((row) => besideLimit(row, limit));
  const count = (what: string): number => beside.filter((one) => one === what).length;
  return `Your limit is ${limit} interviews a week: ${count("above")} of ${beside.length} listed are above it, ${count("near")} near it (from ${oneDecimal(near * limit)}).`;
}

/** The same as a paragraph. */
export function limitNote(data: Load): HTMLElement {
  return html`<p>${limitInWords(data)}</p>`;
}
