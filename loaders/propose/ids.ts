import {agreeing} from "./agreeing.js";
import {canonicalHeader} from "../adapters/recognise/plain-tables.js";
import type {Column} from "./profile.js";
import type {TableSample} from "./table.js";
import type {Understood} from "./understand.js";

const ids = ["application_id", "scorecard_id", "candidate_id"] as const;

/**
 * Finds the ids of tables by their values, whatever their columns are called: codes that are ids in another table, codes
 * that each row of one table has for itself and another repeats, and codes that each stand for one candidate.
 */
export function meetIds(tables: readonly Understood[], plain: readonly TableSample[]): void {
  for (const table of tables) ownId(table);
  sharedIds(tables);
  for (const concept of ids) {
    const own = [
      ...tables.flatMap(({roles}) => roles.get(concept) ?? []),
      ...plain.flatMap(({columns}) => columns.filter(({heading}) => canonicalHeader(heading) === concept))
    ];
    if (own.length === 0) continue;
    const known = new Set(own.flatMap(({distinct}) => [...distinct.keys()]));
    for (const {roles, sample} of tables) {
      if (roles.has(concept)) continue;
      const taken = new Set([...roles].filter(([other]) => ids.includes(other as never)).map(([, column]) => column));
      const meets = sample.columns.find((column) => {
        const values = [...column.distinct.keys()];
        const isId =
          values.length >= 5 &&
          column.shares.date < 0.1 &&
          !taken.has(column) &&
          values.some((value) => value.length > 2);
        return isId && values.filter((value) => known.has(value)).length >= 0.6 * values.length;
      });
      if (meets) roles.set(concept, meets);
    }
  }
}

/** True for codes such as `C-0412`, `R2025/17` and `104233`: short, with a number that is no mark, nor a day. */
function isCode({distinct, filled, shares, range}: Column): boolean {
  const values = [...distinct.keys()];
  if (values.length < 5 || shares.date > 0.1 || shares.serial > 0.5 || shares.address > 0.1) return false;
  if (shares.number > 0.5 && (!range!.whole || (range!.high <= 100 && filled > distinct.size))) return false;
  const codes = values.filter((value) => value.length <= 40 && /\d/.test(value) && !/\s.*\s/.test(value));
  return codes.length >= 0.95 * values.length;
}

function hasNoId({roles}: Understood): boolean {
  return !roles.has("application_id") && !roles.has("candidate_id");
}

/** Codes of a table that recur and each stand for one candidate are the candidates' ids. */
function ownId(table: Understood): void {
  const {sample, roles, names} = table;
  if (!hasNoId(table) || names.length === 0) return;
  const isOfOne = (column: Column): boolean =>
    names.every((name) => agreeing([column], name)?.share === 1) && column.filled >= 0.98 * sample.records;
  const id = sample.columns.find(
    (column) =>
      !names.includes(column) &&
      column !== roles.get("scorecard_id") &&
      isCode(column) &&
      column.filled >= 1.5 * column.distinct.size &&
      isOfOne(column)
  );
  if (id) take(roles, "candidate_id", id);
}

/** Codes of which one table has each once, and another several times: what the one is about is what they tell apart. */
function sharedIds(tables: readonly Understood[]): void {
  for (const about of tables) {
    const unique = about.sample.columns.filter(
      (column) =>
        isCode(column) && column.distinct.size === column.filled && column.filled >= 0.98 * about.sample.records
    );
    for (const other of tables.filter((one) => one !== about)) {
      const concept = about.isScorecards ? "scorecard_id" : "application_id";
      if (about.isScorecards ? other.roles.has(concept) : !hasNoId(other)) continue;
      for (const column of unique) {
        const known = new Set(column.distinct.keys());
        const meets = other.sample.columns.find((candidate) => {
          const values = [...candidate.distinct.keys()];
          const isMet = values.filter((value) => known.has(value)).length >= 0.6 * values.length;
          return isCode(candidate) && isMet && (!about.isScorecards || candidate.filled > candidate.distinct.size);
        });
        if (meets === undefined) continue;
        if (hasNoId(about) || about.isScorecards) take(about.roles, concept, column);
        take(other.roles, about.roles.has("candidate_id") && !about.isScorecards ? "candidate_id" : concept, meets);
        break;
      }
    }
  }
}

/** Gives a column a role, which takes it out of any other. */
function take(roles: Understood["roles"], concept: (typeof ids)[number], column: Column): void {
  for (const [other, own] of roles) if (own === column) roles.delete(other);
  roles.set(concept, column);
}
