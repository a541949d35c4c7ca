import {ingestOptions} from "../../publish/private-warehouse.js";
import {ingest as ingestExports} from "../../warehouse/ingest.js";
import {settingsOf} from "../../warehouse/settings.js";
import {commandThatIngests} from "../options.js";
import type {Terminal} from "../terminal.js";
import {tellWhatWasRead} from "../reading-in-words.js";

export const ingest = (io: Terminal) =>
  commandThatIngests("ingest", "read the exports into one DuckDB file, replaced atomically").action(async (options) => {
    const settings = await settingsOf(options);
    const result = await ingestExports(await ingestOptions(settings, options, io.progress));
    tellWhatWasRead(result, io, ` → ${settings.warehouse}`);
    if (result.files.some(({rejected}) => rejected > 0)) io.note(`  All rejects: ${result.rejects} (private)`);
  });
