import {readFileSync} from "node:fs";
import {gunzipSync} from "node:zlib";

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

/** A column as printed: each value, or the index of each into its levels. */
type Column = (string | number)[] | {levels: string[]; codes: number[]};

interface Published {
  checks: Check[];
  tables: Record<string, Record<string, Column>>;
}

export interface Case {
  checks: Check[];
  has: (file: string) => boolean;
  table: (file?: string) => Record<string, string>[];
}

const families = new Map<string, Record<string, Published>>();

/** The case `family/name`: data that other programs come with or that were printed, and what these programs make of them. */
export function referenceCase(path: string): Case {
  const [family, name] = path.split("/") as [string, string];
  const file = name.startsWith("insteval") ? "lmm-insteval.json.gz" : `${family.replaceAll("_", "-")}.json`;
  if (!families.has(file)) {
    const bytes = readFileSync(new URL(`published/${file}`, import.meta.url));
    families.set(file, JSON.parse((file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8")));
  }
  const {checks, tables} = families.get(file)![name]!;
  return {checks, has: (table) => table in tables, table: (table = "data.csv") => rowsOf(tables[table] ?? {})};
}

function rowsOf(columns: Record<string, Column>): Record<string, string>[] {
  const texts = Object.entries(columns).map(([name, column]) => {
    const values = Array.isArray(column) ? column.map(String) : column.codes.map((code) => column.levels[code]!);
    return [name, values] as const;
  });
  return (texts[0]?.[1] ?? []).map((_, row) => Object.fromEntries(texts.map(([name, values]) => [name, values[row]!])));
}
