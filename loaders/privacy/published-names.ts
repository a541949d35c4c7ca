import {readFileSync} from "node:fs";
import type {Audience} from "../../src/contracts/site.js";
import {keyParts} from "../canonical/people.js";
import type {Config} from "../config/config.js";
import type {Warehouse} from "../warehouse/connection.js";
import {type LeakSearch, leakSearch} from "./leaks.js";
import {sameBehind} from "./behind.js";
import {interviewerPseudonyms, keyFile, pseudonymKey} from "./pseudonyms.js";

const interviewersSql = readFileSync(new URL("./interviewer_ids.sql", import.meta.url), "utf8");
const privateIdsSql = readFileSync(new URL("./private_ids.sql", import.meta.url), "utf8");
const privateNamesSql = readFileSync(new URL("./private_names.sql", import.meta.url), "utf8");

/** The name that one interviewer has on the site that is being built. */
export type NameOf = (interviewer: string) => string;

type Json = null | boolean | number | string | Json[] | {[key: string]: Json};

/**
 * A dataset as one audience may see it: every field `interviewer` holds the published name instead of the exported id,
 * and `{subject}` in texts of the same object, or of objects inside it, is that name. `nameOf` is null for an audience
 * that must not see interviewers at all; a dataset that has them is then a defect. Lists of interviewers leave in the
 * order of their published names, since that of the exported ids would help to undo pseudonyms.
 */
export function published(dataset: string, content: unknown, nameOf: NameOf | null): unknown {
  return walk(content as Json, null);

  function walk(value: Json, subject: string | null): Json {
    if (typeof value === "string") return fill(value, subject);
    if (Array.isArray(value)) return inOrderOfNames(value.map((item) => walk(item, subject)));
    if (value === null || typeof value !== "object") return value;
    const here = Object.hasOwn(value, "interviewer") ? name(value.interviewer!) : subject;
    return sameBehind(
      value,
      Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, key === "interviewer" ? here : walk(item, here)])
      )
    );
  }

  function name(id: Json): string | null {
    if (id === null) return null;
    if (typeof id !== "string") throw new Error(`${dataset}: a field "interviewer" must hold an id, got ${typeof id}`);
    if (!nameOf) throw new Error(`${dataset}: this audience must not see interviewers, yet the dataset has one`);
    return nameOf(id);
  }

  function fill(text: string, subject: string | null): string {
    if (!text.includes("{subject}")) return text;
    if (subject === null)
      throw new Error(`${dataset}: "${text}" speaks of a {subject} that no field "interviewer" names`);
    return text.replaceAll("{subject}", subject);
  }
}

/** Rows of one interviewer each, sorted by name, each one's rows as they were; findings keep their rank. */
function inOrderOfNames(list: Json[]): Json[] {
  const named = list.map((item) =>
    item !== null && typeof item === "object" && !Array.isArray(item) && !Object.hasOwn(item, "sentence")
      ? item.interviewer
      : null
  );
  if (!named.every((name) => typeof name === "string")) return list;
  const order = list.map((_, index) => index).sort((a, b) => compare(named[a] as string, named[b] as string));
  return order.map((index) => list[index]!);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface Interviewer {
  interviewer_id: string;
  name: string | null;
}

/** The ids of all interviewers of a warehouse. */
export async function interviewerIds(warehouse: Warehouse): Promise<string[]> {
  return (await warehouse.rows<Interviewer>(interviewersSql)).map(({interviewer_id}) => interviewer_id);
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

/** An id of several words is a name, such as "Ashdown, Ada" where interviewers have no other. */
const isName = /\p{L}[\s,]+\p{L}/u;

/** The name that an id is. An interviewer's key of several columns is first and last name; a candidate's has other parts too. */
function nameIn(kind: Person<"id">["kind"], id: string): string[] {
  const name = kind === "interviewer" ? id.replaceAll(keyParts, " ") : id;
  return isName.test(name) ? [name] : [];
}

/**
 * The search for ids and names that no dataset of an audience may hold: those of candidates, and those of interviewers
 * unless the configuration shows leads their names.
 */
export async function leakSearches(warehouse: Warehouse, config: Config): Promise<(audience: Audience) => LeakSearch> {
  const ids = await warehouse.rows<Person<"id">>(privateIdsSql);
  const names = await warehouse.rows<Person<"name">>(privateNamesSql);
  const people = await warehouse.rows<Interviewer>(interviewersSql);
  const published = new Set((await shownNames(people, config)).values());
  const namesOf = (kind: Person<"id">["kind"]): string[] => [
    ...names.filter((one) => one.kind === kind).map(({name}) => name),
    ...ids.filter((one) => one.kind === kind).flatMap(({id}) => nameIn(kind, id))
  ];
  const {not_names: notNames, minimum_candidates: minimum} = config.privacy;
  const interviewers = namesOf("interviewer");
  const everyone = leakSearch({
    ids: ids.map(({id}) => id),
    interviewers,
    candidates: namesOf("candidate"),
    published,
    notNames,
    minimum
  });
  if (config.privacy.interviewer_names === "pseudonym") return () => everyone;
  const known = new Set([...interviewers, ...published]);
  const candidates = leakSearch({
    ids: ids.filter(({kind, id}) => kind === "candidate" && !known.has(id)).map(({id}) => id),
    interviewers: [],
    candidates: namesOf("candidate").filter((name) => !known.has(name)),
    published,
    notNames,
    minimum
  });
  return (audience) => (audience === "leads" ? candidates : everyone);
}

type Person<Text extends string> = {kind: "candidate" | "interviewer"} & Record<Text, string>;

/** Pseudonym → interviewer id, for the private look-up where the key is. */
export async function interviewersByPseudonym(ids: readonly string[], config: Config): Promise<Map<string, string>> {
  const key = await pseudonymKey(keyFile(config.privacy.key_file));
  return new Map([...interviewerPseudonyms(ids, key)].map(([id, pseudonym]) => [pseudonym, id]));
}
