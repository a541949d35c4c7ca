import * as Plot from "@observablehq/plot";
import type {Load} from "../../contracts/load.js";
import {count, counted, date, percent} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {background, band, context, ends, ink, plot} from "../kit/chart.js";
import {amount, estimate, intervalTable, sortableTable} from "../kit/table.js";
import {shortPeriod, trendChart} from "../kit/trend-chart.js";

/** Staff hours a week of all together, by quarter. */
export function hoursTrend({quarters}: Load): HTMLElement {
  const points = quarters.map(({period, hoursAWeek, interviews}) => ({...hoursAWeek, period, n: interviews}));
  const known = points.filter(({value}) => value !== null);
  const last = known.at(-1);
  return chartCard({
    title: last ? `Interviewing takes ${counted(Math.round(last.value!), "hour")} a week` : "Hours a week",
    subtitle: "Staff hours a week, all together, by quarter; bar: 90 % interval",
    howToRead:
      "Each dot is the mean of a quarter's weeks; the bar is how far the ups and downs from week to week would move it.",
    alternative: points
      .map(
        ({period, value}) =>
          `${period}: ${value === null ? "too few interviews" : `${counted(Math.round(value), "hour")} a week`}`
      )
      .join("; "),
    chart: known.length > 0 ? (width) => trendChart(points, width, {label: "hours a week", format: count}) : null,
    table: intervalTable(
      points.map(({period, ...rest}) => ({label: period, ...rest})),
      {
        caption: "Staff hours a week by quarter",
        name: "load-hours",
        row: "Quarter",
        value: "Hours a week",
        format: count,
        n: "Interviews"
      }
    ),
    name: "load-hours"
  });
}

type QuarterOfLoad = Load["quarters"][number];

/** What the busiest fifth carry, beside what even shares would give them by chance. */
export function evennessTrend({quarters}: Load): HTMLElement {
  const rows = quarters.filter(({busiestFifth}) => busiestFifth !== null);
  const last = rows.at(-1);
  return chartCard({
    title: last
      ? `The busiest fifth carry ${percent(last.busiestFifth)} of the interviews`
      : "How evenly interviews are shared",
    subtitle: "Share of interviews that the busiest fifth had, by quarter; band: even shares by chance, 90 %",
    howToRead:
      "The line is what the fifth of the people with most interviews had. The band is what that fifth would have if each interview went to anybody with equal chance: somebody is always the busiest.",
    alternative: rows
      .map(
        ({period, busiestFifth, evenShare}) =>
          `${period}: ${percent(busiestFifth)}, by chance ${percent(evenShare.value)}`
      )
      .join("; "),
    chart: rows.length > 0 ? (width) => drawEvenness(rows, width) : null,
    empty: "Ten people with interviews in a quarter are needed, and three interviews for each of them.",
    table: sortableTable(rows, {
      caption: "Share of the interviews of the busiest fifth, by quarter",
      name: "load-evenness",
      columns: [
        {label: "Quarter", value: ({period}) => period},
        amount("Busiest fifth", ({busiestFifth}) => busiestFifth, percent),
        estimate("Even shares by chance", ({evenShare}) => evenShare, percent),
        amount("People", ({people}) => people, count),
        amount("Interviews", ({interviews}) => interviews, count)
      ]
    }),
    name: "load-evenness"
  });
}

function drawEvenness(rows: readonly QuarterOfLoad[], width: number): Element {
  const periods = rows.map(({period}) => period);
  const every = Math.ceil((periods.length * 46) / Math.max(1, width - 60));
  const even = (row: QuarterOfLoad): readonly [number, number] | null => row.evenShare.interval;
  return plot({
    width,
    height: 220,
    marginLeft: 52,
    marginTop: 24,
    x: {
      type: "point",
      domain: periods,
      label: null,
      tickSize: 0,
      tickFormat: (period: string) => {
        const index = periods.indexOf(period);
        return index % every === 0 ? shortPeriod(period, every > 1 ? 0 : index) : "";
      }
    },
    y: {label: "% of interviews", labelArrow: "none", percent: true, zero: true, grid: true, ticks: 4, nice: true},
    marks: [
      Plot.areaY(rows, {x: "period", ...ends("y", even), fill: band}),
      Plot.text(rows.slice(-1), {
        x: "period",
        y: ({evenShare}: QuarterOfLoad) => evenShare.interval?.[0],
        text: () => "even shares",
        textAnchor: "end",
        dy: 14,
        fill: context,
        stroke: background,
        strokeWidth: 3
      }),
      Plot.line(rows, {x: "period", y: "busiestFifth", stroke: ink, strokeWidth: 1.5}),
      Plot.dot(rows, {
        x: "period",
        y: "busiestFifth",
        r: 4,
        fill: ink,
        title: ({period, busiestFifth, evenShare, people}: QuarterOfLoad) =>
          `${period}: ${percent(busiestFifth)}\neven shares ${percent(evenShare.value)}\nn = ${count(people)} people`,
        tip: true
      })
    ]
  });
}

type Week = Load["weeks"][number];

/** Interviews of each week, all together. */
export function weeksChart({weeks}: Load): HTMLElement {
  const shown = weeks.filter(
    (week): week is Week & {date: string; interviews: number} => week.date !== null && week.interviews !== null
  );
  const busiest = shown.reduce<(typeof shown)[number] | undefined>(
    (a, b) => (a && a.interviews >= b.interviews ? a : b),
    undefined
  );
  const isSeen = (busiest?.interviews ?? 0) > 0;
  return chartCard({
    title:
      busiest && isSeen ? `The busiest week had ${count(busiest.interviews)} interviews` : "Interviews of each week",
    subtitle: "Interviews a week, all together; a gap is a week of too few candidates",
    howToRead: "Each bar is a week, from Monday on, with the interviews that people led or shadowed.",
    alternative:
      busiest && isSeen
        ? `The busiest week began on ${date(busiest.date)} with ${count(busiest.interviews)} interviews.`
        : "No week can be shown.",
    chart: isSeen ? (width) => drawWeeks(shown, width) : null,
    empty: "No week has interviews of enough candidates to be shown.",
    table: sortableTable(weeks, {
      caption: "Interviews and staff hours of each week",
      name: "load-weeks",
      columns: [
        {label: "Week of", value: (week) => week.date, format: (week) => date(week.date)},
        amount("Interviews", ({interviews}) => interviews, count, {missing: "Too few candidates"}),
        amount("Hours", ({hours}) => hours, count, {missing: "Too few candidates"})
      ]
    }),
    name: "load-weeks"
  });
}

function drawWeeks(weeks: readonly {date: string; interviews: number; hours: number | null}[], width: number): Element {
  const day = 86_400_000;
  const start = ({date: monday}: {date: string}): number => Date.parse(monday);
  return plot({
    width,
    height: 220,
    marginLeft: 44,
    marginTop: 24,
    marginBottom: 40,
    x: {type: "utc", label: null, ticks: width < 420 ? 4 : 8},
    y: {label: "interviews", labelArrow: "none", grid: true, ticks: 4, nice: true},
    marks: [
      Plot.rectY(weeks, {
        x1: start,
        x2: (week: {date: string}) => start(week) + 7 * day,
        y: "interviews",
        fill: ink,
        insetLeft: 0.5,
        insetRight: 0.5,
        title: (week: {date: string; interviews: number; hours: number | null}) =>
          `Week of ${date(week.date)}: ${week.interviews} interviews\n${count(week.hours)} hours`,
        tip: true
      }),
      Plot.ruleY([0], {stroke: context})
    ]
  });
}
