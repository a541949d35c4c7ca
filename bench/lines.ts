import {cpus, loadavg, totalmem} from "node:os";

/** One measurement beside that of a peer, taken in the same run on the same machine. */
export interface Line {
  what: string;
  /** How much of it, in words. */
  size: string;
  peer: string;
  ours: number;
  theirs: number;
  unit: "s" | "ms" | "MB" | "kB" | "";
  note: string;
  /** False where a promise of this project is not kept; left out where none was made. */
  met?: boolean;
}

/** What a benchmark writes into `bench/README.md`. */
export interface Section {
  title: string;
  /** What is compared with what, and how. */
  words: string;
  lines: readonly Line[];
  /** Markdown below the table. */
  more?: string;
}

const figure = new Intl.NumberFormat("en", {maximumSignificantDigits: 3, useGrouping: false});

export function inUnits(value: number, unit: Line["unit"]): string {
  return `${figure.format(value)}${unit && ` ${unit}`}`;
}

/** Ours ÷ theirs: below 1 plumbline needs less. */
export function ratioOf({ours, theirs}: Line): string {
  return `${figure.format(ours / theirs)} ×`;
}

/** A line as it is printed while others are still measured. */
export function printed(line: Line): string {
  const {what, size, peer, ours, theirs, unit, note, met} = line;
  const verdict = met === undefined ? "" : met ? " met" : " MISSED";
  return `${what}, ${size}: ${inUnits(ours, unit)}; ${peer} ${inUnits(theirs, unit)}; ratio ${ratioOf(line)}${note && `; ${note}`}${verdict}`;
}

export function asTable(lines: readonly Line[]): string {
  const rows = lines.map((line) => {
    const {what, size, peer, ours, theirs, unit, note, met} = line;
    const remark = [note, met === false ? "**missed**" : ""].filter(Boolean).join("; ");
    return `| ${what} | ${size} | ${inUnits(ours, unit)} | ${peer} | ${inUnits(theirs, unit)} | ${ratioOf(line)} | ${remark} |`;
  });
  return ["| what | size | plumbline | peer | peer's | ratio | |", "|---|---|---:|---|---:|---:|---|", ...rows].join(
    "\n"
  );
}

/** The machine, how busy it was and when: without them a figure says nothing. */
export function circumstances(begun: Date, loadBefore: number): string {
  const [model] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${begun.toISOString().slice(0, 16).replace("T", " ")} UTC, ${model?.model.trim() ?? "unknown processor"}, ${cpus().length} processors, ${memory} GB, Node ${process.versions.node}; load ${loadBefore.toFixed(1)} before and ${loadavg()[0]!.toFixed(1)} after`;
}
