import {readFileSync} from "node:fs";
import type {Config} from "../config/config.js";
import type {Audience, ReportContext} from "../reports/report.js";
import {keyFile, pseudonymKey} from "./publish-key.js";
import type {NameOf} from "./publish.js";
import {interviewerPseudonyms} from "./pseudonyms.js";

const interviewersSql = readFileSync(new URL("./interviewer_ids.sql", import.meta.url), "utf8");
const privateSql = readFileSync(new URL("./private_ids.sql", import.meta.url), "utf8");

type Warehouse = ReportContext["warehouse"];

interface Interviewer {
  interviewer_id: string;
  name: string | null;
}

/** How an audience sees interviewers: leads by pseudonym, or by name when configured; the others not at all. */
export async function interviewerNames(
  warehouse: Warehouse,
  config: Config
): Promise<(audience: Audience) => NameOf | null> {
  const people = await warehouse.rows<Interviewer>(interviewersSql);
  const shown = await shownNames(people, config);
  const nameOf: NameOf = (id) => {
    const name = shown.get(id);
    if (name === undefined) throw new Error(`a dataset names an interviewer whom the warehouse does not know`);
    return name;
  };
  return (audience) => (audience === "leads" ? nameOf : null);
}

async function shownNames(people: Interviewer[], config: Config): Promise<Map<string, string>> {
  if (config.privacy.interviewer_names === "name")
    return new Map(people.map(({interviewer_id: id, name}) => [id, name ?? id]));
  const key = await pseudonymKey(keyFile(config.privacy.key_file));
  return interviewerPseudonyms(
    people.map((person) => person.interviewer_id),
    key
  );
}

/**
 * Ids and names that no dataset of an audience may hold: those of candidates, and those of interviewers unless the
 * configuration shows leads their names.
 */
export async function forbiddenTexts(
  warehouse: Warehouse,
  config: Config
): Promise<(audience: Audience) => ReadonlySet<string>> {
  const ids = await warehouse.rows<{kind: "candidate" | "interviewer"; id: string}>(privateSql);
  const candidates = ids.filter(({kind}) => kind === "candidate").map(({id}) => id);
  const people = await warehouse.rows<Interviewer>(interviewersSql);
  const names = people.flatMap(({name}) => name ?? []);
  const interviewers = [...ids.filter(({kind}) => kind === "interviewer").map(({id}) => id), ...names];
  const everyone = new Set([...candidates, ...interviewers]);
  const onlyCandidates = new Set(candidates);
  const named = config.privacy.interviewer_names === "name";
  return (audience) => (named && audience === "leads" ? onlyCandidates : everyone);
}

/** Pseudonym → interviewer id, for the private look-up where the key is. */
export async function interviewersByPseudonym(warehouse: Warehouse, config: Config): Promise<Map<string, string>> {
  const people = await warehouse.rows<Interviewer>(interviewersSql);
  const key = await pseudonymKey(keyFile(config.privacy.key_file));
  const pseudonyms = interviewerPseudonyms(
    people.map((person) => person.interviewer_id),
    key
  );
  return new Map([...pseudonyms].map(([id, pseudonym]) => [pseudonym, id]));
}
