import {writeFile} from "node:fs/promises";
import {Option} from "@commander-js/extra-typings";
import {group} from "d3-array";
import type {DataTrust} from "../../../src/contracts/data-trust.js";
import {type Audience, audiences} from "../../../src/contracts/site.js";
import type {Finding, Findings, Verdict} from "../../../src/contracts/finding.js";
import {stakeInWords} from "../../../src/words/finding.js";
import {counted} from "../../../src/words/numbers.js";
import {visible, visibleInLine} from "../../../src/words/visible.js";
import {kindWords, subjectInWords} from "../../../src/words/verdicts.js";
import {UserError} from "../../errors.js";
import {keptFindings, keptToDo} from "../../publish/kept/runs.js";
import {type Shelf, shelfOf} from "../../publish/kept/shelf.js";
import {findingsDocument} from "../../reports/shared/findings-document.js";
import {namesWarehouse, settingsOf} from "../../warehouse/settings.js";
import type {Text} from "../computed-report.js";
import {commandThatIngests, somePath} from "../options.js";
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
      if (format === "pdf" && options.out === undefined)
        throw new UserError("--format pdf needs a file to write to: add --out report.pdf", 2);
      const {audience, interviewer, out} = options;
      const shelf = namesWarehouse(options) ? null : await shelfOf(settings.warehouse, options);
      const asked = {settings, options, shelf, io};
      if (interviewer !== undefined) {
        const {rereadingOf} = await computing();
        return io.print(await rereadingOf(interviewer, asked));
      }
      const {findings, content} = travels ? await travelling(format, audience!) : await asExported();
      io.progress("");
      if (settings.sampleData) io.note("These findings are about the sample data, not about your company.");
      if (findings.some(({verdict}) => verdict === options.failOn)) setExitCode(4);
      const given = typeof content === "string" ? visible(content) : content;
      if (out === undefined) io.print(given.toString());
      else await writeFile(out, given);

      async function asExported(): Promise<Printed> {
        const {told, toDo} = (shelf && (await keptText(shelf))) ?? (await (await computing()).computedText(asked));
        const {findings, dataThrough, rows, missing} = told;
        const document = findingsDocument(dataThrough, rows, findings);
        if (format === "json") return {findings, content: JSON.stringify(document, null, 2)};
        const text = [findingsAsText(document), listAsText(toDo), missingTables({missing})];
        return {findings, content: text.filter(Boolean).join("\n\n")};
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

const titles: Record<Verdict, string> = {
  act: "To act on",
  watch: "To watch",
  ok: "Looked at, as expected",
  too_little_data: "Not enough data yet"
};

/** Findings for a person at a terminal: what to act on in full, the quiet rest as one line for each kind. */
export function findingsAsText({data_through, rows, findings}: Findings): string {
  const read = Object.entries(rows).map(
    ([table, {accepted, rejected}]) =>
      `${counted(accepted, `row of ${table}`, `rows of ${table}`)}${rejected ? ` (${rejected} rejected)` : ""}`
  );
  return [
    `Data through ${data_through ?? "an unknown date"}: ${read.join(", ")}.`,
    loud("act", findings),
    loud("watch", findings),
    quiet("ok", findings),
    quiet("too_little_data", findings)
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** What to do about all of it, as a checklist with ids as exported. */
function listAsText(lines: readonly string[]): string {
  return lines.length === 0 ? "" : `To do:\n${lines.map((line) => `  ${visibleInLine(line)}`).join("\n")}`;
}

/** Tables that no export holds, and what findings they would add. */
function missingTables({missing}: Pick<DataTrust, "missing">): string {
  const lines = missing.map(({table, switchesOn}) => `  • ${table}: ${switchesOn}`);
  return lines.length === 0 ? "" : `Not exported, and what it would tell:\n${lines.join("\n")}`;
}

function loud(verdict: Verdict, findings: Finding[]): string {
  const chosen = findings.filter((finding) => finding.verdict === verdict);
  if (chosen.length === 0) return verdict === "act" ? `${titles.act}: nothing.` : "";
  const lines = chosen
    .filter((finding) => overallOf(finding, chosen) === undefined)
    .map((finding) => {
      const {kind, claim, evidence, action, sure, stake} = finding;
      const roles = chosen.filter((one) => overallOf(one, chosen) === finding).map(({subject}) => subject);
      const likewise = roles.length === 0 ? "" : `\n    Likewise by role: ${visibleInLine(roles.join(", "))}.`;
      const shown = evidence === "" ? "" : `\n    ${visibleInLine(evidence)}`;
      const hangs = stake === null ? "" : `\n    At stake: ${stakeInWords(stake)}.`;
      const howSure = `\n    How sure: ${visibleInLine(sure.sentence)}`;
      return `  • ${visibleInLine(claim)}  [${kind}]${shown}${likewise}\n    Do next: ${visibleInLine(action)}${hangs}${howSure}`;
    });
  return `${titles[verdict]}:\n${lines.join("\n")}`;
}

/** The finding on everyone that says of all what this one says of a role. */
function overallOf({kind, direction, slice}: Finding, findings: readonly Finding[]): Finding | undefined {
  if (slice.role === null) return undefined;
  return findings.find((one) => one.kind === kind && one.direction === direction && one.slice.role === null);
}

function quiet(verdict: Verdict, findings: Finding[]): string {
  const byKind = group(
    findings.filter((finding) => finding.verdict === verdict),
    ({kind}) => kind
  );
  if (byKind.size === 0) return "";
  const lines = [...byKind].map(
    ([kind, all]) => `  • ${kindWords[kind]}: ${visibleInLine(some(all.map(({subject}) => subjectInWords(subject))))}`
  );
  return `${titles[verdict]}:\n${[...lines, ...commonReasons(verdict, findings)].join("\n")}`;
}

/** From so many findings on a sentence is no longer about one of them, but why they cannot be told. */
const common = 3;

/** What keeps many findings from being told, such as votes that never differ. */
function commonReasons(verdict: Verdict, findings: Finding[]): string[] {
  if (verdict !== "too_little_data") return [];
  const bySentence = group(
    findings.filter((finding) => finding.verdict === verdict),
    ({sentence}) => sentence
  );
  return [...bySentence]
    .filter(([, all]) => all.length >= common)
    .map(([sentence, all]) => `    Of ${all.length} of these: ${sentence}`);
}

function some(subjects: string[]): string {
  const unique = [...new Set(subjects)];
  return unique.length <= 6 ? unique.join(", ") : `${unique.slice(0, 5).join(", ")} and ${unique.length - 5} more`;
}
