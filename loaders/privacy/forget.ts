import {existsSync, readFileSync} from "node:fs";
import {counted} from "../../src/words/numbers.js";
import type {Config} from "../config/config.js";
import {refused} from "../errors.js";
import type {Warehouse} from "../warehouse/connection.js";
import {previousRun} from "../warehouse/last-run.js";
import {forgetListFile, readForgetList, tombstone} from "./forget-list.js";
import {keyFile, pseudonymKey} from "./pseudonyms.js";

const closedBefore = readFileSync(new URL("./retention.sql", import.meta.url), "utf8");
const person = readFileSync(new URL("./person.sql", import.meta.url), "utf8");

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
  if (!existsSync(file)) {
    await refuseLostList(warehouse, file);
    return retention;
  }
  const path = keyFile(config.privacy.key_file);
  if (!existsSync(path))
    throw refused(
      `${path}: the pseudonym key is missing, but ${file} names forgotten people by it`,
      "restore the key from a backup; with a new one everybody who was forgotten would come back"
    );
  const key = await pseudonymKey(path);
  const list = await readForgetList(file, key);
  return {...retention, isForgotten: (id) => list?.has(tombstone(id, key)) ?? false};
}

/** A list that is gone is noticed by what the last run left out. */
async function refuseLostList(warehouse: string, file: string): Promise<void> {
  const last = await previousRun(warehouse);
  if (last === null || last.forgotten === 0) return;
  throw refused(
    `${file}: the list of forgotten people is missing, but ${warehouse} was made without ${counted(last.forgotten, "record")} of theirs`,
    "restore it from a backup; to read everybody again, delete the warehouse too"
  );
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
