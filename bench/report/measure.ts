import {execFileSync} from "node:child_process";
import {createReadStream, mkdtempSync, rmSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {simulateWorld} from "../../loaders/simulate/simulate.js";
import {writeWorld} from "../../loaders/simulate/write.js";
import {defaultConfig} from "../../loaders/config/config.js";
import {sizeOfFolder} from "../../loaders/warehouse/connection.js";
import {ingest} from "../../loaders/warehouse/ingest.js";

export interface Measure {
  seconds: number;
  megabytes: number;
}

/** Scorecards of the standard world for each of its phone screens. */
const scorecardsPerScreen = 2.9;
const [people, screeners, bank, ownScreens] = [45, 12, 60, 2000];

export interface Company {
  interviewers: number;
  questions: number;
}

/** A company of about so many scorecards: of the same people and questions, or of more of them, with the root of its size. */
export function companyOf(scorecards: number, grows: boolean): Company & {screeners: number; screens: number} {
  const screens = Math.round(scorecards / scorecardsPerScreen);
  const factor = grows ? Math.max(1, Math.sqrt(screens / ownScreens)) : 1;
  const times = (count: number): number => Math.round(count * factor);
  return {screens, interviewers: times(people), screeners: times(screeners), questions: times(bank)};
}

/** Writes the exports of such a company, uses them, and takes them away. */
export async function withCompany<T>(
  scorecards: number,
  grows: boolean,
  use: (exports: string, rows: number, company: Company) => T | Promise<T>
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-company-"));
  try {
    const {screens, ...company} = companyOf(scorecards, grows);
    await writeWorld(simulateWorld({world: "standard", seed: 1, screens, parameters: company}), folder, "csv");
    return await use(folder, await linesOf(join(folder, "scorecards.csv")), company);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

async function linesOf(file: string): Promise<number> {
  let lines = -1;
  for await (const piece of createReadStream(file, "latin1")) lines += (piece as string).split("\n").length - 1;
  return lines;
}

/** A whole `plumbline report`, from the files to the findings, in a process of its own. */
export function measuredReport(exports: string): Promise<Measure> {
  return inFolder((work) => {
    const one = fileURLToPath(new URL("./one.ts", import.meta.url));
    return measured(process.execPath, ["--import", "tsx", one, exports, work], /(\d+)$/);
  });
}

/** Of the exports as they lie, and of the warehouse made of them, in MB. */
export interface Sizes {
  exports: number;
  warehouse: number;
}

export function sizesOf(exports: string): Promise<Sizes> {
  return inFolder(async (work) => {
    const warehouse = join(work, "warehouse.duckdb");
    await ingest({exports, warehouse, config: defaultConfig(), now: new Date(), sampleData: false});
    return {exports: sizeOfFolder(exports) / 1e6, warehouse: statSync(warehouse).size / 1e6};
  });
}

async function inFolder<T>(use: (work: string) => T | Promise<T>): Promise<T> {
  const work = mkdtempSync(join(tmpdir(), "plumbline-report-"));
  try {
    return await use(work);
  } finally {
    rmSync(work, {recursive: true, force: true});
  }
}

/** The same exports through the script in R. */
export function measuredPeer(exports: string): Measure {
  return measured("Rscript", [fileURLToPath(new URL("./peer.R", import.meta.url)), exports], /peak (\d+)\s*$/);
}

function measured(program: string, args: readonly string[], peak: RegExp): Measure {
  const start = performance.now();
  const said = execFileSync(program, args, {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "inherit"]
  });
  return {seconds: (performance.now() - start) / 1000, megabytes: Number(peak.exec(said)?.[1])};
}
