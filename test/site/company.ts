import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {defaultConfig} from "../../loaders/config/config.js";
import {defaultThresholds} from "../../loaders/config/thresholds.js";
import {type PublishedDatasets, publishedDatasets} from "../../loaders/publish/datasets.js";
import {ingest} from "../../loaders/warehouse/ingest.js";
import type {Dataset} from "../../loaders/reports/report.js";
import {type Audience, audiences} from "../../src/contracts/site.js";

const sample = fileURLToPath(new URL("../../data/sample", import.meta.url));
const tables = new Map(
  readdirSync(sample)
    .filter((name) => name.endsWith(".csv") && name !== "notes.csv")
    .map((name) => [name, readFileSync(join(sample, name), "utf8").trim().split(/\r?\n/)])
);
const applicationOf = new Map(
  tables.get("scorecards.csv")!.map((line) => [line.split(",")[0]!, line.split(",")[1]!] as const)
);
const now = new Date("2026-07-01T09:00:00Z");

/** Applications of the sample: three of four went through a loop, the rest were screened only. */
export function someApplications(number: number): string[] {
  const cards = tables.get("scorecards.csv")!.slice(1);
  const withLoop = new Set(cards.filter((line) => line.includes(",loop,")).map((line) => line.split(",")[1]!));
  const screened = new Set(cards.map((line) => line.split(",")[1]!).filter((id) => !withLoop.has(id)));
  const [long, short] = [[...withLoop], [...screened]];
  return Array.from({length: number}, (_, i) => (i % 4 === 3 ? short[i]! : long[i]!));
}

export interface Company {
  applications: readonly string[];
  /** One of them, whose votes, ratings and decision are other than in the sample. */
  edited?: string;
}

/** Writes the exports of a company of these candidates alone. */
export function writeCompany(folder: string, {applications, edited}: Company): void {
  mkdirSync(folder, {recursive: true});
  const wanted = new Set(applications);
  for (const [name, [header, ...lines]] of tables) {
    const owner = (line: string): string | undefined =>
      name === "ratings.csv"
        ? applicationOf.get(line.split(",")[0]!)
        : line.split(",").find((cell) => /^A\d+$/.test(cell));
    const mine = name === "interviewers.csv" ? lines : lines.filter((line) => wanted.has(owner(line) ?? ""));
    const written = mine.map((line) => (edited !== undefined && owner(line) === edited ? other(name, line) : line));
    writeFileSync(join(folder, name), `${[header, ...written].join("\n")}\n`);
  }
}

/** Votes turned round, ratings too, and the other decision. */
function other(name: string, line: string): string {
  if (name === "scorecards.csv")
    return line.replace(
      /,(strong_)?(no|yes)(?=,)/g,
      (_, strong = "", vote: string) => `,${strong}${vote === "no" ? "yes" : "no"}`
    );
  if (name === "ratings.csv")
    return line.replace(/,(\d(?:\.\d)?)(?=,)/, (_, rating: string) => `,${5 - Number(rating)}`);
  if (name !== "decisions.csv") return line;
  return line.includes(",no_offer,") ? line.replace(",no_offer,", ",offer,") : line.replace(",offer,", ",no_offer,");
}

/** Everything that is published of a company, by "audience/dataset". */
export async function publishedOf(company: Company, options: {low?: boolean} = {}): Promise<Map<string, unknown>> {
  return byName((await builtOf(company, options)).datasets);
}

export function byName(datasets: ReadonlyMap<Audience, readonly Dataset[]>): Map<string, unknown> {
  return new Map(
    [...datasets].flatMap(([audience, list]) =>
      list.map(({name, content}) => [`${audience}/${name}`, JSON.parse(JSON.stringify(content)) as unknown] as const)
    )
  );
}

/** The datasets of a company as they would be published where nothing stands. */
export async function builtOf(company: Company, {low = false}: {low?: boolean} = {}): Promise<PublishedDatasets> {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-company-"));
  try {
    const exports = join(folder, "exports");
    writeCompany(exports, company);
    const config = {...defaultConfig(), ...(low ? {verdicts: lowest()} : {})};
    config.privacy.key_file = fileURLToPath(new URL("../../.plumbline/disclosure-key", import.meta.url));
    const warehouse = join(folder, "warehouse.duckdb");
    await ingest({exports, config, warehouse, sampleData: false, now, progress: () => {}});
    return await publishedDatasets({warehouse, config, audiences, sampleData: false, now});
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** Every least number that configuration can lower, at one. */
function lowest() {
  return Object.fromEntries(
    Object.entries(defaultThresholds).map(([kind, values]) => [
      kind,
      Object.fromEntries(Object.keys(values).flatMap((name) => (name.startsWith("least") ? [[name, 1]] : [])))
    ])
  );
}
