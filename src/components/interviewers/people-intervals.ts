import type {Interviewers} from "../../contracts/interviewers.js";
import {atStart, coefficient, count, hours, percent, spelled, withInterval} from "../../words/numbers.js";
import {alphabetical} from "../../words/people.js";
import {spanInWords, yearTitle} from "../../words/trend.js";
import {chartCard} from "../kit/chart-card.js";
import {quarterCard} from "../kit/quarter-card.js";
import {estimate, sortableTable} from "../kit/table.js";
import {verdictPill} from "../kit/verdict-pill.js";
import {peopleStrip, type StripPerson} from "./strip.js";

/** Are votes as predictable as those of peers? Residual variance of each interviewer over that of the others. */
export function consistencyChart({people}: Interviewers): HTMLElement {
  const strip = people.map(({interviewer, consistency, consistencyVerdict, votes}): StripPerson => ({
    interviewer,
    estimate: consistency,
    apart: consistencyVerdict === "act",
    n: votes
  }));
  return chartCard({
    title: apartTitle(strip, ["spreads votes clearly unlike peers", "spread votes clearly unlike peers"]),
    subtitle: "How much votes vary beyond candidate and area, times peers'; each dot an interviewer",
    howToRead:
      "1 is like peers. Above it votes vary more than others' on like candidates, below it less. Shaded is what counts as like peers.",
    alternative: alternativeOf(strip, coefficient),
    chart: strip.some(({estimate: {value}}) => value !== null)
      ? (width) =>
          peopleStrip(strip, width, {
            shade: [0.6, 1.6],
            reference: {value: 1, label: "like peers"},
            ends: ["← more even", "less even →"],
            format: coefficient,
            counted: "votes",
            scale: {type: "log", ticks: [0.4, 0.6, 0.8, 1, 1.25, 1.6, 2.5], tickFormat: "~g"},
            hasPage: () => true,
            height: 200
          })
      : null,
    empty: "It takes 30 votes of one interviewer to tell.",
    table: sortableTable(alphabetical(people), {
      caption: "Evenness of votes, alphabetical",
      name: "consistency",
      columns: [
        {label: "Interviewer", value: ({interviewer}) => interviewer},
        {label: "Votes", numeric: true, value: ({votes}) => votes},
        {
          label: "Verdict",
          value: ({consistencyVerdict}) => consistencyVerdict,
          format: ({consistencyVerdict}) => verdictPill({verdict: consistencyVerdict})
        },
        estimate("Scatter, times colleagues’", ({consistency}) => consistency, coefficient)
      ]
    }),
    name: "consistency"
  });
}

/** How long feedback takes. */
export function hoursChart({feedback, people}: Interviewers): HTMLElement {
  const pages = new Set(people.map(({interviewer}) => interviewer));
  const strip = feedback.map(({interviewer, hours: median, verdict, scorecards}): StripPerson => ({
    interviewer,
    estimate: median,
    apart: verdict === "act",
    n: scorecards
  }));
  return chartCard({
    title: apartTitle(strip, ["is clearly late with feedback", "are clearly late with feedback"], "scorecards"),
    subtitle: "Median hours from interview to feedback; each dot an interviewer; line: 90 %",
    howToRead: "Half of the feedback of each interviewer came sooner than the dot, half later.",
    alternative: alternativeOf(strip, hours),
    chart: strip.some(({estimate: {value}}) => value !== null)
      ? (width) =>
          peopleStrip(strip, width, {
            shade: null,
            reference: {value: 48, label: "two days"},
            ends: ["← sooner", "later →"],
            format: hours,
            counted: "scorecards",
            scale: {zero: true, tickFormat: (value: number) => `${value} h`},
            hasPage: (interviewer) => pages.has(interviewer),
            height: 200
          })
      : null,
    empty: "Too few scorecards, or no times of day of interviews and submissions in the export.",
    table: feedbackTable(feedback),
    name: "hours-to-feedback"
  });
}

/** Is feedback getting quicker? The median over everyone, by quarter. */
export function hoursTrend({hoursByQuarter}: Interviewers): HTMLElement {
  const {now} = hoursByQuarter;
  return quarterCard(hoursByQuarter, {
    title: hoursTitle,
    subtitle: `Median hours to feedback of everyone, by quarter; bars: 90 %${now ? `; last year: ${spanInWords(now)}` : ""}`,
    howToRead: "Hollow quarters are not over yet, and compared with nothing.",
    empty: "Fewer than two quarters have times of interviews and of their feedback.",
    format: hours,
    reference: {value: 48, label: "two days"},
    caption: "Median hours to feedback, by quarter",
    value: "Median hours",
    n: "Scorecards",
    name: "hours-by-quarter"
  });
}

/** How the wait for feedback moved in a year. */
export function hoursTitle(change: Interviewers["hoursByQuarter"]["change"]): string {
  return yearTitle(
    "Time to feedback",
    change,
    (value) => `Feedback comes ${hours(Math.abs(value))} ${value < 0 ? "sooner" : "later"} than a year before`
  );
}

/** "Two of 41 are clearly late with feedback". */
export function apartTitle(
  strip: readonly Pick<StripPerson, "estimate" | "apart">[],
  [one, several]: readonly [string, string],
  judgedBy = "votes"
): string {
  const known = strip.filter(({estimate: {value}}) => value !== null);
  const apart = known.filter((person) => person.apart).length;
  if (known.length === 0) return `Too few ${judgedBy} to say yet`;
  return `${apart === 0 ? "None" : atStart(spelled(apart))} of ${count(known.length)} ${apart < 2 ? one : several}`;
}

function alternativeOf(strip: readonly StripPerson[], format: (value: number | null | undefined) => string): string {
  const apart = alphabetical(strip.filter((person) => person.apart));
  return apart.length === 0
    ? "Nobody stands clearly apart."
    : `Clearly apart: ${apart.map(({interviewer, estimate: {value, interval}}) => `${interviewer} ${withInterval(value, interval, format)}`).join("; ")}.`;
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
