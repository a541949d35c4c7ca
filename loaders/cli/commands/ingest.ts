import {ingestOptions} from "../../publish/kept/private-warehouse.js";
import {keepReading} from "../../publish/kept/reading.js";
import {shelfOf} from "../../publish/kept/shelf.js";
import {ingest as ingestExports} from "../../warehouse/ingest.js";
import {settingsOf} from "../../warehouse/settings.js";
import {commandThatIngests} from "../options.js";
import type {Terminal} from "../terminal.js";
import {readingInWords, tellReading} from "../reading-in-words.js";

export const ingest = (io: Terminal) =>
  commandThatIngests("ingest", "read the exports into one DuckDB file, replaced atomically").action(async (options) => {
    const settings = await settingsOf(options);
    const shelf = await shelfOf(settings.warehouse, options);
    const result = await ingestExports(await ingestOptions(settings, options, io.progress));
    const told = readingInWords(result);
    await keepReading(shelf, settings.warehouse, told);
    tellReading(told, io, ` → ${settings.warehouse}`);
    if (result.files.some(({rejected}) => rejected > 0)) io.note(`  All rejects: ${result.rejects} (private)`);
  });
