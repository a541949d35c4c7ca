import {mkdir} from "node:fs/promises";
import {dirname} from "node:path";
import {ingest as ingestExports} from "../../warehouse/ingest.js";
import {acceptShrink, commandWithCommonOptions, encoding, maxRejects} from "../options.js";
import {settingsOf} from "../../warehouse/settings.js";
import type {Terminal} from "../terminal.js";
import {rejectsInWords} from "../reject-groups.js";
import {readInWords} from "../words.js";
import {leavingOut} from "../../privacy/forget.js";
import {readingOptions} from "../../publish/private-warehouse.js";

export const ingest = (io: Terminal) =>
  commandWithCommonOptions("ingest", "read the exports into one DuckDB file, replaced atomically")
    .addOption(maxRejects())
    .addOption(acceptShrink())
    .addOption(encoding())
    .action(async (options) => {
      const settings = await settingsOf(options);
      await mkdir(dirname(settings.warehouse), {recursive: true});
      const now = new Date();
      const result = await ingestExports({
        ...settings,
        ...readingOptions(options),
        ...(await leavingOut(settings, now)),
        now,
        progress: io.progress
      });
      for (const warning of result.warnings) io.note(`Warning: ${warning}`);
      io.done(`${readInWords(result)} → ${settings.warehouse}`);
      for (const line of rejectsInWords(result.files, {most: 5, values: false})) io.note(`  ${line}`);
      if (result.files.some(({rejected}) => rejected > 0)) io.note(`  All rejects: ${result.rejects} (private)`);
    });
