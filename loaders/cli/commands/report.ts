import {Option} from "@commander-js/extra-typings";
import {contextOf} from "../../reports/context.js";
import {findingsDocument} from "../../reports/findings-document.js";
import {rereadText} from "../../reports/reread.js";
import {runReports} from "../../reports/run.js";
import {findingsAsText} from "../findings-text.js";
import {acceptShrink, commandWithCommonOptions, encoding, maxRejects} from "../options.js";
import type {SetExitCode} from "../program.js";
import {settingsOf} from "../settings.js";
import type {Terminal} from "../terminal.js";
import {withWarehouse} from "../with-warehouse.js";

export const report = (io: Terminal, setExitCode: SetExitCode) =>
  commandWithCommonOptions("report", "print the findings (private: ids as exported)")
    .addOption(
      new Option("--format <name>", "how to print them").choices(["text", "json"] as const).default("text" as const)
    )
    .option("--json", "short for --format json")
    .addOption(
      new Option("--fail-on <verdict>", "exit 4 when a finding has this verdict").choices(["act", "watch"] as const)
    )
    .option("--interviewer <id>", "private: the loops that this interviewer should reread")
    .addOption(maxRejects())
    .addOption(acceptShrink())
    .addOption(encoding())
    .action(async (options) => {
      const settings = await settingsOf(options);
      await withWarehouse(settings, options, io, async (warehouse) => {
        const context = await contextOf(warehouse, settings.config);
        if (options.interviewer !== undefined) {
          io.print(await rereadText(context, options.interviewer));
          return;
        }
        const {findings} = await runReports(context, {progress: io.progress});
        const document = await findingsDocument(warehouse, context.dataThrough, findings);
        if (settings.sampleData) io.note("These findings are about the sample data, not about your company.");
        io.print(
          options.json || options.format === "json" ? JSON.stringify(document, null, 2) : findingsAsText(document)
        );
        if (findings.some(({verdict}) => verdict === options.failOn)) setExitCode(4);
      });
    });
