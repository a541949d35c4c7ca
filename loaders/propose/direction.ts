import {deviation, mean} from "d3-array";
import {canonicalHeader, tableOf} from "../adapters/recognise/plain-tables.js";
import type {TableName} from "../canonical/tables.js";
import {decisionOf, markOf, stageOf, statusOf} from "./answers.js";
import {keyColumns, type KeyPlan} from "./keys.js";
import type {Column} from "./profile.js";
import {stageLine, stageOfGroup} from "./scorecard-feeds.js";
import type {TableSample} from "./table.js";
import type {Understood} from "./understand.js";

/** Whether higher numbers go with what ended well: `down` where they go with the opposite, null where nothing tells. */
export type Direction = "up" | "down" | null;

/** Fewer applications of either end tell nothing, and neither does a difference that chance may make. */
const leastApplications = 5;
const leastDifference = 3;

/** Tells which way the numbers of some columns run, by what became of the applications that they are about. */
export function directionBy(
  tables: readonly Understood[],
  plain: readonly TableSample[],
  plan: KeyPlan
): (columns: readonly Column[]) => Direction {
  const keys = new Map<Column, readonly (string | null)[]>();
  for (const table of tables) {
    const own = keyColumns(table, plan);
    if (own === null) continue;
    const ids = Array.from({length: table.sample.records}, (_, at) => keyAt(own, at));
    for (const column of table.sample.columns) keys.set(column, ids);
  }
  const byScorecard = new Map<string, string | null>();
  for (const sample of plain) {
    const [application, scorecard] = [plainColumn(sample, "application_id"), plainColumn(sample, "scorecard_id")];
    if (application === undefined) continue;
    const ids = application.values.map((value) => value?.toLowerCase() ?? null);
    for (const column of sample.columns) keys.set(column, ids);
    scorecard?.values.forEach((value, at) => value !== null && byScorecard.set(value, ids[at]!));
  }
  for (const sample of plain) {
    const scorecard = plainColumn(sample, "scorecard_id");
    if (scorecard === undefined || plainColumn(sample, "application_id") !== undefined) continue;
    const ids = scorecard.values.map((value) => (value === null ? null : (byScorecard.get(value) ?? null)));
    for (const column of sample.columns) keys.set(column, ids);
  }
  const ended = endings(tables, plain, keys);
  return (columns) => difference(columns, keys, ended);
}

function keyAt(columns: readonly Column[], at: number): string | null {
  const values = columns.map(({values}) => values[at]);
  return values.includes(null) ? null : values.join("\u001f").toLowerCase();
}

function plainColumn(sample: TableSample, name: string): Column | undefined {
  return sample.columns.find(({heading}) => canonicalHeader(heading) === name);
}

/** Application → did it end in an offer; where nothing tells that of enough, did it come to the loop. */
function endings(
  tables: readonly Understood[],
  plain: readonly TableSample[],
  keys: ReadonlyMap<Column, readonly (string | null)[]>
): ReadonlyMap<string, boolean> {
  const ended = new Map<string, boolean>();
  const note = (column: Column | undefined, meaning: (label: string) => boolean | null): void =>
    column?.values.forEach((value, at) => {
      const [id, good] = [keys.get(column)?.[at] ?? null, value === null ? null : meaning(value)];
      if (id !== null && good !== null) ended.set(id, good);
    });
  const ofPlain = (table: TableName, name: string): Column | undefined => {
    const sample = plain.find(({path, headings}) => tableOf(path, headings.map(canonicalHeader)) === table);
    return sample && plainColumn(sample, name);
  };
  const statuses = [...tables.map(({roles}) => roles.get("status")), ofPlain("applications", "status")];
  const decisions = [...tables.map(({roles}) => roles.get("decision")), ofPlain("decisions", "decision")];
  for (const column of statuses) note(column, endedWell);
  for (const column of decisions) note(column, (label) => endedWell(label) ?? decided(label));
  const goods = [...ended.values()].filter(Boolean).length;
  if (Math.min(goods, ended.size - goods) >= leastApplications) return ended;
  const advanced = new Map<string, boolean>();
  const met = (column: Column, stageAt: (at: number) => string | null): void =>
    column.values.forEach((_, at) => {
      const [id, stage] = [keys.get(column)?.[at] ?? null, stageAt(at)];
      if (id !== null && stage !== null) advanced.set(id, (advanced.get(id) ?? false) || stage === "loop");
    });
  const byColumn = (column: Column | undefined): void =>
    column && met(column, (at) => (column.values[at] ? stageOf(column.values[at]) : null));
  byColumn(ofPlain("scorecards", "stage"));
  for (const table of tables.filter(({isScorecards}) => isScorecards)) {
    for (const group of table.groups)
      met(group.vote, (at) => (group.vote.values[at] === null ? null : stageOfGroup(group, table).constant));
    const {from} = stageLine(table);
    const [column] = table.sample.columns;
    if (typeof from === "string") byColumn(table.sample.columns.find(({heading}) => heading === from));
    else if (table.groups.length === 0 && "constant" in from && column) met(column, () => from.constant);
  }
  return advanced;
}

function endedWell(label: string): boolean | null {
  const status = statusOf(label);
  return status === "hired" ? true : status === "rejected" ? false : null;
}

function decided(label: string): boolean | null {
  const decision = decisionOf(label);
  return decision === null || decision === "no_decision" ? null : decision === "offer";
}

/** Compares the mean numbers of applications that ended well and badly, by Welch's t. */
function difference(
  columns: readonly Column[],
  keys: ReadonlyMap<Column, readonly (string | null)[]>,
  ended: ReadonlyMap<string, boolean>
): Direction {
  const numbers = new Map<string, number[]>();
  for (const column of columns)
    column.values.forEach((value, at) => {
      const [id, number] = [keys.get(column)?.[at] ?? null, value === null ? null : markOf(value)];
      if (id === null || number === null) return;
      numbers.set(id, [...(numbers.get(id) ?? []), number]);
    });
  const means = [...numbers].map(([id, own]) => ({good: ended.get(id), mean: mean(own)!}));
  const [good, bad] = [true, false].map((end) => means.flatMap((one) => (one.good === end ? [one.mean] : [])));
  if (Math.min(good!.length, bad!.length) < leastApplications) return null;
  const error = Math.hypot(deviation(good!)! / Math.sqrt(good!.length), deviation(bad!)! / Math.sqrt(bad!.length));
  const t = (mean(good!)! - mean(bad!)!) / Math.max(error, 1e-9);
  return Math.abs(t) < leastDifference ? null : t > 0 ? "up" : "down";
}
