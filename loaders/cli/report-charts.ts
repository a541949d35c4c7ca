import type {Funnel} from "../../src/contracts/funnel.js";
import {count} from "../../src/words/numbers.js";
import {stepName} from "../../src/words/verdicts.js";

/** A picture with what it says in words and its numbers as a table. */
export interface ReportChart {
  title: string;
  alternative: string;
  /** Inline SVG without scripts or references. */
  svg: string;
  columns: string[];
  rows: string[][];
}

type Step = Funnel["slices"][number]["steps"][number];
type Shown = Step & {mature: number; within: number; interval: [number, number]};

const wholeWay = "phone_screen>hired";
const width = 640;
/** Room above the bars for what the tallest stands for. */
const top = 16;

/** The pictures of the leadership brief, from the published funnel: share that goes on at each step, and months of entry. */
export function funnelCharts({slices, cohorts, curveStep}: Funnel): ReportChart[] {
  const steps = (slices[0]?.steps ?? [])
    .filter((step): step is Shown => step.mature !== null && step.mature > 0 && step.interval !== null)
    .sort((a, b) => Number(a.step === wholeWay) - Number(b.step === wholeWay));
  const cohort = cohorts.find(({step}) => step === curveStep);
  return [...(steps.length > 0 ? [stepsChart(steps)] : []), ...(cohort ? [cohortsChart(cohort)] : [])];
}

function stepsChart(steps: readonly Shown[]): ReportChart {
  const x = (share: number): number => 200 + share * (width - 260);
  const rows = steps.map((step, i) => {
    const y = 26 * i + 18;
    const [low, high] = step.interval;
    return `<text x="0" y="${y + 4}">${escaped(stepName(step.step))}</text><line x1="${x(low)}" x2="${x(high)}" y1="${y}" y2="${y}" stroke="currentColor" stroke-width="2"/><circle cx="${x(step.within / step.mature)}" cy="${y}" r="4"/><text x="${width}" y="${y + 4}" text-anchor="end">n ${count(step.mature)}</text>`;
  });
  const bottom = 26 * steps.length + 10;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<line x1="${x(share)}" x2="${x(share)}" y1="4" y2="${bottom}" stroke="currentColor" stroke-opacity=".2"/><text x="${x(share)}" y="${bottom + 14}" text-anchor="middle">${100 * share} %</text>`
  );
  const table = steps.map((step) => [
    stepName(step.step),
    count(step.mature),
    `${percent(step.within / step.mature)} (${percent(step.interval[0])} to ${percent(step.interval[1])})`,
    step.days === null ? "–" : daysWords(step.days)
  ]);
  return {
    title: "Share that goes on at each step within its usual time, with its range, nine times in ten",
    alternative: table.map(([name, n, share]) => `${name}: ${share} of ${n}`).join("; "),
    svg: svg(bottom + 22, [...ticks, ...rows], table.map(([name, , share]) => `${name}: ${share}`).join("; ")),
    columns: ["Step", "Candidates", "Went on", "Median days to go on"],
    rows: table
  };
}

function daysWords({median, interval: [low, high]}: NonNullable<Step["days"]>): string {
  return low === high ? String(median) : `${median} (${low} to ${high})`;
}

function cohortsChart({step, months, horizonDays}: Funnel["cohorts"][number]): ReportChart {
  const most = Math.max(1, ...months.map(({entered}) => entered ?? 0));
  const each = width / Math.max(1, months.length);
  const height = 130;
  const bars = months.map(({month, entered, converted, mature}, i) => {
    const bar = (n: number | null, opacity: number): string =>
      n === null
        ? ""
        : `<rect x="${i * each + 1}" width="${each - 2}" y="${height - (n / most) * (height - top)}" height="${(n / most) * (height - top)}" fill-opacity="${mature ? opacity : opacity / 2.5}"/>`;
    const label = i % 3 === 0 ? `<text x="${i * each}" y="${height + 14}">${escaped(month)}</text>` : "";
    return `${bar(entered, 0.3)}${bar(converted, 1)}${label}`;
  });
  const scale = `<line x1="0" x2="${width}" y1="${top}" y2="${top}" stroke="currentColor" stroke-opacity=".3"/><text x="${width}" y="${top - 4}" text-anchor="end">${count(most)} a month</text>`;
  const old = months.filter(({mature}) => mature);
  const young = months.length - old.length;
  const year = old.slice(-12);
  const sum = (name: "entered" | "converted"): string =>
    year.some((cohort) => cohort[name] === null)
      ? "–"
      : count(year.reduce((total, cohort) => total + cohort[name]!, 0));
  const title = `${stepName(step)}: entered each month (light) and went the whole way (dark)${young === 0 ? "" : `; the last ${young === 1 ? "month is" : `${young} months are`} too young to compare`}`;
  return {
    title,
    alternative: title,
    svg: svg(height + 20, [scale, ...bars], title),
    columns: ["Months old enough", "Entered", "Went on so far"],
    rows: [
      [
        `${year[0]?.month ?? "–"} to ${year.at(-1)?.month ?? "–"}, observed for ${horizonDays} days`,
        sum("entered"),
        sum("converted")
      ]
    ]
  };
}

function svg(height: number, parts: readonly string[], alternative: string): string {
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(alternative)}">${parts.join("")}</svg>`;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

const entities: Record<string, string> = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"};

/** As text inside an element or a quoted attribute. */
export function escaped(value: string): string {
  return value.replace(/[&<>"']/g, (sign) => entities[sign]!);
}
