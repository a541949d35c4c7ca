import {join} from "node:path";
import {leavingOut} from "../../privacy/forget.js";
import {ingest} from "../../warehouse/ingest.js";
import {withScratch} from "../../warehouse/private-files.js";
import type {Settings} from "../../warehouse/settings.js";
import {currentReading} from "./reading.js";
import type {Shelf} from "./shelf.js";

export interface ReadingOptions {
  /** Share of records that may be rejected, 0 to 1. */
  maxRejects?: number | undefined;
  acceptShrink?: true | undefined;
  encoding?: string | undefined;
}

/** Reads the exports into a temporary file of our own, so that looking at a folder never replaces the built warehouse. */
export async function withPrivateWarehouse<T>(
  settings: Settings,
  options: ReadingOptions,
  use: (path: string) => Promise<T>,
  progress: (message: string) => void = () => {}
): Promise<T> {
  return await withScratch(async (folder) => {
    const warehouse = join(folder, "warehouse.duckdb");
    await ingest({...(await ingestOptions(settings, options, progress)), warehouse});
    return await use(warehouse);
  });
}

/** Lends the built warehouse where it stands for the exports as they are now, else a private one. */
export async function withCurrentWarehouse<T>(
  shelf: Shelf,
  settings: Settings,
  options: ReadingOptions,
  use: (path: string) => Promise<T>,
  progress?: (message: string) => void
): Promise<T> {
  if ((await currentReading(shelf, settings.warehouse)) !== null) return await use(settings.warehouse);
  return await withPrivateWarehouse(settings, options, use, progress);
}

/** What reading the exports at this moment takes: the options given, and whom to leave out. */
export async function ingestOptions<S extends Pick<Settings, "config" | "warehouse">>(
  settings: S,
  options: ReadingOptions,
  progress: (message: string) => void
) {
  const now = new Date();
  return {...settings, ...readingOptions(options), ...(await leavingOut(settings, now)), now, progress};
}

/** Those of the options that tell how exports are read. */
export function readingOptions({maxRejects, acceptShrink, encoding}: ReadingOptions): ReadingOptions {
  return {maxRejects, acceptShrink, encoding};
}
