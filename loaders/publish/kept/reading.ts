import {existsSync} from "node:fs";
import {stat} from "node:fs/promises";
import {z} from "zod";
import type {Shelf} from "./shelf.js";

/** What an ingest told whoever started it: told again where its warehouse still stands for the exports. */
const told = z.strictObject({
  warnings: z.array(z.string()),
  done: z.string(),
  notes: z.array(z.string()),
  /** Nothing was there to be read. */
  isEmpty: z.boolean()
});

export type ToldOfReading = z.infer<typeof told>;

const reading = z.strictObject({told, file: z.string()});

/** Keeps that the built warehouse is what an ingest of these inputs makes. */
export async function keepReading(shelf: Shelf, warehouse: string, value: ToldOfReading): Promise<void> {
  const file = await identityOf(warehouse);
  if (file !== null) await shelf.keep("warehouse", {told: value, file});
}

/** What the ingest told that made the built warehouse of these very inputs; null when it must be made anew. */
export async function currentReading(shelf: Shelf, warehouse: string): Promise<ToldOfReading | null> {
  const {data} = reading.safeParse(await shelf.read("warehouse"));
  return data !== undefined && data.file === (await identityOf(warehouse)) ? data.told : null;
}

/** Whatever replaces or writes to the file changes one of these. */
async function identityOf(warehouse: string): Promise<string | null> {
  const about = await stat(warehouse).catch(() => null);
  if (about === null || existsSync(`${warehouse}.wal`)) return null;
  const {dev, ino, size, mtimeMs, ctimeMs} = about;
  return [dev, ino, size, mtimeMs, ctimeMs].join(" ");
}
