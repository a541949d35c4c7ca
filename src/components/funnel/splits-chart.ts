import type * as Plot from "@observablehq/plot";
import type {Funnel} from "../../contracts/funnel.js";
import {count, counted, percent, withInterval} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {intervalPlot, type IntervalRow} from "../kit/chart.js";
import {estimate, intervalTable, sortableTable} from "../kit/table.js";
import {inTitle} from "../../words/title.js";
import {aboutStep} from "./controls.js";

type Split = Funnel["splits"][number];
type By = Exclude<Split["by"], "all">;

const fewerThan = 30;
const kinds: Record<By, string> = {level: "levels", role: "roles", source: "sources"};

/** Share that goes on at one step, for everyone and each level, role or source. */
export function funnelShareSplit(data: Funnel, step: string | null, by: string | null): HTMLElement {
  const shown = shownSplits(data, step, by);
  const rows = shown.flatMap(({member, by: kind, mature, within, interval}) =>
    mature === 0
      ? []
      : [{label: labelOf(kind, member), value: within / mature, interval, faint: mature < fewerThan, n: mature}]
  );
  return chartCard({
    title: titleOf(rows, by, {measure: "share", format: percent}),
    subtitle: `${aboutStep(step, "share that went on in the usual time")}, %; line: 90 %`,
    howToRead: "Hollow below 30 candidates. Lines that overlap are no evidence of a difference.",
    alternative: rows
      .map(({label, value, interval, n}) => `${label}: ${withInterval(value, interval, percent)} of ${count(n)}`)
      .join("; "),
    chart: rows.length > 0 ? (width) => draw(rows, width, {percent: true, zero: true}) : null,
    empty: "No group has candidates old enough to compare here.",
    table: splitsTable(shown),
    name: "funnel-share-by-group"
  });
}

/** Days until those who go on do so, for everyone and each level, role or source. */
export function funnelDaysSplit(data: Funnel, step: string | null, by: string | null): HTMLElement {
  const shown = shownSplits(data, step, by);
  const rows = shown.flatMap(({member, by: kind, days, within}) =>
    days === null
      ? []
      : [{label: labelOf(kind, member), value: days.median, interval: days.interval, faint: false, within}]
  );
  const drawn = rows.map((row) => ({...row, n: `${count(row.within)} who went on in time, and those still waiting`}));
  return chartCard({
    title: titleOf(rows, by, {measure: "days", format: (days) => counted(Math.round(days), "day")}),
    subtitle: `${aboutStep(step, "days until half of those who go on have")}; line: 90 %`,
    howToRead:
      "Candidates who are still open count as waiting, so that slow ones of late are not missing. Groups with fewer than ten who went on are not drawn.",
    alternative: rows
      .map(({label, value, interval}) => `${label}: ${withInterval(value, interval, count)} days`)
      .join("; "),
    chart: rows.length > 0 ? (width) => draw(drawn, width, {zero: true}, inDays) : null,
    empty: "No group has ten candidates who went on.",
    table: intervalTable(rows, {
      caption: "Days until half of those who go on have done so",
      name: "funnel-days-by-group",
      row: "Group",
      value: "Median days",
      format: count
    }),
    name: "funnel-days-by-group"
  });
}

function shownSplits({splits}: Funnel, step: string | null, by: string | null): Split[] {
  return splits.filter((split) => split.step === step && (split.by === "all" || split.by === by));
}

function labelOf(by: Split["by"], member: string): string {
  return by === "all" ? "everyone" : member;
}

type Row = IntervalRow & {value: number; interval: [number, number] | null};

/** Says a difference only where the lines of two groups do not overlap. */
export function titleOf(
  rows: readonly Row[],
  by: string | null,
  {measure, format}: {measure: string; format: (value: number) => string}
): string {
  const groups = rows.filter(({label, interval}) => label !== "everyone" && interval !== null);
  const most = (sign: 1 | -1): Row | undefined => [...groups].sort((a, b) => sign * (b.value - a.value))[0];
  const [high, low] = [most(1), most(-1)];
  if (!high || !low || groups.length < 2) return "Too few groups to compare";
  const groupsWord = kinds[by as By] ?? "groups";
  return low.interval![1] < high.interval![0]
    ? inTitle(
        `${high.label} ${format(high.value)}, ${low.label} ${format(low.value)}`,
        `From ${format(low.value)} to ${format(high.value)}, by ${by ?? "group"}`
      )
    : `No clear difference in ${measure} between ${groupsWord}`;
}

function inDays(value: number | null | undefined): string {
  return counted(value ?? null, "day");
}

function draw(
  rows: readonly Row[],
  width: number,
  x: Plot.ScaleOptions,
  format?: (value: number | null | undefined) => string
): Element {
  const ticks = width < 500 ? 4 : 6;
  return intervalPlot(rows, width, {
    frame: 52,
    row: 30,
    marginBottom: 30,
    marginRight: 20,
    x: {...x, label: null, ticks},
    ...(format ? {format} : {})
  });
}

function splitsTable(splits: readonly Split[]): HTMLElement {
  return sortableTable(splits, {
    caption: "Share that goes on, and days until then",
    name: "funnel-by-group",
    columns: [
      {label: "Group", value: ({by, member}) => labelOf(by, member)},
      {label: "Old enough", numeric: true, value: ({mature}) => mature},
      {label: "Went on in time", numeric: true, value: ({within}) => within},
      {
        label: "Share",
        numeric: true,
        value: ({within, mature}) => (mature === 0 ? null : within / mature),
        format: ({within, mature, interval}) => withInterval(mature === 0 ? null : within / mature, interval, percent)
      },
      estimate("Median days to go on", ({days}) => days && {value: days.median, interval: days.interval}, count, {
        missing: "fewer than ten went on"
      })
    ]
  });
}
