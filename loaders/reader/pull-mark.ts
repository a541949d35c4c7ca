import {existsSync, readFileSync} from "node:fs";
import {rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {z} from "zod";

/** That the last attempt to fetch exports failed: the exports that are there are older than their readers expect. */
const failedPull = z.object({system: z.string(), at: z.iso.datetime()});
export type FailedPull = z.infer<typeof failedPull>;

const markIn = (exports: string): string => join(exports, ".pull-failed.json");

/** Null where the last pull went well, or there was none. */
export function readFailedPull(exports: string): FailedPull | null {
  const path = markIn(exports);
  if (!existsSync(path)) return null;
  try {
    return failedPull.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
}

export async function markFailedPull(exports: string, failed: FailedPull): Promise<void> {
  await writeFile(markIn(exports), `${JSON.stringify(failed)}\n`, {mode: 0o600});
}

export async function clearFailedPull(exports: string): Promise<void> {
  await rm(markIn(exports), {force: true});
}
