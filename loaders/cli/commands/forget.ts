import {existsSync} from "node:fs";
import {resolve} from "node:path";
import {InvalidArgumentError} from "@commander-js/extra-typings";
import {counted} from "../../../src/words/numbers.js";
import {candidateKey, keyParts} from "../../canonical/people.js";
import {refused, UserError} from "../../errors.js";
import {candidatesClosedBefore, holdsPerson, leavingOut, monthsBefore} from "../../privacy/forget.js";
import {forgetListFile, remember} from "../../privacy/forget-list.js";
import {forgetHistory, historyFile} from "../../privacy/finding-history.js";
import {filesThatHold} from "../../privacy/holding-files.js";
import {forgetStanding, standingFile} from "../../privacy/standing.js";
import {keyFile, pseudonymKey} from "../../privacy/pseudonyms.js";
import {discardData} from "../../publish/fresh.js";
import {ingestOptions} from "../../publish/kept/private-warehouse.js";
import {clearShelf} from "../../publish/kept/shelf.js";
import {lockSites, removeSites} from "../../publish/swap.js";
import type {Warehouse} from "../../warehouse/connection.js";
import {ingest} from "../../warehouse/ingest.js";
import {type Settings, settingsOf} from "../../warehouse/settings.js";
import {commandWithCommonOptions, somePath} from "../options.js";
import type {Terminal} from "../terminal.js";
import {type IngestingOptions, withWarehouse} from "../with-warehouse.js";

export const forget = (io: Terminal) =>
  commandWithCommonOptions("forget", "remove a candidate and keep them out of later ingests")
    .argument("[id]", "candidate or application id as exported")
    .option("--older-than <age>", "everyone whose last application closed longer ago than this, e.g. 24mo", months)
    .option(
      "--out <dir>",
      "where the sites are; they are removed, because they were built with these people",
      somePath,
      "dist"
    )
    .action(async (id, options) => {
      const settings = await settingsOf(options);
      if (id?.trim() === "" || (id === undefined) === (options.olderThan === undefined))
        throw new UserError("name one id, or --older-than with an age such as 24mo", 2);
      const ids =
        id !== undefined
          ? [id]
          : await withWarehouse(settings, {...options, exports: settings.exports}, io, (warehouse) =>
              candidatesClosedBefore(warehouse, monthsBefore(new Date(), options.olderThan!))
            );
      io.progress("");
      if (ids.length === 0) return io.done("0 candidates closed longer ago than that; nothing was changed");
      const {isForgotten} = await leavingOut(settings, new Date());
      // Another spelling of the name is the same person.
      const spellings =
        settings.config.people.match === "loose" ? [...new Set([...ids, ...ids.map(candidateKey)])] : ids;
      if (id !== undefined && !(await isKnown(spellings, settings, options, io))) {
        if (isForgotten && spellings.some(isForgotten))
          return io.done(`${id} is on the list already and no export holds it; nothing was changed`);
        throw refused(
          `${id}: no record of the exports or of the warehouse has this id, so nothing was changed`,
          "write the candidate or application id as it is exported",
          ...(Object.keys(settings.config.tables).length > 0
            ? [`write a key of several columns with all its parts: "<first>${keyParts}<second>"`]
            : [])
        );
      }
      const key = await pseudonymKey(keyFile(settings.config.privacy.key_file));
      const out = resolve(options.out);
      const release = existsSync(out) ? await lockSites(out) : () => undefined;
      try {
        await remember(forgetListFile(settings.warehouse), spellings, key);
        await clearShelf(settings.warehouse);
        await discardData();
        const {isForgotten: isGone} = await leavingOut(settings, new Date());
        if (isGone) await forgetStanding(standingFile(settings.warehouse), isGone);
        await forgetHistory(historyFile(settings.warehouse));
        await ingest(await ingestOptions(settings, {acceptShrink: true}, io.progress));
        await mustBeGone(spellings, settings, io);
        const {removed, left} = await removeSites(out);
        // Once more: a command that ran meanwhile may have kept what it had made before.
        await clearShelf(settings.warehouse);
        const gone = removed.length === 0 ? "" : `, ${removed.join(", ")} removed`;
        io.done(`${counted(ids.length, "candidate")} forgotten; warehouse rebuilt without them${gone}`);
        for (const path of left)
          io.note(`${path} was left: not all of it is as plumbline wrote it. Delete it if it is a site of yours.`);
      } finally {
        release();
      }
      for (const file of await filesThatHold(settings.exports, spellings))
        io.note(`${file} still holds them: plumbline will not read them again; delete or replace that file.`);
      io.note("Deployed sites and their old versions are yours to delete. Build again with: npx plumbline build");
    });

/** Says what was done only when it was: nobody of `ids` is in the new warehouse. */
async function mustBeGone(ids: readonly string[], settings: Settings, io: Terminal): Promise<void> {
  const built = {warehouse: settings.warehouse};
  await withWarehouse(settings, built, io, async (warehouse) => {
    for (const id of ids)
      if (await holdsPerson(warehouse, id))
        throw refused(
          `${id}: the new warehouse still holds this id`,
          `delete ${settings.warehouse} and the sites, report this, and take the person out of the exports meanwhile`
        );
  });
}

/** True when a file, the built warehouse or a record of the exports as they are read holds one of these ids. */
async function isKnown(
  ids: readonly string[],
  settings: Settings,
  options: IngestingOptions,
  io: Terminal
): Promise<boolean> {
  if ((await filesThatHold(settings.exports, ids)).length > 0) return true;
  const built = {warehouse: settings.warehouse};
  const holds = async (warehouse: Warehouse): Promise<boolean> => {
    for (const id of ids) if (await holdsPerson(warehouse, id)) return true;
    return false;
  };
  if (existsSync(settings.warehouse) && (await withWarehouse(settings, built, io, holds))) return true;
  return await withWarehouse(settings, {...options, exports: settings.exports}, io, holds);
}

function months(text: string): number {
  const match = /^(\d+)\s*(mo|months?|y|years?)$/.exec(text.trim());
  const months = Number(match?.[1]) * (match?.[2]!.startsWith("y") ? 12 : 1);
  if (!(months <= 1200))
    throw new InvalidArgumentError("it must be a number of months or years up to a century, such as 24mo or 2y.");
  return months;
}
