import {existsSync, readdirSync, readFileSync} from "node:fs";
import {gunzipSync} from "node:zlib";
import {fileURLToPath} from "node:url";

/**
 * Reference cases that are not copied into the project (licences): read from `../shared/reference` beside the
 * repository when that folder is there. Without it the comparison cannot run, and a line on stderr says so.
 */
const folder = fileURLToPath(new URL("../../../../shared/reference/", import.meta.url));

export interface Check {
  id: string;
  statistic: string;
  options?: Record<string, unknown>;
  value?: number | null;
  se?: number | null;
  ci?: [number, number];
  tier: string;
  tolerance: {rel: number; abs: number};
}

export interface Case {
  checks: Check[];
  has: (file: string) => boolean;
  table: (file?: string) => Record<string, string>[];
}

const present = existsSync(`${folder}README.md`);

/** End of the title of a test that needs a case: says so when its data are absent and nothing is compared. */
export const absentNote = present ? "" : ": NOT COMPARED, the data are absent on this machine";

/** The case at `family/name`, or null with a note on stderr when the folder is absent. */
export function referenceCase(path: string): Case | null {
  const directory = `${folder}${path}/`;
  if (!existsSync(directory)) {
    process.stderr.write(`reference data absent: ${path} is not compared\n`);
    return null;
  }
  const files = readdirSync(directory);
  const {checks} = JSON.parse(readFileSync(`${directory}expected.json`, "utf8")) as {checks: Check[]};
  return {
    checks,
    has: (file) => files.includes(file) || files.includes(`${file}.gz`),
    table(file = "data.csv") {
      const name = files.includes(file) ? file : `${file}.gz`;
      const bytes = readFileSync(directory + name);
      return parseCsv((name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
    }
  };
}

function parseCsv(text: string): Record<string, string>[] {
  const [header, ...rows] = text.trim().split(/\r?\n/);
  const names = header!.split(",");
  return rows.map((row) => {
    const cells = row.split(",");
    return Object.fromEntries(names.map((name, i) => [name, cells[i]!]));
  });
}
