import {writeFile} from "node:fs/promises";
import {Option} from "@commander-js/extra-typings";
import {audiences} from "../../../src/contracts/audience.js";
import type {Finding} from "../../../src/contracts/finding.js";
import {UserError} from "../../errors.js";
import {pdfOf} from "../../publish/pdf.js";
import {contextOf} from "../../reports/report.js";
import {runReports} from "../../reports/index.js";
import {findingsDocument} from "../../reports/shared/findings-document.js";
import {rereadText} from "../../reports/shared/reread.js";
import type {Warehouse} from "../../warehouse/connection.js";
import {settingsOf} from "../../warehouse/settings.js";
import {findingsAsText} from "../findings-text.js";
import {acceptShrink, commandWithCommonOptions, encoding, maxRejects} from "../options.js";
import type {SetExitCode} from "../program.js";
import {reportAsHtml} from "../report-html.js";
import {reportAsMarkdown} from "../report-markdown.js";
import type {Terminal} from "../terminal.js";
import {travellingReport} from "../travelling-report.js";
import {withWarehouse} from "../with-warehouse.js";

const formats = ["text", "json", "md", "html", "pdf"] as const;

/** What is given out, and the findings of the same run as exported. */
interface Printed {
  findings: Finding[];
  content: string | Buffer;
}

export const report = (io: Terminal, setExitCode: SetExitCode) =>
  commandWithCommonOptions("report", "print the findings; md, html and pdf are for one audience and may travel")
    .addOption(
      new Option("--format <name>", "text and json are private: ids as exported")
        .choices(formats)
        .default("text" as const)
    )
    .option("--json", "short for --format json")
    .addOption(new Option("--audience <name>", "for whom md, html and pdf are").choices(audiences))
    .option("--out <file>", "write to this file instead of the terminal")
    .addOption(
      new Option("--fail-on <verdict>", "exit 4 when a finding has this verdict").choices(["act", "watch"] as const)
    )
    .option("--interviewer <id>", "private: the loops that this interviewer should reread")
    .addOption(maxRejects())
    .addOption(acceptShrink())
    .addOption(encoding())
    .action(async (options) => {
      const settings = await settingsOf(options);
      const format = options.json ? "json" : options.format;
      const travels = format === "md" || format === "html" || format === "pdf";
      if (travels && options.audience === undefined)
        throw new UserError(`--format ${format} is for one audience: add --audience leads, managers or leadership`, 2);
      if (format === "pdf" && options.out === undefined)
        throw new UserError("--format pdf needs a file to write to: add --out report.pdf", 2);
      await withWarehouse(settings, options, io, async (warehouse, path) => {
        if (options.interviewer !== undefined) {
          io.print(await rereadText(await contextOf(warehouse, settings.config), options.interviewer));
          return;
        }
        const {findings, content} = travels ? await travelling(format, path) : await asExported(warehouse);
        if (settings.sampleData) io.note("These findings are about the sample data, not about your company.");
        if (findings.some(({verdict}) => verdict === options.failOn)) setExitCode(4);
        await give(content);
      });

      async function asExported(warehouse: Warehouse): Promise<Printed> {
        const context = await contextOf(warehouse, settings.config, settings.notes);
        const {findings} = await runReports(context, {progress: io.progress});
        const document = await findingsDocument(warehouse, context.dataThrough, findings);
        return {findings, content: format === "json" ? JSON.stringify(document, null, 2) : findingsAsText(document)};
      }

      async function travelling(kind: "md" | "html" | "pdf", path: string): Promise<Printed> {
        const {config, sampleData, notes} = settings;
        const {made, privateFindings} = await travellingReport(
          {warehouse: path, config, sampleData, notes, now: new Date(), progress: io.progress},
          options.audience!
        );
        if (kind === "md") return {findings: privateFindings, content: reportAsMarkdown(made)};
        const html = reportAsHtml(made);
        const content = kind === "html" ? html : await pdfOf(html, {onePage: options.audience === "leadership"});
        return {findings: privateFindings, content};
      }

      async function give(content: string | Buffer): Promise<void> {
        io.progress("");
        if (options.out !== undefined) await writeFile(options.out, content);
        else io.print(content.toString());
      }
    });
