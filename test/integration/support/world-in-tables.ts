import {mkdtempSync, readFileSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {group} from "d3-array";
import {defaultConfig} from "../../../loaders/config/config.js";
import {parseConfig} from "../../../loaders/config/read.js";
import {proposeForFolder} from "../../../loaders/propose/folder.js";
import {addTo} from "../../../loaders/propose/write.js";
import {agreement} from "../../../loaders/reports/agreement/report.js";
import {runReports} from "../../../loaders/reports/index.js";
import {contextOf} from "../../../loaders/reports/report.js";
import {openWarehouse} from "../../../loaders/warehouse/connection.js";
import {ingest} from "../../../loaders/warehouse/ingest.js";

const plain = fileURLToPath(new URL("../../cases/votes/base-plain/", import.meta.url));

function rowsOf(file: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(join(plain, file), "utf8").trim().split(/\r?\n/);
  const names = header!.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, at) => [names[at]!, cell])));
}

/** One scorecard of the small world with all that is known around it. */
export interface Visit {
  id: string;
  /** Of the application, 0 = first. */
  number: number;
  candidate: string;
  role: string;
  status: string;
  decision: string;
  appliedAt: string;
  closedAt: string;
  decidedAt: string;
  interviewer: string;
  stage: string;
  focus: string;
  at: string;
  submitted: string;
  vote: string;
  ratings: {question: string; rating: string}[];
}

const [firsts, lasts] = [
  "Ava Ben Cleo Dario Elif Farid Greta Hugo Ines Jonas Kira Leon Mira Nils Olga Pavel".split(" "),
  "Adler Brandt Costa Dietz Engel Falk Gruber Hahn Iversen Jansen Keller Lorenz Moreau Nowak Orsini".split(" ")
];
const crew =
  "Ruth Okafor,Sam Lindqvist,Tara Menon,Udo Petersen,Vera Castell,Wim Bakker,Xenia Dorn,Yusuf Aydin,Zoe Haddad,Arno Weiss,Bea Novak,Carl Ruiz".split(
    ","
  );

/** The scorecards of the small world, the ones of an application beneath each other. */
export function visits(): Visit[] {
  const applications = new Map(
    rowsOf("applications.csv").map((row, number) => [row.application_id!, {...row, number}])
  );
  const decisions = new Map(rowsOf("decisions.csv").map((row) => [row.application_id!, row]));
  const ratings = group(rowsOf("ratings.csv"), (row) => row.scorecard_id!);
  const people = [...new Set(rowsOf("scorecards.csv").map((row) => row.interviewer_id!))].sort();
  return rowsOf("scorecards.csv").map((card): Visit => {
    const application = applications.get(card.application_id!)! as Record<string, string> & {number: number};
    const decision = decisions.get(card.application_id!);
    return {
      id: card.scorecard_id!,
      number: application.number,
      candidate: `${firsts[application.number % 16]} ${lasts[Math.floor(application.number / 16)]}`,
      role: application.role!,
      status: application.status!,
      decision: decision?.decision ?? "",
      appliedAt: application.applied_at!,
      closedAt: application.closed_at!,
      decidedAt: decision?.decided_at ?? "",
      interviewer: crew[people.indexOf(card.interviewer_id!)]!,
      stage: card.stage!,
      focus: card.focus!,
      at: card.interviewed_at!,
      submitted: card.submitted_at!,
      vote: card.vote!,
      ratings: (ratings.get(card.scorecard_id!) ?? []).map((row) => ({question: row.question!, rating: row.rating!}))
    };
  });
}

/** The scorecards of each application. */
export function byApplication(): Visit[][] {
  return [...group(visits(), ({number}) => number).values()];
}

/** A text of comma-separated cells. */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number): string =>
    /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
  return rows.map((row) => `${row.map(cell).join(",")}\n`).join("");
}

/** What `init` proposes for files. */
export async function proposedFor(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-tables-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const {proposal} = await proposeForFolder(folder, defaultConfig());
  return {folder, proposal, unread: proposal.unread};
}

/** What files come to with what `init` proposes for them, and what that says. */
export async function comesTo(files: Readonly<Record<string, string>>) {
  const {folder, proposal} = await proposedFor(files);
  const yaml = addTo("", proposal);
  const config = parseConfig(yaml, "plumbline.yaml");
  const warehouse = join(mkdtempSync(join(tmpdir(), "plumbline-tables-")), "w.duckdb");
  const {rows, files: read} = await ingest({exports: folder, config, warehouse, sampleData: false, now: new Date()});
  const opened = await openWarehouse(warehouse);
  try {
    const {findings} = await runReports(await contextOf(opened, config), {reports: {agreement}});
    const estimates = findings
      .filter(({kind}) => kind === "agreement.overall")
      .map(({subject, estimate}) => [subject, estimate === null ? null : Number(estimate.toFixed(2))]);
    const rejected = read.reduce((sum, file) => sum + file.rejected, 0);
    const endings = await opened.rows<{status: string | null; records: number}>(
      "select status, count(*)::integer as records from canonical.applications group by all order by all"
    );
    const statuses = Object.fromEntries(endings.map(({status, records}) => [String(status), records]));
    return {yaml, unread: proposal.unread, rows, rejected, statuses, ...Object.fromEntries(estimates)};
  } finally {
    opened.close();
  }
}
