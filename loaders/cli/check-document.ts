import type {MappingUse} from "../canonical/mapping-use.js";
import type {Overrides} from "../config/thresholds.js";
import type {FileResult} from "../warehouse/file-result.js";
import type {CheckedForPages} from "../warehouse/ingest.js";
import {pageReadiness, type PageReadiness} from "./readiness.js";

const fileFields = [
  "path",
  "format",
  "table",
  "records",
  "accepted",
  "rejected",
  "duplicates",
  "superseded",
  "unknownColumns",
  "rejects"
] as const;

/** `check --json`, contract §2. */
export interface CheckDocument {
  schema: "plumbline.check/1";
  files: Pick<FileResult, (typeof fileFields)[number]>[];
  /** Scorecards of older snapshots that the newest no longer holds, the first 1,000. */
  disappeared: string[];
  /** Records repaired, kept with a flag, or left out on purpose, by reason; those rejected stand with their files. */
  counts: {check: "repair" | "flag" | "exclude"; reason: string; table: string | null; affected: number}[];
  /** What each label of the configuration and each question of the questions map did. */
  mappings: MappingUse[];
  pages: PageReadiness[];
}

export function checkDocument(
  {files, counts, rows, disappeared, mappings, amounts}: CheckedForPages,
  config: Overrides
): CheckDocument {
  return {
    schema: "plumbline.check/1",
    files: files.map(
      (file) => Object.fromEntries(fileFields.map((field) => [field, file[field]])) as CheckDocument["files"][number]
    ),
    disappeared,
    counts: counts.flatMap(({check, reason, table, affected}) =>
      check === "reject" || affected === 0 ? [] : [{check, reason, table, affected}]
    ),
    mappings,
    pages: pageReadiness(rows, amounts, config)
  };
}
