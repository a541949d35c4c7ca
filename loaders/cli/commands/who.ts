import {UserError} from "../../errors.js";
import {interviewersByPseudonym} from "../../privacy/published-names.js";
import {commandWithCommonOptions} from "../options.js";
import {settingsOf} from "../../warehouse/settings.js";
import type {Terminal} from "../terminal.js";
import {withWarehouse} from "../with-warehouse.js";

export const who = (io: Terminal) =>
  commandWithCommonOptions("who", "private: which interviewer a pseudonym is")
    .argument("<pseudonym>", "as the leads site shows it, e.g. I-7K3Q")
    .action(async (pseudonym, options) => {
      const settings = await settingsOf(options);
      await withWarehouse(settings, options, io, async (warehouse) => {
        const known = await interviewersByPseudonym(warehouse, settings.config);
        const found = known.get(pseudonym.trim().toUpperCase());
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
    });
