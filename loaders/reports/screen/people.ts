import {behind} from "../../privacy/behind.js";
import type {Dimension, PublishedMember} from "../../privacy/screens.js";
import {readSql, shared} from "../report.js";

const sql = readSql(new URL("./people.sql", import.meta.url));

type Person = {candidate_id: string; counted: boolean} & Record<Exclude<Dimension, "all">, string | null>;

/** Everyone with a phone screen. */
export const screenedPeople = shared(({warehouse}) => warehouse.rows<Person>(sql));

/** The published slices with whom they count; "other" is whoever is in none of the named ones. */
export function withPeople(slices: PublishedMember[], people: readonly Person[]): PublishedMember[] {
  const counted = people.filter((person) => person.counted);
  return slices.map((slice) => {
    const {dimension, member} = slice;
    if (dimension === "all") return behind(counted, slice);
    const named = new Set(slices.filter((one) => one.dimension === dimension).map((one) => one.member));
    const memberOf = (person: Person): string => person[dimension] ?? "not recorded";
    const isOther = (person: Person): boolean => member === "other" && !named.has(memberOf(person));
    return behind(
      counted.filter((person) => memberOf(person) === member || isOther(person)),
      slice
    );
  });
}
