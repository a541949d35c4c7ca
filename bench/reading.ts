import {execFileSync} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {writeExports, type Format} from "./reading/exports.js";
import type {Measure} from "./reading/one.js";

/**
 * How long reading takes beside DuckDB alone on the same files: 1,000,000 scorecards and 6,000,000 ratings into
 * canonical tables (marts not counted) against `create table as select * from read_csv` (or `read_json`) with two
 * threads. Each run is a fresh process, the two programs in turn; the best of the runs counts. `PLUMBLINE_BENCH_SCORECARDS` scales it,
 * `PLUMBLINE_BENCH_RUNS` sets the number of runs (default 2). Targets: CSV 5 × (aim 3 ×), NDJSON 4 × (aim 3 ×), 2 GB.
 */
const scorecards = Number(process.env.PLUMBLINE_BENCH_SCORECARDS ?? 1_000_000);
const runs = Number(process.env.PLUMBLINE_BENCH_RUNS ?? 2);
const targets: Record<Format, number> = {csv: 5, ndjson: 4};
const work = mkdtempSync(join(tmpdir(), "plumbline-bench-"));

try {
  for (const format of ["csv", "ndjson"] as const) {
    const exports = join(work, format);
    mkdirSync(exports);
    const bytes = writeExports(exports, format, scorecards);
    const measures = Array.from({length: runs}, () => ({
      alone: measured(format, "duckdb", exports),
      ours: measured(format, "plumbline", exports)
    }));
    const alone = fastest(measures.map((pair) => pair.alone));
    const ours = fastest(measures.map((pair) => pair.ours));
    const ratio = ours.seconds / alone.seconds;
    const verdict = ratio <= targets[format] && ours.peakMegabytes < 2000 ? "met" : "MISSED";
    process.stdout.write(
      `${format}: ${scorecards} scorecards, ${scorecards * 6} ratings, ${Math.round(bytes / 1e6)} MB\n` +
        `  DuckDB alone  ${line(alone)}\n  plumbline     ${line(ours)}\n` +
        `  ratio ${ratio.toFixed(2)} (target ${targets[format]}, aim 3), processor time ${(ours.cpuSeconds / alone.cpuSeconds).toFixed(2)}: ${verdict}\n`
    );
    if (verdict !== "met") process.exitCode = 1;
    rmSync(exports, {recursive: true});
  }
} finally {
  rmSync(work, {recursive: true, force: true});
}

function measured(format: Format, program: "duckdb" | "plumbline", exports: string): Measure {
  const one = fileURLToPath(new URL("./reading/one.ts", import.meta.url));
  const output = execFileSync(process.execPath, ["--import", "tsx", one, program, format, exports, work], {
    encoding: "utf8"
  });
  return JSON.parse(output) as Measure;
}

function fastest(measures: Measure[]): Measure {
  return measures.reduce((best, next) => (next.seconds < best.seconds ? next : best));
}

function line({seconds, cpuSeconds, peakMegabytes}: Measure): string {
  return `${seconds.toFixed(2)} s, ${cpuSeconds.toFixed(2)} s of processor, ${peakMegabytes} MB at most`;
}
