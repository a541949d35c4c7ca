import {UserError} from "../../errors.js";
import {keptFindings} from "../../publish/kept/runs.js";
import {shelfOf} from "../../publish/kept/shelf.js";
import {interviewerIds, interviewersByPseudonym} from "../../privacy/published-names.js";
import {commandWithCommonOptions, noCache} from "../options.js";
import {namesWarehouse, type Settings, settingsOf} from "../../warehouse/settings.js";
import type {Terminal} from "../terminal.js";
import type {IngestingOptions} from "../with-warehouse.js";

export const who = (io: Terminal) =>
  commandWithCommonOptions("who", "private: which interviewer a pseudonym is")
    .argument("<pseudonym>", "as the leads site shows it, e.g. I-7K3Q")
    .addOption(noCache())
    .action(async (pseudonym, options) => {
      const settings = await settingsOf(options);
      const ids = await interviewersOf(settings, options, io);
      const found = (await interviewersByPseudonym(ids, settings.config)).get(pseudonym.trim().toUpperCase());
      if (found === undefined) {
        throw new UserError(
          [
            `${pseudonym}: no interviewer of these exports has this pseudonym under this key`,
            "check that the exports and privacy.key_file are those that the site was built with"
          ],
          3
        );
      }
      io.print(found);
    });

/** Whoever is an interviewer of the exports: as kept by a command before, else read from them. */
async function interviewersOf(settings: Settings, options: IngestingOptions, io: Terminal): Promise<readonly string[]> {
  const shelf = namesWarehouse(options) ? undefined : await shelfOf(settings.warehouse, options);
  const told = shelf && (await keptFindings(shelf));
  if (told) return told.interviewers;
  const {withWarehouse} = await import("../with-warehouse.js");
  return await withWarehouse(settings, options, io, interviewerIds, shelf);
}
