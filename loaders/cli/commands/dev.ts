import {Option} from "@commander-js/extra-typings";
import {preview} from "../../publish/dev.js";
import {audiences} from "../../reports/report.js";
import {acceptShrink, commandWithCommonOptions, encoding, maxRejects, wholeNumber} from "../options.js";
import {settingsOf} from "../../warehouse/settings.js";
import type {Terminal} from "../terminal.js";
import {ingestOptions} from "../with-warehouse.js";

export const dev = (io: Terminal) =>
  commandWithCommonOptions("dev", "live preview of one site; a changed export, mart or page shows up by itself")
    .option("--port <n>", "a free one is taken when this is not", wholeNumber, 3000)
    .addOption(new Option("--audience <name>", "which site").choices(audiences).default("leads" as const))
    .addOption(maxRejects())
    .addOption(acceptShrink())
    .addOption(encoding())
    .action(async (options) => {
      const {exports, config, sampleData, warehouse, notes} = await settingsOf(options);
      const live = await preview({
        exports,
        config,
        sampleData,
        notes,
        warehouse,
        audience: options.audience,
        port: options.port,
        ingestOptions: ingestOptions(options),
        progress: (message) => io.progress(message),
        problem: (message) => io.error(message)
      });
      io.done(`reading ${exports}`);
      io.print(live.address);
      io.note("Ctrl-C ends it.");
      await live.untilInterrupted();
    });
