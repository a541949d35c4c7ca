import {createHash} from "node:crypto";
import {existsSync, readFileSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {z} from "zod";
import type {Warehouse} from "../warehouse/connection.js";
import {replaceFile} from "../warehouse/swap.js";
import {hiddenCells} from "./suppression.js";

const sql = readFileSync(new URL("./candidate_rows.sql", import.meta.url), "utf8");

/** A published cell: since when its figures stand, who is behind them, and who changed since. */
const cell = z.strictObject({asOf: z.string(), group: z.number(), changed: z.array(z.string()), withheld: z.boolean()});

/** Who stands behind what is published, as of the last build: private, and kept beside the warehouse. */
const schema = z.strictObject({
  /** Of the configuration and the version that made it: with another, everything counts as changed. */
  made: z.string(),
  /** For each candidate the applications with a sum over their rows. */
  people: z.record(z.string(), z.record(z.string(), z.string())),
  /** Sets of candidates; many cells share one. */
  groups: z.array(z.array(z.string())),
  cells: z.record(z.string(), cell)
});

export type Standing = z.infer<typeof schema>;
type People = Standing["people"];

export function standingFile(warehouse: string): string {
  return join(dirname(warehouse), "published");
}

/** What stood published before; null where nothing did, or nothing that can be read. */
export async function readStanding(file: string): Promise<Standing | null> {
  if (!existsSync(file)) return null;
  try {
    return schema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return null;
  }
}

export async function writeStanding(file: string, standing: Standing): Promise<void> {
  await replaceFile(file, JSON.stringify(standing));
}

/** Every candidate of a warehouse with a sum over all that it holds of them. */
export async function peopleOf(warehouse: Warehouse): Promise<People> {
  const rows = await warehouse.rows<{candidate_id: string; application_id: string; rows: string}>(sql);
  const people: People = {};
  for (const {candidate_id, application_id, rows: told} of rows) (people[candidate_id] ??= {})[application_id] = told;
  return people;
}

/** What a configuration and a version make of data: other figures of the same people are no change of theirs. */
export function madeBy(config: unknown, version: string): string {
  return createHash("sha256")
    .update(JSON.stringify([config, version]))
    .digest("hex");
}

/**
 * Takes forgotten people out of what is known of the published cells. They are never held back: where they stood the
 * figures stay away until as many candidates have changed as may be told of, and they count among these.
 */
export async function forgetStanding(file: string, isForgotten: (id: string) => boolean): Promise<void> {
  const standing = await readStanding(file);
  if (standing === null) return;
  const gone = new Set(
    Object.entries(standing.people)
      .filter(([id, applications]) => [id, ...Object.keys(applications)].some(isForgotten))
      .map(([id]) => id)
  );
  const stays = (id: string): boolean => !gone.has(id);
  const lost = standing.groups.map((group) => group.filter((id) => gone.has(id)).length);
  const anybody = (place: number): string => `forgotten ${place}`;
  await writeStanding(file, {
    ...standing,
    people: Object.fromEntries(Object.entries(standing.people).filter(([id]) => stays(id))),
    groups: standing.groups.map((group) => group.filter(stays)),
    cells: Object.fromEntries(
      Object.entries(standing.cells).map(([key, {changed, ...one}]) => {
        const here = Math.max(lost[one.group]!, changed.filter((id) => gone.has(id)).length);
        const before = changed.filter((id) => id.startsWith("forgotten ")).length;
        const named = Array.from({length: here}, (_, place) => anybody(before + place));
        return [key, {...one, changed: [...changed.filter(stays), ...named], withheld: one.withheld || here > 0}];
      })
    )
  });
}

/** A cell of this build: who is behind it, and the name of all that add up to one total with it. */
export interface PublishedCell {
  people: ReadonlySet<string>;
  family: string;
}

/**
 * New figures; the old ones, or none where these stand nowhere; the old ones, or the new ones where these stand nowhere,
 * since nobody changed; none.
 */
export type Fate = "publish" | "keep" | "rest" | "withhold";

export interface Fates {
  of: ReadonlyMap<string, Fate>;
  /** What stands published once this build does. */
  standing: Standing;
  /** Since when the figures of a cell stand. */
  asOf: (key: string) => string;
}

/** Whom the cell of everything, which no page shows, is about. */
const everything = "";

/**
 * Which cells may have their new figures: those in which nobody changed since they were published, or at least `minimum`
 * did, whether added, removed or edited. The others keep theirs, and with them the next least changed of their family
 * where the rest would tell them, as cells are hidden of one build. While fewer than `minimum` changed in all, nothing
 * moves: an estimate of some hangs on the votes of others.
 */
export function fatesOf(
  before: Standing | null,
  now: Pick<Standing, "made" | "people"> & {cells: ReadonlyMap<string, PublishedCell>; builtAt: string},
  minimum: number
): Fates {
  const known = before !== null && before.made === now.made ? before : null;
  const changed = known === null ? new Set<string>() : changedBetween(known.people, now.people);
  const members = new Map<string, ReadonlySet<string>>([
    [everything, new Set(Object.keys(now.people))],
    ...[...now.cells].map(([key, {people}]) => [key, people] as const)
  ]);
  const since = new Map(
    [...members].map(([key, people]) => {
      const old = known?.cells[key];
      const were = old === undefined ? [] : known!.groups[old.group]!;
      const touched = [...changed].filter((id) => people.has(id) || were.includes(id));
      return [key, new Set([...(old?.changed ?? []), ...touched])] as const;
    })
  );
  const isFew = (key: string): boolean => since.get(key)!.size > 0 && since.get(key)!.size < minimum;
  const keys = [...now.cells.keys()];
  const families = hiddenCells(keys, {
    people: (key) => since.get(key)!.size,
    families: [(key) => now.cells.get(key)!.family],
    minimum
  });
  const stays = new Map(keys.map((key, index) => [key, families[index]!]));
  const of = new Map<string, Fate>();
  for (const key of keys) {
    const old = known?.cells[key];
    if (old?.withheld && isFew(key)) of.set(key, "withhold");
    else if (known !== null && (isFew(everything) || stays.get(key)!))
      of.set(key, since.get(key)!.size === 0 ? "rest" : "keep");
    else of.set(key, "publish");
  }
  const groups = new Map<string, number>();
  const sets: string[][] = [];
  // Thousands of cells are of the same people, and a list of all of them is long: each is gone through once.
  const placed = new Map<Iterable<string>, number>();
  const groupOf = (people: Iterable<string>): number => {
    const place = placed.get(people);
    if (place !== undefined) return place;
    const list = [...new Set(people)].sort();
    const name = createHash("sha256").update(JSON.stringify(list)).digest("hex");
    if (!groups.has(name)) groups.set(name, sets.push(list) - 1);
    placed.set(people, groups.get(name)!);
    return groups.get(name)!;
  };
  const cells = [everything, ...keys].map((key): [string, z.infer<typeof cell>] => {
    const old = known?.cells[key];
    const fate = key === everything ? (isFew(key) ? "keep" : "publish") : of.get(key)!;
    if (fate === "publish" || old === undefined)
      return [
        key,
        {asOf: now.builtAt, group: groupOf(members.get(key)!), changed: [] as string[], withheld: false}
      ] as const;
    const group = groupOf([...known!.groups[old.group]!, ...members.get(key)!]);
    return [key, {asOf: old.asOf, group, changed: [...since.get(key)!], withheld: old.withheld}];
  });
  // Of cells that this build does not publish, such as those of another audience, the figures may stand for all that.
  for (const [key, old] of Object.entries(known?.cells ?? {}))
    if (!members.has(key)) {
      const group = known!.groups[old.group]!;
      const touched = group.filter((id) => changed.has(id));
      cells.push([key, {...old, group: groupOf(group), changed: [...new Set([...old.changed, ...touched])]}]);
    }
  const standing = {made: now.made, people: now.people, groups: sets, cells: Object.fromEntries(cells)};
  return {of, standing, asOf: (key) => standing.cells[key]!.asOf};
}

/** Candidates who are new, gone, or of whom the rows say something else. */
function changedBetween(before: People, now: People): Set<string> {
  const ids = new Set([...Object.keys(before), ...Object.keys(now)]);
  const said = (people: People, id: string): string => JSON.stringify(people[id] ?? null);
  return new Set([...ids].filter((id) => said(before, id) !== said(now, id)));
}
