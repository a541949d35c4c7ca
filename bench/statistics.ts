import {execFileSync} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Line, Section} from "./lines.js";
import {requireR} from "./r.js";
import {type Case, cases} from "./statistics/cases.js";
import type {Columns} from "./statistics/planted.js";

const runs = 3;

/** Every statistic that has a peer in R, on the same data: seconds of both, and whether the values are the same. */
export function statistics(sizes: readonly number[], told: (line: Line) => void): Section {
  const version = requireR();
  const folder = mkdtempSync(join(tmpdir(), "plumbline-statistics-"));
  try {
    const lines = cases.flatMap((one) => {
      const fitting = sizes.filter((size) => size <= one.most);
      const own = one.data === null ? [0] : fitting.length > 0 ? fitting : [one.most];
      return own.map((size) => {
        const line = compared(one, size, folder);
        told(line);
        return line;
      });
    });
    const words = `The statistics of \`src/statistics\` beside ${version} on the same data (\`bench/statistics/peers.R\`), each the median of at least three runs (of a third of a second at least, and no further run of a peer after 20 s) in a process that has read its data. Where Debian has no package for it, the peer is plain R, written from the definition a column at a time, and gives the value alone where ours gives standard error and interval too. A difference of values beyond what the peer's own rule for stopping explains is a miss.`;
    return {title: "Statistics against R", words, lines};
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

function compared(one: Case, size: number, folder: string): Line {
  const file = join(folder, "data.csv");
  rmSync(file, {force: true});
  const made = one.data?.(size);
  if (made) writeFileSync(file, asCsv(made));
  const peer = runPeer(one.name, file);
  const columns = made ?? fromCsv(file);
  const ours = timed(one.ours(columns));
  const difference = Math.max(
    ...peer.values.map((value, i) => Math.abs((ours.values[i] ?? NaN) - value) / scale(value))
  );
  const count = Object.values(columns)[0]!.length;
  return {
    what: one.what,
    size: `${count.toLocaleString("en")} ${one.of}`,
    peer: one.peer,
    ours: ours.seconds,
    theirs: peer.seconds,
    unit: "s",
    note: `values within ${difference.toExponential(0)}`,
    met: difference <= one.within
  };
}

/** Relative where values are of a size, absolute near 0. */
const scale = (value: number): number => Math.max(Math.abs(value), 0.1);

function runPeer(name: string, file: string): {seconds: number; values: number[]} {
  const script = fileURLToPath(new URL("./statistics/peers.R", import.meta.url));
  const said = execFileSync("Rscript", [script, name, file, String(runs)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"]
  });
  const [seconds, values] = said.trim().split("\n").slice(-2);
  return {seconds: Number(seconds), values: values!.split(",").map(Number)};
}

function timed(work: () => (number | null)[]): {seconds: number; values: (number | null)[]} {
  const seconds: number[] = [];
  let values: (number | null)[] = [];
  for (let spent = 0; seconds.length < runs || spent < 0.3; spent += seconds.at(-1)!) {
    const start = performance.now();
    values = work();
    seconds.push((performance.now() - start) / 1000);
  }
  return {seconds: seconds.sort((a, b) => a - b)[Math.floor(seconds.length / 2)]!, values};
}

function asCsv(columns: Columns): string {
  const lists = Object.values(columns);
  const rows = lists[0]!.map((_, row) => lists.map((list) => list[row] ?? "").join(","));
  return `${Object.keys(columns).join(",")}\n${rows.join("\n")}\n`;
}

function fromCsv(file: string): Columns {
  if (!existsSync(file)) throw new Error("the peer has not written its data");
  const [header, ...rows] = readFileSync(file, "utf8").trim().split("\n");
  return Object.fromEntries(
    header!.split(",").map((name, index) => [name, rows.map((row) => Number(row.split(",")[index]))])
  );
}
