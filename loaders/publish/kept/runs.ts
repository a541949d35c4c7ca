import {existsSync, readFileSync} from "node:fs";
import {z} from "zod";
import {dataTrust} from "../../../src/contracts/data-trust.js";
import {finding, findings} from "../../../src/contracts/finding.js";
import {audiences} from "../../../src/contracts/site.js";
import {historyFile} from "../../privacy/finding-history.js";
import type {ReportResult} from "../../reports/report.js";
import {readPeople, writePeople, writtenPeople} from "../../privacy/written-people.js";
import type {Shelf} from "./shelf.js";

/** What the reports told, ids as exported: for whoever runs them, and for no site. */
const told = z.strictObject({
  findings: z.array(finding),
  dataThrough: z.string().nullable(),
  rows: findings.shape.rows,
  /** Tables that no export holds, and what each would tell. */
  missing: dataTrust.shape.missing,
  /** Ids of interviewers, for the look-up of a pseudonym. */
  interviewers: z.array(z.string())
});

export type Told = z.infer<typeof told>;

export async function keptFindings(shelf: Shelf): Promise<Told | null> {
  return told.safeParse(await shelf.read("findings")).data ?? null;
}

export async function keepFindings(shelf: Shelf, value: Told): Promise<void> {
  await shelf.keep("findings", value);
}

/** What to do, in lines: it says since when a finding stands, and so depends on what earlier builds found. */
export async function keptToDo(shelf: Shelf, warehouse: string): Promise<string[] | null> {
  return z.array(z.string()).safeParse(await shelf.read("to-do", historyOf(warehouse))).data ?? null;
}

export async function keepToDo(shelf: Shelf, warehouse: string, lines: readonly string[]): Promise<void> {
  await shelf.keep("to-do", lines, historyOf(warehouse));
}

function historyOf(warehouse: string): string {
  const file = historyFile(warehouse);
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

const run = z.strictObject({
  findings: z.array(finding),
  datasets: z.array(
    z.strictObject({
      name: z.string(),
      audiences: z.array(z.enum(audiences)),
      content: z.unknown(),
      report: z.string().optional()
    })
  )
});

/**
 * A run of the reports before anything of it is made fit to be published, with who stands behind each figure; `moments`
 * are the days that it compares before and after at.
 */
export async function keptRun(shelf: Shelf, moments: unknown): Promise<ReportResult | null> {
  const result = await keptContent(shelf, "run", JSON.stringify(moments));
  return run.safeParse(result).success ? (result as ReportResult) : null;
}

export async function keepRun(shelf: Shelf, moments: unknown, result: ReportResult): Promise<void> {
  await keepContent(shelf, "run", result, JSON.stringify(moments));
}

const owned = z.strictObject({content: z.unknown(), behind: writtenPeople});

/** Something that is computed beside the reports, with who stands behind each figure; null where it was not kept. */
export async function keptContent(shelf: Shelf, name: "run" | "part", which: string): Promise<unknown> {
  const {data} = owned.safeParse(await shelf.read(name, which));
  if (data === undefined) return null;
  try {
    readPeople(data.content, data.behind);
    return data.content;
  } catch {
    return null;
  }
}

export async function keepContent(shelf: Shelf, name: "run" | "part", content: unknown, which: string): Promise<void> {
  let behind: ReturnType<typeof writePeople>;
  try {
    behind = writePeople(content);
  } catch {
    // A dataset that breaks its contract is refused where it is published, each time.
    return;
  }
  await shelf.keep(name, {content, behind}, which);
}
