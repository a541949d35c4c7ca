import {existsSync} from "node:fs";
import {readdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {text} from "../adapters/fields.js";
import {refused} from "../errors.js";
import type {JsonObject} from "../reader/strict-json.js";
import {makeFolder, type Part, recordsIn, removeFolder, writeRecords} from "./parts.js";
import type {Endpoint} from "./system.js";

/** What a snapshot says of the pull that made it; it lies in its folder, and without it the next pull asks for everything. */
export interface PullRecord {
  schema: "plumbline.pull/1";
  title: string;
  /** When the pull began: what changed later is in the next. */
  startedAt: string;
  /** When the last pull began that asked for everything. */
  wholeAt: string;
  /** Fields that the configuration named. */
  kept: string;
  /** Endpoint → records of the list, once each. */
  records: Record<string, number>;
  /** Endpoint → its sync token. */
  syncTokens: Record<string, string>;
}

const recordFile = ".pull.json";

/** The folder of a snapshot, by the day on which its pull began (UTC). */
export const snapshotName = (system: string, startedAt: string): string => `${system}-${startedAt.slice(0, 10)}`;

export interface Snapshot {
  folder: string;
  pull: PullRecord;
}

/** The newest snapshot that a pull of this system made; null where there is none. */
export async function newestSnapshot(exports: string, system: string, title: string): Promise<Snapshot | null> {
  const names = existsSync(exports) ? await readdir(exports) : [];
  const dated = names.filter((name) => new RegExp(`^${system}-\\d{4}-\\d{2}-\\d{2}$`).test(name)).sort();
  for (const name of dated.reverse()) {
    const pull = await readPullRecord(join(exports, name));
    if (pull?.title === title) return {folder: join(exports, name), pull};
  }
  return null;
}

/** Throws UserError 3 where a folder of somebody else's stands where the snapshot of that day would: it would be replaced. */
export async function refuseForeign(exports: string, system: string, startedAt: string): Promise<void> {
  const folder = join(exports, snapshotName(system, startedAt));
  if (!existsSync(folder) || (await readPullRecord(folder)) !== null) return;
  throw refused(
    `${folder}: this folder was not made by a pull, which would replace it`,
    "rename it or move it away, then pull again"
  );
}

async function readPullRecord(folder: string): Promise<PullRecord | null> {
  try {
    const read = JSON.parse(await readFile(join(folder, recordFile), "utf8")) as PullRecord;
    return read.schema === "plumbline.pull/1" ? read : null;
  } catch {
    return null;
  }
}

/** One list, complete, with what it is put together from. */
export interface Complete {
  endpoint: Endpoint;
  part: Part;
  /** Ids of the records it was asked for one by one; null where it was not. */
  parents: ReadonlySet<string> | null;
}

/** Every record once, as it came last: those of the snapshot before that were not asked for again, then the new ones. */
async function* together({endpoint, part, parents}: Complete, before: Snapshot | null): AsyncGenerator<JsonObject> {
  const last = new Map<string, number>();
  let at = 0;
  for await (const record of part.records()) last.set(keyOf(record), at++);
  if (!part.progress.isWhole && before !== null)
    for await (const record of recordsIn(join(before.folder, `${endpoint.name}.ndjson`)))
      if (!last.has(keyOf(record)) && !(parents?.has(text(record, endpoint.each!.as) ?? "") ?? false)) yield record;
  at = 0;
  for await (const record of part.records()) if (last.get(keyOf(record)) === at++) yield record;
}

function keyOf(record: JsonObject): string {
  return text(record, "id") ?? JSON.stringify(record);
}

/**
 * Puts a snapshot together aside and gives it its name when it is whole. One of the same day is replaced; it stays aside
 * until the new one stands in its place.
 */
export async function finishSnapshot(
  exports: string,
  aside: string,
  {
    system,
    lists,
    before,
    pull
  }: {system: string; lists: readonly Complete[]; before: Snapshot | null; pull: Omit<PullRecord, "schema" | "records">}
): Promise<Snapshot> {
  const whole = join(aside, "whole");
  await removeFolder(whole);
  await makeFolder(whole);
  const records: Record<string, number> = {};
  for (const list of lists) {
    const {endpoint, part} = list;
    if (endpoint.isHelper || part.progress.forbidden) continue;
    const file = join(whole, `${endpoint.name}.ndjson`);
    records[endpoint.name] = await writeRecords(file, together(list, before));
    // A file without a record would be told as one that nobody can recognise.
    if (records[endpoint.name] === 0) await rm(file);
  }
  const made: PullRecord = {schema: "plumbline.pull/1", ...pull, records};
  await writeFile(join(whole, recordFile), `${JSON.stringify(made, null, 2)}\n`);
  const folder = join(exports, snapshotName(system, pull.startedAt));
  await removeFolder(join(aside, "former"));
  if (existsSync(folder)) await rename(folder, join(aside, "former"));
  await rename(whole, folder);
  await removeFolder(aside);
  return {folder, pull: made};
}

/** After a kill between the two renamings the former snapshot takes its place again. */
export async function restoreFormer(exports: string, aside: string, system: string, startedAt: string): Promise<void> {
  const folder = join(exports, snapshotName(system, startedAt));
  const former = join(aside, "former");
  if (existsSync(former) && !existsSync(folder)) await rename(former, folder);
}
