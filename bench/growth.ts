import {writeFileSync} from "node:fs";
import {logLogChart, powerOf, type Series} from "./growth/chart.js";
import {inUnits, type Section} from "./lines.js";
import {type Company, type Measure, measuredReport, type Sizes, sizesOf, withCompany} from "./report/measure.js";

interface Point extends Measure, Sizes, Company {
  rows: number;
}

/** How time and memory of a whole report grow with the rows, in a company of the same people and in one that grows too. */
export async function growth(sizes: readonly number[], told: (text: string) => void): Promise<Section> {
  const series: [name: string, points: Point[]][] = [];
  for (const [name, grows] of [
    ["same people and questions", false],
    ["both grow with the root of the rows", true]
  ] as const) {
    const points: Point[] = [];
    for (const size of stepsUpTo(Math.max(...sizes)))
      await withCompany(size, grows, async (exports, rows, company) => {
        const point = {rows, ...company, ...(await measuredReport(exports)), ...(await sizesOf(exports))};
        points.push(point);
        told(`report, ${name}, ${rows} scorecards: ${inUnits(point.seconds, "s")}, ${inUnits(point.megabytes, "MB")}`);
      });
    series.push([name, points]);
  }
  const panels = (["seconds", "megabytes"] as const).map((measure) => ({
    ...(measure === "seconds" ? {title: "Time of a report", unit: "s"} : {title: "Memory of a report", unit: "MB"}),
    series: series.map(([name, points]): Series => ({
      name,
      points: points.map((point) => [point.rows, point[measure]])
    }))
  }));
  writeFileSync(new URL("./growth.svg", import.meta.url), logLogChart(panels));
  const words = `Time and memory of a whole \`plumbline report\` against scorecards, one run each: exponent 1 means that twice the rows take twice as long. Small sizes start from what the program costs without any rows, so exponents fitted over all sizes are a little low for large ones; the step between the two largest is told beside. Worlds of \`simulate\`: one company keeps its 45 interviewers and 60 questions, of the other both grow with the root of the rows.`;
  return {
    title: "Growth",
    words,
    lines: [],
    more: `${table(series)}\n\n${panels.map(inWords).join("\n")}\n\n![Time and memory against rows](growth.svg)`
  };
}

/** About three to a power of ten. */
function stepsUpTo(most: number): number[] {
  const steps: number[] = [];
  for (let size = most; size >= Math.min(2000, most / 9); size /= Math.sqrt(10)) steps.unshift(Math.round(size));
  return steps;
}

function table(series: readonly [string, readonly Point[]][]): string {
  const rows = series.flatMap(([name, points]) =>
    points.map(
      ({rows: count, interviewers, questions, seconds, megabytes, exports, warehouse}) =>
        `| ${name} | ${count.toLocaleString("en")} | ${interviewers} | ${questions} | ${inUnits(seconds, "s")} | ${megabytes} MB | ${inUnits(exports, "MB")} | ${inUnits(warehouse, "MB")} |`
    )
  );
  const head = [
    "| company | scorecards | interviewers | questions | time | memory | exports | warehouse |",
    "|---|---:|---:|---:|---:|---:|---:|---:|"
  ];
  return [...head, ...rows].join("\n");
}

function inWords({title, series}: {title: string; series: readonly Series[]}): string {
  const each = series.map((one) => {
    const [[size, value], [larger, largest]] = one.points.slice(-2) as [[number, number], [number, number]];
    const last = Math.log(largest / value) / Math.log(larger / size);
    return `${one.name} ${powerOf(one)?.exponent.toFixed(2) ?? "–"} (last step ${last.toFixed(2)})`;
  });
  return `- ${title}, exponent: ${each.join("; ")}.`;
}
