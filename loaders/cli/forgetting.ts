import {forgetListFile, readForgetList, tombstone} from "../privacy/forget-list.js";
import {keyFile, pseudonymKey} from "../privacy/publish-key.js";
import type {Settings} from "./settings.js";

/** What an ingest must know of the people who were forgotten: nothing when nobody was. */
export async function forgetting({
  warehouse,
  config
}: Pick<Settings, "warehouse" | "config">): Promise<{isForgotten?: (id: string) => boolean}> {
  const list = await readForgetList(forgetListFile(warehouse));
  if (list.size === 0) return {};
  const key = await pseudonymKey(keyFile(config.privacy.key_file));
  return {isForgotten: (id) => list.has(tombstone(id, key))};
}
