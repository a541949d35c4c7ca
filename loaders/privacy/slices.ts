import {op, table} from "arquero";
import type {Finding} from "../../src/contracts/finding.js";
import type {Config} from "../config/config.js";
import {hiddenCells} from "./suppression.js";

export type Slice = Finding["slice"];
export const everything: Slice = {role: null, level: null, period: null};

type Dimension = keyof Slice;
/** Do other pages that count nearly the same hide this member? To hide more than must be tells no more. */
type IsHidden = (dimension: Dimension, member: string) => boolean;
type Sliced<Row> = {slice: Slice; rows: Row[]};
type Of<Name extends Dimension> = {candidate_id: string} & Record<Name, string | null>;

/** Distinct candidates, the people that suppression counts. */
export function candidatesOf(rows: readonly {candidate_id: string}[]): number {
  return candidatesIn(rows).size;
}

/** The same, counted no further than to `most`: whether there are enough is asked of many large groups. */
export function candidatesUpTo(rows: readonly {candidate_id: string}[], most: number): number {
  const candidates = new Set<string>();
  for (const {candidate_id} of rows) {
    candidates.add(candidate_id);
    if (candidates.size >= most) break;
  }
  return candidates.size;
}

/** The candidates of rows, whose interviewer is their subject and hides behind nobody. */
export function candidatesIn(rows: readonly {candidate_id: string}[]): Set<string> {
  const candidates = new Set<string>();
  for (const {candidate_id} of rows) candidates.add(candidate_id);
  return candidates;
}

/** Are there enough candidates behind the rows, and are they not one interviewer's own affair? */
export function areOfEnough(
  rows: readonly {candidate_id: string; interviewer_id: string}[],
  {minimum_candidates, minimum_interviewers}: Config["privacy"]
): boolean {
  const interviewers = new Set(rows.map(({interviewer_id}) => interviewer_id)).size;
  return candidatesOf(rows) >= minimum_candidates && interviewers >= minimum_interviewers;
}

/**
 * The rows of everything, of each role, of each level and of each quarter, everything first. A slice of fewer than
 * `minimum` candidates is left out, and with it the next smallest of its dimension where the total would give it away.
 */
export function publishableSlices<Row extends Of<Dimension>>(
  rows: readonly Row[],
  minimum: number,
  isHidden: IsHidden = () => false
): Sliced<Row>[] {
  const parts = (["role", "level", "period"] as const).flatMap((dimension) => partsBy(rows, [dimension]));
  const shown = shownOf(parts, [({members}) => Object.keys(members).join()], minimum);
  return [all(rows), ...named(shown.filter((part) => !isHiddenElsewhere(part, isHidden)))];
}

/**
 * The rows of everything, of each role, of each level, and of each role at each level. A slice of fewer than `minimum`
 * candidates is left out, and with it others of its row or column from which it would follow. Where a whole role or level
 * has to be hidden, roles at levels stay hidden too: their sums would be that role or level.
 */
export function publishableCrossings<Row extends Of<"role" | "level">>(
  rows: readonly Row[],
  minimum: number,
  isHidden: IsHidden = () => false
): Sliced<Row>[] {
  const [roles, levels] = [partsBy(rows, ["role"]), partsBy(rows, ["level"])];
  const [shownRoles, shownLevels] = [roles, levels].map((parts) =>
    shownOf(parts, [() => "all"], minimum).filter((part) => !isHiddenElsewhere(part, isHidden))
  ) as [Part<Row>[], Part<Row>[]];
  const complete = shownRoles.length === roles.length && shownLevels.length === levels.length;
  const crossed = roles.length > 1 && levels.length > 1 && complete;
  const both = crossed ? shownOf(partsBy(rows, ["role", "level"]), [of("role"), of("level")], minimum) : [];
  return [all(rows), ...named(shownRoles), ...named(shownLevels), ...named(both)];
}

interface Part<Row> {
  /** Members in the order of the dimensions; null where not recorded. */
  members: Partial<Slice>;
  people: number;
  rows: Row[];
}

function isHiddenElsewhere({members}: Pick<Part<unknown>, "members">, isHidden: IsHidden): boolean {
  return Object.entries(members).some(([name, member]) => member !== null && isHidden(name as Dimension, member));
}

function all<Row>(rows: readonly Row[]): Sliced<Row> {
  return {slice: everything, rows: [...rows]};
}

/** Rows without a member count towards the total, but no page has a place for them. */
function named<Row>(parts: readonly Part<Row>[]): Sliced<Row>[] {
  return parts
    .filter(({members}) => Object.values(members).every((member) => member !== null))
    .map(({members, rows}) => ({slice: {...everything, ...members}, rows}));
}

/** Parts in the order of their members, those not recorded last. */
function partsBy<Name extends Dimension, Row extends Of<Name>>(rows: readonly Row[], by: readonly Name[]): Part<Row>[] {
  const columns = Object.fromEntries(by.map((name) => [name, rows.map((row) => row[name])]));
  const parts = table({...columns, row: [...rows], candidate: rows.map(({candidate_id}) => candidate_id)})
    .groupby(...by)
    .rollup({people: op.distinct("candidate"), rows: op.array_agg("row")})
    .objects() as (Record<Name, string | null> & {people: number; rows: Row[]})[];
  return parts
    .map(({people, rows: mine, ...rest}) => ({members: rest as Partial<Slice>, people, rows: mine}))
    .sort((a, b) => by.reduce((order, name) => order || inOrder(a.members[name]!, b.members[name]!), 0));
}

function shownOf<Row>(
  parts: readonly Part<Row>[],
  families: ((part: Part<Row>) => string)[],
  minimum: number
): Part<Row>[] {
  const hidden = hiddenCells(parts, {people: ({people}) => people, families, minimum});
  return parts.filter((_, index) => !hidden[index]);
}

/** The family of all parts with one member of a dimension, whose total is shown. */
function of(name: Dimension) {
  return ({members}: Pick<Part<unknown>, "members">): string => JSON.stringify(members[name]);
}

function inOrder(a: string | null, b: string | null): number {
  return a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;
}
