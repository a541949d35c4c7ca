import {existsSync} from "node:fs";
import type {Config} from "../config/config.js";
import {refused} from "../errors.js";
import {forgetListFile, readForgetList, tombstone} from "./forget-list.js";
import {keyFile, pseudonymKey} from "./publish-key.js";

/**
 * What an ingest must know of the people who were forgotten: nothing when nobody was. `warehouse` tells where the list
 * lies. Throws UserError 3 when the key of the list is gone: with a new one everybody on it would come back.
 */
export async function forgetting({
  warehouse,
  config
}: {
  warehouse: string;
  config: Config;
}): Promise<{isForgotten?: (id: string) => boolean}> {
  const file = forgetListFile(warehouse);
  const list = await readForgetList(file);
  if (list.size === 0) return {};
  const path = keyFile(config.privacy.key_file);
  if (!existsSync(path))
    throw refused(
      `${path}: the pseudonym key is missing, but ${file} names forgotten people by it`,
      "restore the key from a backup; with a new one everybody who was forgotten would come back"
    );
  const key = await pseudonymKey(path);
  return {isForgotten: (id) => list.has(tombstone(id, key))};
}
