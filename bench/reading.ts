import {execFileSync} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Line, Section} from "./lines.js";
import {type Format, writeExports} from "./reading/exports.js";
import type {Measure} from "./reading/one.js";

const runs = 2;
/** How often the time of DuckDB alone reading may take, from this many scorecards on; below, both take tenths of a second. */
const most = 2;
const worthJudging = 1_000_000;

/** How long reading takes beside DuckDB alone on the same files. */
export function reading(sizes: readonly number[], told: (line: Line) => void): Section {
  const work = mkdtempSync(join(tmpdir(), "plumbline-reading-"));
  try {
    const lines = (["csv", "ndjson"] as const).flatMap((format) =>
      sizes.flatMap((size) => {
        const both = compared(format, size, work);
        both.forEach(told);
        return both;
      })
    );
    const words = `Scorecards with six ratings each into the canonical tables of a warehouse, typed, keyed and accounted for record by record (marts not counted), beside \`create table as select * from read_csv\` (or \`read_json\`) of the same files by DuckDB alone with as many threads. Each run is a process of its own, the two in turn; the faster of ${runs} counts. Memory is the most that the process held.`;
    return {title: "Reading against DuckDB", words, lines};
  } finally {
    rmSync(work, {recursive: true, force: true});
  }
}

function compared(format: Format, size: number, work: string): Line[] {
  const exports = join(work, format);
  mkdirSync(exports);
  const bytes = writeExports(exports, format, size);
  const pairs = Array.from({length: runs}, () => ({
    alone: measured(format, "duckdb", exports, work),
    own: measured(format, "plumbline", exports, work)
  }));
  rmSync(exports, {recursive: true});
  const alone = fastest(pairs.map((pair) => pair.alone));
  const own = fastest(pairs.map((pair) => pair.own));
  const isJudged = size >= worthJudging;
  const common = {
    size: `${size.toLocaleString("en")} scorecards, ${Math.max(1, Math.round(bytes / 1e6))} MB`,
    peer: "DuckDB alone"
  };
  return [
    {
      ...common,
      what: `reading ${format}`,
      ours: own.seconds,
      theirs: alone.seconds,
      unit: "s",
      note: `processor time ${(own.cpuSeconds / alone.cpuSeconds).toFixed(1)} ×${isJudged ? `, at most ${most} × wanted` : ""}`,
      ...(isJudged ? {met: own.seconds / alone.seconds <= most} : {})
    },
    {
      ...common,
      what: `memory, ${format}`,
      ours: own.peakMegabytes,
      theirs: alone.peakMegabytes,
      unit: "MB",
      note: isJudged ? "at most 2 GB wanted" : "",
      ...(isJudged ? {met: own.peakMegabytes < 2000} : {})
    }
  ];
}

function measured(format: Format, program: "duckdb" | "plumbline", exports: string, work: string): Measure {
  const one = fileURLToPath(new URL("./reading/one.ts", import.meta.url));
  const output = execFileSync(process.execPath, ["--import", "tsx", one, program, format, exports, work], {
    encoding: "utf8"
  });
  return JSON.parse(output) as Measure;
}

function fastest(measures: Measure[]): Measure {
  return measures.reduce((best, next) => (next.seconds < best.seconds ? next : best));
}
