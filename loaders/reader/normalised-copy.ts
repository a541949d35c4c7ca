import {closeSync, openSync, writeSync} from "node:fs";
import type {Place} from "./place.js";

const flushBytes = 1 << 20;

/**
 * A private temporary CSV that holds the good records of a file in one fixed form: no header, the place in the
 * export first (line, record), then the table's columns in order, every value quoted, missing values empty. Written synchronously in 1 MiB pieces.
 */
export class NormalisedCopy {
  records = 0;
  private text = "";
  private readonly descriptor: number;

  constructor(
    readonly path: string,
    readonly columns: readonly string[]
  ) {
    this.descriptor = openSync(path, "wx", 0o600);
  }

  write({line, record}: Place, values: readonly (string | null | undefined)[]): void {
    this.records++;
    let row = `${line},${record ?? ""}`;
    for (const value of values)
      row +=
        value === null || value === undefined ? "," : `,"${value.includes('"') ? value.replaceAll('"', '""') : value}"`;
    this.text += `${row}\n`;
    if (this.text.length >= flushBytes) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.descriptor);
  }

  private flush(): void {
    const bytes = Buffer.from(this.text, "utf8");
    for (let at = 0; at < bytes.length;) at += writeSync(this.descriptor, bytes, at);
    this.text = "";
  }
}
