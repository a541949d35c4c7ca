import {checkForPages} from "../../warehouse/ingest.js";
import {checkDocument} from "../check-document.js";
import {checkAsText} from "../check-text.js";
import {commandWithCommonOptions, encoding, maxRejects} from "../options.js";
import {settingsOf} from "../../warehouse/settings.js";
import type {Terminal} from "../terminal.js";
import {leavingOut} from "../../privacy/forget.js";
import {readingOptions} from "../../publish/private-warehouse.js";

export const check = (io: Terminal) =>
  commandWithCommonOptions("check", "read everything, write nothing: what is recognised, rejected and missing")
    .option("--json", "print it for programs")
    .addOption(maxRejects())
    .addOption(encoding())
    .action(async (options) => {
      const settings = await settingsOf(options);
      const now = new Date();
      const result = await checkForPages({
        exports: settings.exports,
        config: settings.config,
        ...readingOptions(options),
        ...(await leavingOut(settings, now)),
        now,
        progress: io.progress
      });
      io.progress("");
      const document = checkDocument(result, settings.config);
      io.print(options.json ? JSON.stringify(document, null, 2) : checkAsText(document, settings));
    });
