import {createHmac} from "node:crypto";
import {existsSync, readFileSync} from "node:fs";
import {appendFile, chmod, readFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import type {Config} from "../config/config.js";
import {refused} from "../errors.js";
import type {Warehouse} from "../warehouse/connection.js";
import {keyFile, pseudonymKey} from "./pseudonyms.js";

const closedBefore = readFileSync(new URL("./retention.sql", import.meta.url), "utf8");
const person = readFileSync(new URL("./person.sql", import.meta.url), "utf8");

/**
 * People who must not come back: one keyed hash a line, so that the list names nobody. It lies beside the warehouse and
 * is one of the few things that outlive a run.
 */
export function forgetListFile(warehouse: string): string {
  return join(dirname(warehouse), "forgotten");
}

/** The tombstone of a candidate or application id; the same for the id in any spelling of white space. */
export function tombstone(id: string, key: Buffer): string {
  return createHmac("sha256", key)
    .update(`candidate|${id.normalize("NFC").trim()}`)
    .digest("hex");
}

/** Adds ids to the list, each once. */
export async function remember(file: string, ids: readonly string[], key: Buffer): Promise<void> {
  const known = await readForgetList(file);
  const added = [...new Set(ids.map((id) => tombstone(id, key)))].filter((hash) => !known.has(hash));
  if (added.length === 0) return;
  await appendFile(file, added.map((hash) => `${hash}\n`).join(""), {mode: 0o600});
  await chmod(file, 0o600);
}

export async function readForgetList(file: string): Promise<Set<string>> {
  if (!existsSync(file)) return new Set();
  return new Set((await readFile(file, "utf8")).split("\n").filter(Boolean));
}

/**
 * Whom an ingest must leave out: those who were forgotten, and candidates who are past retention. `warehouse` tells where
 * the list of the forgotten lies. Throws UserError 3 when its key is gone: with a new one everybody on it would come back.
 */
export async function leavingOut(
  {warehouse, config}: {warehouse: string; config: Config},
  now: Date
): Promise<{isForgotten?: (id: string) => boolean; closedBefore?: Date}> {
  const months = config.retention_months;
  const retention = months === null ? {} : {closedBefore: monthsBefore(now, months)};
  const file = forgetListFile(warehouse);
  const list = await readForgetList(file);
  if (list.size === 0) return retention;
  const path = keyFile(config.privacy.key_file);
  if (!existsSync(path))
    throw refused(
      `${path}: the pseudonym key is missing, but ${file} names forgotten people by it`,
      "restore the key from a backup; with a new one everybody who was forgotten would come back"
    );
  const key = await pseudonymKey(path);
  return {...retention, isForgotten: (id) => list.has(tombstone(id, key))};
}

/** Candidates none of whose applications is open, the last one closed before `cutoff`. */
export async function candidatesClosedBefore(warehouse: Warehouse, cutoff: Date): Promise<string[]> {
  const rows = await warehouse.rows<{candidate_id: string}>(closedBefore, [cutoff.toISOString().slice(0, 19)]);
  return rows.map(({candidate_id}) => candidate_id);
}

/** True when an application, or a record of one, has this candidate or application id. */
export async function holdsPerson(warehouse: Warehouse, id: string): Promise<boolean> {
  return (await warehouse.rows(person, [id.normalize("NFC").trim()])).length > 0;
}

/** The same time of day some months earlier, UTC; the last day of a shorter month where that day does not exist. */
export function monthsBefore(now: Date, months: number): Date {
  const cutoff = new Date(now);
  cutoff.setUTCDate(1);
  cutoff.setUTCMonth(cutoff.getUTCMonth() - months);
  const last = new Date(Date.UTC(cutoff.getUTCFullYear(), cutoff.getUTCMonth() + 1, 0)).getUTCDate();
  cutoff.setUTCDate(Math.min(now.getUTCDate(), last));
  return cutoff;
}
