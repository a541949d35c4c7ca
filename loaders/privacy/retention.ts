import {readFileSync} from "node:fs";
import type {Warehouse} from "../warehouse/connection.js";

const closedBefore = readFileSync(new URL("./retention.sql", import.meta.url), "utf8");
const person = readFileSync(new URL("./person.sql", import.meta.url), "utf8");

/** Candidates none of whose applications is open, the last one closed before `cutoff`. */
export async function candidatesClosedBefore(warehouse: Warehouse, cutoff: Date): Promise<string[]> {
  const rows = await warehouse.rows<{candidate_id: string}>(closedBefore, [cutoff.toISOString().slice(0, 19)]);
  return rows.map(({candidate_id}) => candidate_id);
}

/** True when an application, or a record of one, has this candidate or application id. */
export async function holdsPerson(warehouse: Warehouse, id: string): Promise<boolean> {
  return (await warehouse.rows(person, [id.normalize("NFC").trim()])).length > 0;
}
