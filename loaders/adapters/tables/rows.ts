import {createHash} from "node:crypto";
import {keyParts} from "../../canonical/people.js";
import type {TableName} from "../../canonical/tables.js";
import {labelKey, signsOf} from "../../config/vote-words.js";
import type {JsonObject} from "../../reader/strict-json.js";
import {cellOf, parted, said} from "./cells.js";
import {type Condition, type Group, type ReadyFeed, type Source, scorecardKey} from "./feeds.js";
import {partOf} from "./pairs.js";

/** One row that a record gives, or why it gives none. */
export type Row =
  | {row: Record<string, string | null>}
  | {none: "blank"}
  | {none: "elsewhere"}
  | {none: "uneven"; counts: string};

/** The columns without any of which a row is none; of the other tables, all that are mapped. */
const content: Partial<Record<TableName, readonly string[]>> = {
  scorecards: ["vote", "interviewer_id"],
  ratings: ["rating"],
  stages: ["entered_at", "exited_at"],
  interviews: ["interview_id", "interviewer_id", "starts_at"],
  decisions: ["decision"],
  outcomes: ["measured_at", "performance", "left_at"]
};

/** One place in a record at which a feed finds a row: a group of its columns and, of split cells, the number of the part. */
interface Instance {
  group: Group;
  part: number;
  cell: (key: string) => string | null;
}

/** The rows of one record for one feed, in the order of groups and parts. `personOf` makes spellings of one person one. */
export function rowsOf(record: JsonObject, feed: ReadyFeed, personOf: (id: string) => string): Row[] {
  return feed.groups.flatMap((group): Row[] => {
    const instances = instancesOf(record, feed, group);
    if (typeof instances === "string") return [{none: "uneven", counts: instances}];
    return instances.map((instance): Row => {
      if (isElsewhere(instance, feed)) return {none: "elsewhere"};
      if (isEmpty(instance, feed)) return {none: "blank"};
      const row = valuesOf(instance);
      if (feed.autoId) row.scorecard_id = autoIdOf(record, feed, instance, row, personOf);
      return {row};
    });
  });
}

/** The places of a group in a record: one, or one for each part of its split cells; in words, where these differ in number. */
function instancesOf(record: JsonObject, feed: ReadyFeed, group: Group): Instance[] | string {
  const plain = (key: string): string | null => cellOf(record, key);
  if (feed.by === null) return [{group, part: 0, cell: plain}];
  const parts = new Map(group.splitKeys.map((key) => [key, parted(plain(key), feed.by!)]));
  const counts = [...parts].map(([key, values]) => ({key, count: values.length}));
  if (counts.some(({count}) => count !== counts[0]!.count))
    return counts.map(({key, count}) => `${JSON.stringify(key)} holds ${count}`).join(", ");
  return Array.from({length: counts[0]!.count}, (_, part) => ({
    group,
    part,
    cell: (key) => (parts.has(key) ? parts.get(key)![part]! : plain(key))
  }));
}

/** True for a row of another kind: what makes a row of the table is read from other rows only. */
function isElsewhere({group, cell}: Instance, {table}: ReadyFeed): boolean {
  const sources = tellingOf(group, table);
  return sources.length > 0 && sources.every((source) => !holds(source, cell));
}

/** The columns of the file without any of which a row of the table is none. */
function tellingOf(group: Group, table: TableName): Exclude<Source, {constant: string}>[] {
  return (content[table] ?? [...group.columns.keys()]).flatMap((column) => {
    const source = group.columns.get(column);
    return source !== undefined && "keys" in source ? [source] : [];
  });
}

/** True where nothing stands in a group's own columns, or in those that make a row of the table. */
function isEmpty({group, cell}: Instance, {table, isMinusAnAnswer}: ReadyFeed): boolean {
  const isBlank = (text: string | null): boolean =>
    said(text) === null && !(isMinusAnAnswer && text !== null && signsOf(text) === "-");
  const blank = (keys: readonly string[]): boolean => keys.every((key) => isBlank(cell(key)));
  if (group.marks.some((keys) => keys.length > 0 && blank(keys))) return true;
  const sources = tellingOf(group, table);
  return sources.length > 0 && sources.every((source) => !holds(source, cell) || blank(source.keys));
}

/** True where a row is one of those of which a source reads. */
function holds({when = []}: {when?: readonly Condition[]}, cell: Instance["cell"]): boolean {
  return when.every((condition) => condition.labels.has(labelKey(said(cell(condition.key)) ?? "")) === condition.holds);
}

function valuesOf({group, cell}: Instance): Record<string, string | null> {
  const row: Record<string, string | null> = {};
  for (const [column, source] of group.columns) row[column] = valueOf(source, cell, column);
  return row;
}

/** A key of several columns lacks nothing: with a part missing it would be the key of others too. */
function valueOf(source: Source, cell: Instance["cell"], column: string): string | null {
  if ("constant" in source) return source.constant;
  if (!holds(source, cell)) return null;
  if (source.part !== undefined) return partOf(cell(source.keys[0]!), source.part);
  if (source.keys.length === 1) return cell(source.keys[0]!);
  const parts = source.keys.map((key) => said(cell(key)));
  // A day and a time of day are one time; without its time of day it is still a day.
  if (column.endsWith("_at")) return parts[0] === null ? null : parts.filter((part) => part !== null).join(" ");
  return parts.includes(null) ? null : parts.join(keyParts);
}

/**
 * The id of a scorecard that has none. Two scorecards in one record that say the same of themselves are two. Ratings on
 * a scorecard of nobody have none.
 */
function autoIdOf(
  record: JsonObject,
  feed: ReadyFeed,
  instance: Instance,
  row: Record<string, string | null>,
  personOf: (id: string) => string
): string | null {
  const owner = feed.scorecards ?? feed;
  const own = owner === feed ? row : ownRow(record, owner, feed, instance);
  if (
    own === null ||
    (feed.table === "ratings" &&
      (said(own.application_id ?? null) === null || said(own.interviewer_id ?? null) === null))
  )
    return null;
  const key = keyOf(own, personOf);
  const {values, part} = placeIn(owner, feed, instance);
  let before = 0;
  if (owner.table === "scorecards" && (owner.groups.length > 1 || owner.by !== null))
    for (const group of owner.groups) {
      const instances = instancesOf(record, owner, group);
      for (const other of typeof instances === "string" ? [] : instances) {
        if (JSON.stringify(group.values) === JSON.stringify(values) && other.part === part) return hashed(key, before);
        if (keyOf(valuesOf(other), personOf) === key) before++;
      }
    }
  return hashed(key, before);
}

/** The scorecard's own columns at the place of a rating. */
function ownRow(
  record: JsonObject,
  owner: ReadyFeed,
  feed: ReadyFeed,
  instance: Instance
): Record<string, string | null> | null {
  const {values, part} = placeIn(owner, feed, instance);
  const group = owner.groups.find((one) => JSON.stringify(one.values) === JSON.stringify(values))!;
  const instances = instancesOf(record, owner, group);
  const place = typeof instances === "string" ? undefined : instances[part];
  return place === undefined ? null : valuesOf(place);
}

/** Which group and part of the scorecards' feed a place of the ratings' feed belongs to. */
function placeIn(owner: ReadyFeed, feed: ReadyFeed, {group, part}: Instance): {values: string[]; part: number} {
  const values = owner.names.map((name) => group.values[feed.names.indexOf(name)]!);
  return {values, part: owner.by === null ? 0 : part};
}

function keyOf(row: Record<string, string | null>, personOf: (id: string) => string): string {
  return JSON.stringify(
    scorecardKey.map((column) => {
      const text = said(row[column] ?? null)?.normalize("NFC") ?? null;
      return text !== null && (column === "application_id" || column === "interviewer_id") ? personOf(text) : text;
    })
  );
}

function hashed(key: string, before: number): string {
  return `row-${createHash("sha256").update(`${key}${before}`).digest("hex").slice(0, 20)}`;
}
