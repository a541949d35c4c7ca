import type {Origin, Rejection, TakenBack} from "../../../loaders/adapters/adapter.js";
import {adapters} from "../../../loaders/adapters/registry.js";
import {sourceFile} from "../../../loaders/adapters/convert.js";
import type {TableName} from "../../../loaders/canonical/tables.js";
import {configSchema} from "../../../loaders/config/config.js";
import {unpacked} from "../../../loaders/adapters/transports.js";
import {discover} from "../../../loaders/reader/discover.js";
import {sampleFile} from "../../../loaders/reader/open.js";
import {withFolder, writeFiles} from "../../reader/support/exports.js";

export type Json = null | boolean | number | string | Json[] | {[key: string]: Json | undefined};
type Row = Record<string, string | null>;

/** What an adapter made of some files. */
export interface Converted {
  adapter: string;
  /** Paths it claimed. */
  claimed: string[];
  rows: Partial<Record<TableName, Row[]>>;
  excluded: Record<string, number>;
  flags: Record<string, number>;
  rejected: Rejection[];
  /** Rows of older snapshots that are left out too: `table id`. */
  takenBack: string[];
  /** Names that must not be published: `kind person name`. */
  named: string[];
  /** Where each record that was emitted, left out or rejected stands: `path:line`. */
  accounted: Set<string>;
}

export const now = new Date("2026-06-30T12:00:00Z");

/** Offers files to the adapters in their order, as reading a folder does; JSON values are written as JSON files. */
export async function converted(files: Record<string, Json>, overrides: object = {}): Promise<Converted> {
  return withFolder(async (folder) => {
    const text = (content: Json): string => (typeof content === "string" ? content : JSON.stringify(content));
    writeFiles(folder, Object.fromEntries(Object.entries(files).map(([name, content]) => [name, text(content)])));
    return convertedFolder(folder, overrides);
  });
}

/** The same for a folder that exists. */
export async function convertedFolder(folder: string, overrides: object = {}): Promise<Converted> {
  const files = await Promise.all((await discover(folder)).map((file) => sampleFile(file)));
  const sampled = (await Promise.all(files.map((file) => unpacked(file)))).flat();
  const result: Converted = {
    adapter: "none",
    claimed: [],
    rows: {},
    excluded: {},
    flags: {},
    rejected: [],
    takenBack: [],
    named: [],
    accounted: new Set()
  };
  const account = ({path, line}: Origin): unknown => result.accounted.add(`${path}:${line}`);
  const sink = {
    emit: (table: TableName, row: Row, origin: Origin): void => {
      (result.rows[table] ??= []).push(row);
      account(origin);
    },
    exclude: (reason: string, origin: Origin, row?: TakenBack): void => {
      if (row !== undefined) result.takenBack.push(`${row.table} ${row.id}`);
      result.excluded[reason] = (result.excluded[reason] ?? 0) + 1;
      account(origin);
    },
    named: (kind: string, person: string | null, name: string | null): void => {
      if (name !== null) result.named.push(`${kind} ${person} ${name}`);
    },
    flag: (reason: string): void => {
      result.flags[reason] = (result.flags[reason] ?? 0) + 1;
    },
    reject: (rejection: Rejection, origin: Origin): void => {
      result.rejected.push(rejection);
      account(origin);
    }
  };
  for (const adapter of adapters) {
    const paths = adapter.recognise(sampled);
    if (paths.length === 0) continue;
    const own = sampled.filter(({path}) => paths.includes(path)).map((file) => sourceFile(file, sink, new Map()));
    await adapter.convert({files: own, config: configSchema.parse(overrides), now}, sink);
    return Object.assign(result, {adapter: adapter.name, claimed: paths});
  }
  return result;
}
