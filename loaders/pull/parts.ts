import {createReadStream, existsSync} from "node:fs";
import {appendFile, mkdir, readFile, rename, rm, truncate, writeFile} from "node:fs/promises";
import {createInterface} from "node:readline";
import {join} from "node:path";
import type {JsonObject} from "../reader/strict-json.js";
import type {Request} from "./system.js";

/** How far a list has come: what of its file counts, and what is asked next. */
export interface Progress {
  /** Bytes of the file that are whole pages; whatever stands behind them was cut off. */
  bytes: number;
  records: number;
  next: Request | null;
  isDone: boolean;
  /** Of a list for each record of another endpoint: for how many of them it is complete. */
  parents: number;
  /** Of how many of them the key may not read it. */
  withheld: number;
  /** True where all was asked for, not only what changed. */
  isWhole: boolean;
  syncToken: string | null;
  /** Why the list is not there: the key may not read it. */
  forbidden: boolean;
  /** Field → what became of it, for those that no documentation known here has. */
  unknown: [string, "kept" | "left out"][];
}

export const begun: Progress = {
  bytes: 0,
  records: 0,
  next: null,
  isDone: false,
  parents: 0,
  withheld: 0,
  isWhole: true,
  syncToken: null,
  forbidden: false,
  unknown: []
};

/** One list while it is pulled: records, one a line, as they came, and beside them how far it is. */
export class Part {
  readonly #file: string;
  readonly #state: string;
  progress: Progress = begun;

  private constructor(folder: string, name: string) {
    this.#file = join(folder, `${name}.ndjson`);
    this.#state = join(folder, `${name}.json`);
  }

  /** Goes on where an earlier pull was cut off. */
  static async open(folder: string, name: string): Promise<Part> {
    const part = new Part(folder, name);
    if (existsSync(part.#state)) {
      part.progress = JSON.parse(await readFile(part.#state, "utf8")) as Progress;
      await truncate(part.#file, part.progress.bytes).catch(() => writeFile(part.#file, ""));
    } else await writeFile(part.#file, "");
    return part;
  }

  /** Adds records and says how far the list is with them: after a kill between the two the records are asked for again. */
  async add(records: readonly JsonObject[], progress: Partial<Progress>): Promise<void> {
    const lines = records.map((record) => `${JSON.stringify(record)}\n`).join("");
    await appendFile(this.#file, lines);
    const {bytes, records: before} = this.progress;
    await this.#keep({
      ...this.progress,
      ...progress,
      bytes: bytes + Buffer.byteLength(lines),
      records: before + records.length
    });
  }

  /** Begins anew: what was asked can no longer be gone on with. */
  async restart(progress: Partial<Progress> = {}): Promise<void> {
    await truncate(this.#file, 0);
    await this.#keep({...begun, ...progress});
  }

  records(): AsyncGenerator<JsonObject> {
    return recordsIn(this.#file);
  }

  async #keep(progress: Progress): Promise<void> {
    await writeFile(`${this.#state}.next`, JSON.stringify(progress));
    await rename(`${this.#state}.next`, this.#state);
    this.progress = progress;
  }
}

/** The records of an NDJSON file; none where there is no such file. */
export async function* recordsIn(file: string): AsyncGenerator<JsonObject> {
  if (!existsSync(file)) return;
  for await (const line of createInterface({input: createReadStream(file, "utf8"), crlfDelay: Infinity}))
    if (line !== "") yield JSON.parse(line) as JsonObject;
}

const joined = 500;

/** Writes records one a line, some hundreds at once. */
export async function writeRecords(file: string, records: AsyncIterable<JsonObject>): Promise<number> {
  let lines: string[] = [];
  let count = 0;
  await writeFile(file, "");
  for await (const record of records) {
    lines.push(JSON.stringify(record));
    count++;
    if (lines.length < joined) continue;
    await appendFile(file, `${lines.join("\n")}\n`);
    lines = [];
  }
  if (lines.length > 0) await appendFile(file, `${lines.join("\n")}\n`);
  return count;
}

/** The private folder of a pull that is under way. */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, {recursive: true, mode: 0o700});
}

export async function removeFolder(path: string): Promise<void> {
  await rm(path, {recursive: true, force: true});
}
