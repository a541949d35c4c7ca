import * as Plot from "@observablehq/plot";
import type {LoopDesign} from "../../contracts/loop-design.js";
import {count, counted, hours, ordinal, points, range, withInterval} from "../../words/numbers.js";
import {spanInWords, yearTitle} from "../../words/trend.js";
import {chartCard} from "../kit/chart-card.js";
import {quarterCard} from "../kit/quarter-card.js";
import {accent, background, context, ends, ink, labelMargin, plot} from "../kit/chart.js";
import {amount, estimate, sortableTable} from "../kit/table.js";

type Size = LoopDesign["sizes"][number];

/** What each further interviewer adds to the offers made again: less and less, for the same hours each. */
export function interviewGainChart({sizes, interviewsPerLoop, leastLoops}: LoopDesign): HTMLElement {
  const now = Math.round(interviewsPerLoop ?? 0);
  const later = sizes.filter(({interviews, offersAgainGain}) => interviews > 1 && offersAgainGain.value !== null);
  return chartCard({
    title: later.length > 0 ? "Each further interviewer adds less" : "What each interviewer adds cannot be told yet",
    subtitle: "Points added to offers made again, by the n-th interviewer; line: 90 %",
    howToRead:
      "Each bar is what that interviewer adds to the share of offers that a second loop would make again; each takes the same hours.",
    alternative: later
      .map(({interviews, offersAgainGain}) => `interviewer ${interviews} adds ${points(offersAgainGain.value)}`)
      .join(", "),
    chart: later.length > 0 ? (width) => draw(later, now, width) : null,
    empty: `This needs ${count(leastLoops)} decided loops with two or more votes.`,
    table: sortableTable(sizes, {
      caption: "What each interview adds",
      name: "interview-gain",
      columns: [
        {label: "Interviews", numeric: true, value: ({interviews}) => interviews},
        estimate("Added to offers made again", ({offersAgainGain}) => offersAgainGain, points),
        estimate("Ability of those offered, SD", ({utility}) => utility, fine),
        estimate("Added by the last, SD", ({gain}) => gain, fine),
        amount("Staff hours of the loop", ({hours: of}) => of, count)
      ]
    }),
    name: "interview-gain"
  });
}

function fine(value: number | null | undefined): string {
  return value == null ? "–" : value.toFixed(3);
}

function draw(sizes: readonly Size[], now: number, width: number): Element {
  return plot({
    width,
    height: 220,
    marginLeft: 40,
    marginRight: 16,
    marginTop: 26,
    marginBottom: 44,
    x: {
      label: null,
      type: "band",
      padding: 0.35,
      domain: sizes.map(({interviews}) => interviews),
      tickFormat: (n: number) =>
        n === now ? `${width < 420 ? n : ordinal(n)}\n(now)` : width < 420 ? String(n) : ordinal(n)
    },
    y: {label: null, grid: true, ticks: 4, percent: true},
    marks: [
      Plot.barY(sizes, {
        x: "interviews",
        y: ({offersAgainGain}: Size) => offersAgainGain.value,
        fill: ({interviews}: Size) => (interviews === now ? accent : context),
        title: ({interviews, offersAgainGain, hours: of}: Size) =>
          `${ordinal(interviews)} interviewer\n${points(offersAgainGain.value)} (${range(offersAgainGain.interval, points)})\nloop of ${count(of)} staff hours`,
        tip: true
      }),
      Plot.ruleX(sizes, {
        x: "interviews",
        ...ends("y", ({offersAgainGain}: Size) => offersAgainGain.interval),
        stroke: ink,
        strokeWidth: 1.5
      }),
      Plot.ruleY([0])
    ]
  });
}

type Hours = LoopDesign["hours"][number];

/** Staff hours that an offer takes, for all and by role: hours of loops. */
export function loopHoursChart({hours: rows, leastLoops}: LoopDesign): HTMLElement {
  const known = rows.filter(({hoursPerOffer}) => hoursPerOffer.value !== null);
  const all = known.find(({subject}) => subject === "all");
  const isTold = all !== undefined && (all.loops ?? 0) >= leastLoops;
  return chartCard({
    title: isTold
      ? `An offer takes ${hours(all.hoursPerOffer.value)} of loops`
      : "What an offer takes cannot be told yet",
    subtitle: "Staff hours of loops for one offer, by role; line: 90 % interval",
    howToRead: "Hours of one loop by your cost sheet, times loops held for one that ended in an offer.",
    alternative: known
      .map(
        ({subject, hoursPerOffer}) =>
          `${nameOf(subject)}: ${withInterval(hoursPerOffer.value, hoursPerOffer.interval, hours)}`
      )
      .join("; "),
    chart: isTold ? (width) => drawHours(known, width) : null,
    empty: all
      ? `${counted(all.loops, "loop")} decided; this is told from ${count(leastLoops)} on.`
      : "No decided loop with an offer yet.",
    table: sortableTable(rows, {
      caption: "Staff hours per loop and per offer",
      name: "loop-hours",
      columns: [
        {label: "Role", value: ({subject}) => nameOf(subject)},
        amount("Decided loops", ({loops}) => loops, count),
        amount("Hours per loop", ({hoursPerLoop}) => hoursPerLoop, hours),
        estimate("Hours per offer", ({hoursPerOffer}) => hoursPerOffer, hours, {missing: "no offer yet"})
      ]
    }),
    name: "loop-hours"
  });
}

function nameOf(subject: string): string {
  return subject === "all" ? "All roles" : subject;
}

function drawHours(rows: readonly Hours[], width: number): Element {
  const labels = rows.map(({subject}) => nameOf(subject));
  return plot({
    width,
    height: 40 + rows.length * 38,
    marginLeft: labelMargin(labels, width),
    marginRight: 30,
    marginBottom: 30,
    x: {label: null, grid: true, ticks: width < 420 ? 3 : 4, tickFormat: (value: number) => `${value} h`, zero: true},
    y: {label: null, domain: labels, padding: 0.3, tickSize: 0},
    marks: [
      Plot.barX(rows, {
        y: ({subject}: Hours) => nameOf(subject),
        x: ({hoursPerOffer}: Hours) => hoursPerOffer.value,
        fill: ({subject}: Hours) => (subject === "all" ? ink : context),
        title: ({subject, hoursPerOffer, loops}: Hours) =>
          `${nameOf(subject)}\n${withInterval(hoursPerOffer.value, hoursPerOffer.interval, hours)}\n${count(loops)} loops`,
        tip: true
      }),
      Plot.ruleY(rows, {
        y: ({subject}: Hours) => nameOf(subject),
        ...ends("x", ({hoursPerOffer}: Hours) => hoursPerOffer.interval),
        stroke: accent,
        strokeWidth: 2
      }),
      Plot.text(rows, {
        y: ({subject}: Hours) => nameOf(subject),
        x: 0,
        text: ({hoursPerOffer}: Hours) => hours(hoursPerOffer.value),
        textAnchor: "start",
        dx: 6,
        fill: background,
        fontWeight: 700
      })
    ]
  });
}

/** Hours for one offer by quarter, this year against the year before. */
export function hoursByQuarterChart({hoursByQuarter}: LoopDesign): HTMLElement {
  const {now} = hoursByQuarter;
  return quarterCard(hoursByQuarter, {
    title: hoursTitle,
    subtitle: `Staff hours of loops for one offer, by quarter of the loop${now ? `; last year: ${spanInWords(now)}` : ""}`,
    howToRead:
      "Bars are 90 % intervals. Hollow quarters have loops still undecided, and are compared with nothing. A quarter without an offer has no price.",
    empty: "Fewer than two quarters have offers enough to show.",
    format: hours,
    caption: "Staff hours of loops for one offer, by quarter",
    value: "Hours for one offer",
    n: "Loops",
    name: "hours-by-quarter"
  });
}

/** How the price of an offer moved in a year. */
export function hoursTitle(change: {clear: boolean; value: number | null} | null): string {
  return yearTitle(
    "Hours per offer",
    change,
    (value) => `An offer takes ${hours(Math.abs(value))} ${value < 0 ? "less" : "more"} than a year before`
  );
}
