import {writeFile} from "node:fs/promises";
import {Option} from "@commander-js/extra-typings";
import {type Audience, audiences} from "../../../src/contracts/site.js";
import type {Finding} from "../../../src/contracts/finding.js";
import {visible} from "../../../src/words/visible.js";
import {UserError} from "../../errors.js";
import {keptFindings, keptToDo} from "../../publish/kept/runs.js";
import {type Shelf, shelfOf} from "../../publish/kept/shelf.js";
import {findingsDocument} from "../../reports/shared/findings-document.js";
import {namesWarehouse, settingsOf} from "../../warehouse/settings.js";
import type {Text} from "../computed-report.js";
import {commandThatIngests, somePath} from "../options.js";
import {findingsAsText, findingsInBrief, listAsText, missingTables, plainLook} from "../report-text.js";
import type {SetExitCode, Terminal} from "../terminal.js";

const formats = ["text", "json", "md", "html", "pdf"] as const;

export const report = (io: Terminal, setExitCode: SetExitCode) =>
  commandThatIngests("report", "print the findings; md, html and pdf are for one audience and may travel")
    .addOption(
      new Option("--format <name>", "text and json are private: ids as exported")
        .choices(formats)
        .default("text" as const)
    )
    .option("--json", "short for --format json")
    .option("--brief", "text: one line for each finding that asks for something")
    .addOption(new Option("--audience <name>", "for whom md, html and pdf are").choices(audiences))
    .option("--out <file>", "write to this file instead of the terminal", somePath)
    .addOption(
      new Option("--fail-on <verdict>", "exit 4 when a finding has this verdict").choices(["act", "watch"] as const)
    )
    .option("--interviewer <id>", "private: the loops that this interviewer should reread")
    .action(async (options) => {
      const settings = await settingsOf(options);
      const format = options.json ? "json" : options.format;
      const travels = format === "md" || format === "html" || format === "pdf";
      if (travels && options.audience === undefined)
        throw new UserError(`--format ${format} is for one audience: add --audience leads, managers or leadership`, 2);
      if (options.brief && format !== "text")
        throw new UserError("--brief is for text: leave --format and --json away", 2);
      if (format === "pdf" && options.out === undefined)
        throw new UserError("--format pdf needs a file to write to: add --out report.pdf", 2);
      const {audience, interviewer, out} = options;
      const shelf = namesWarehouse(options) ? null : await shelfOf(settings.warehouse, options);
      const asked = {settings, options, shelf, io};
      if (interviewer !== undefined) {
        const {rereadingOf} = await computing();
        return io.print(await rereadingOf(interviewer, asked));
      }
      const screen = out === undefined ? io.screen : undefined;
      const {findings, content} = travels ? await travelling(format, audience!) : await asExported();
      io.progress("");
      if (settings.sampleData) io.note("These findings are about the sample data, not about your company.");
      if (findings.some(({verdict}) => verdict === options.failOn)) setExitCode(4);
      // Its colours are orders to a terminal; what it tells was made visible line by line.
      if (screen && format === "text") return screen.print(content.toString());
      const given = typeof content === "string" ? visible(content) : content;
      if (out === undefined) io.print(given.toString());
      else await writeFile(out, given);

      async function asExported(): Promise<Printed> {
        const {told, toDo} = (shelf && (await keptText(shelf))) ?? (await (await computing()).computedText(asked));
        const {findings, dataThrough, rows, missing} = told;
        const document = findingsDocument(dataThrough, rows, findings);
        if (format === "json") return {findings, content: JSON.stringify(document, null, 2)};
        const look = screen?.look ?? plainLook;
        const parts = options.brief
          ? [findingsInBrief(document, screen?.look)]
          : [findingsAsText(document, look), listAsText(toDo, look), missingTables({missing}, look)];
        return {findings, content: parts.filter(Boolean).join("\n\n")};
      }

      async function keptText(kept: Shelf): Promise<Text | null> {
        const [told, toDo] = [await keptFindings(kept), await keptToDo(kept, settings.warehouse)];
        return told && toDo && {told, toDo};
      }

      async function travelling(kind: "md" | "html" | "pdf", audience: Audience): Promise<Printed> {
        const {findings, ...results} = await (await computing()).computedFor(asked, audience);
        const {reportIn} = await import("../report-formats.js");
        return {findings, content: await reportIn(kind, results, {audience, sampleData: settings.sampleData})};
      }
    });

/** Loaded only where something must be computed: what was kept is told sooner without it. */
const computing = () => import("../computed-report.js");

/** What is given out, and the findings of the same run as exported. */
interface Printed {
  findings: readonly Finding[];
  content: string | Buffer;
}
