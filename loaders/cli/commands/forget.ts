import {rm} from "node:fs/promises";
import {resolve} from "node:path";
import {InvalidArgumentError} from "@commander-js/extra-typings";
import {UserError} from "../../errors.js";
import {filesThatHold} from "../../privacy/files-that-hold.js";
import {forgetting} from "../../privacy/forgetting.js";
import {forgetListFile, remember} from "../../privacy/forget-list.js";
import {keyFile, pseudonymKey} from "../../privacy/publish-key.js";
import {monthsBefore} from "../../privacy/months-before.js";
import {candidatesClosedBefore} from "../../privacy/retention.js";
import {ingest} from "../../warehouse/ingest.js";
import {commandWithCommonOptions} from "../options.js";
import {settingsOf} from "../settings.js";
import type {Terminal} from "../terminal.js";
import {withWarehouse} from "../with-warehouse.js";
import {counted} from "../words.js";

export const forget = (io: Terminal) =>
  commandWithCommonOptions("forget", "remove a candidate and keep them out of later ingests")
    .argument("[id]", "candidate or application id as exported")
    .option("--older-than <age>", "everyone whose last application closed longer ago than this, e.g. 24mo", months)
    .option("--out <dir>", "where the sites are; they are removed, because they were built with these people", "dist")
    .action(async (id, options) => {
      const settings = await settingsOf(options);
      if ((id === undefined) === (options.olderThan === undefined))
        throw new UserError("name one id, or --older-than with an age such as 24mo", 2);
      const key = await pseudonymKey(keyFile(settings.config.privacy.key_file));
      const ids =
        id !== undefined
          ? [id]
          : await withWarehouse(settings, {...options, exports: settings.exports}, io, (warehouse) =>
              candidatesClosedBefore(warehouse, monthsBefore(new Date(), options.olderThan!))
            );
      await remember(forgetListFile(settings.warehouse), ids, key);
      await ingest({
        ...settings,
        ...(await forgetting(settings)),
        acceptShrink: true,
        now: new Date(),
        progress: io.progress
      });
      await rm(resolve(options.out), {recursive: true, force: true});
      io.done(`${counted(ids.length, "candidate")} forgotten; warehouse rebuilt without them, ${options.out} removed`);
      for (const file of await filesThatHold(settings.exports, ids))
        io.note(`${file} still holds them: plumbline will not read them again; delete or replace that file.`);
      io.note("Deployed sites and their old versions are yours to delete. Build again with: npx plumbline build");
    });

function months(text: string): number {
  const match = /^(\d+)\s*(mo|months?|y|years?)$/.exec(text.trim());
  if (!match) throw new InvalidArgumentError("it must be a number of months or years, such as 24mo or 2y.");
  return Number(match[1]) * (match[2]!.startsWith("y") ? 12 : 1);
}
