/** Where a record stands in its file. */
export interface Place {
  /** Physical line, 1 = first; the row for Parquet. */
  line: number;
  /** Number of the record, 1 = first, where a line alone does not tell: in a list of JSON and in Parquet. */
  record: number | null;
}

/** What is stored beside a staged record to tell its place; null where its position among the records is enough. */
export interface StoredPlace {
  line: number | null;
  record: number | null;
}

/** "scorecards.csv line 4", "scorecards.json line 1, record 37", "scorecards.parquet row 37". */
export function placeInWords(path: string, {line, record}: Place): string {
  if (path.toLowerCase().endsWith(".parquet")) return `${path} row ${line}`;
  return record === null ? `${path} line ${line}` : `${path} line ${line}, record ${record}`;
}
