/** Where a record stands in its file. */
export interface Place {
  /** Physical line, 1 = first; the row for Parquet and sheets. */
  line: number;
  /** Number of the record, 1 = first, where a line alone does not tell: in a list of JSON and in Parquet. */
  record: number | null;
}

/** What is stored beside a staged record to tell its place; null where its position among the records is enough. */
export interface StoredPlace {
  line: number | null;
  record: number | null;
}

/** "scorecards.csv line 4", "scorecards.json line 1, record 37", "scorecards.parquet row 37", "Interviews.xlsx#Onsite row 37". */
export function placeInWords(path: string, {line, record}: Place): string {
  if (/\.parquet$|\.xls[xm]#/i.test(path)) return `${path} row ${line}`;
  return record === null ? `${path} line ${line}` : `${path} line ${line}, record ${record}`;
}

/** A record that was not loaded: where it stands, why, and what to do. Holds values of the export, so it stays private. */
export interface Reject extends Place {
  reason: string;
  column: string | null;
  value: string | null;
  remedy: string;
}

/** Rejects of one reason that are kept in full for each file; the others are only counted, so that memory stays bounded. */
export const listedRejects = 10_000;

/** The rejects of one file: the first of each reason in full, the rest counted by reason. */
export class RejectList {
  readonly listed: Reject[] = [];
  readonly unlisted = new Map<string, number>();
  private readonly kept = new Map<string, number>();

  /** How many there are, listed or not. */
  get size(): number {
    return this.listed.length + [...this.unlisted.values()].reduce((sum, more) => sum + more, 0);
  }

  copy(): RejectList {
    const copy = new RejectList();
    for (const reject of this.listed) copy.add(reject);
    for (const [reason, more] of this.unlisted) copy.count(reason, more);
    return copy;
  }

  add(reject: Reject): void {
    const kept = this.kept.get(reject.reason) ?? 0;
    if (kept >= listedRejects) return this.count(reject.reason, 1);
    this.kept.set(reject.reason, kept + 1);
    this.listed.push(reject);
  }

  /** Counts rejects that were not handed over one by one. */
  count(reason: string, more: number): void {
    if (more > 0) this.unlisted.set(reason, (this.unlisted.get(reason) ?? 0) + more);
  }
}

/** How many records were rejected for each reason, listed or not. */
export function rejectsByReason(
  rejects: readonly Reject[],
  unlisted: ReadonlyMap<string, number>
): Map<string, number> {
  const counts = new Map(unlisted);
  for (const {reason} of rejects) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return counts;
}

const remedies: Record<string, string> = {
  too_few_columns: "the line has fewer values than the header: check delimiters and line breaks",
  truncated_line: "the last line is cut short, so the file may be truncated: export it again",
  too_many_columns: "the line has more values than the header: quote values that hold a delimiter",
  text_after_quote: "there is text after a closing quote: double the quotes inside quoted values",
  nul_byte: "the line holds a NUL byte: export the file again",
  field_too_long: "a value is longer than 1 MiB: shorten it or leave the column out",
  json_syntax: "the record is not valid JSON: export it again",
  json_depth: "the record is nested too deeply",
  json_duplicate_key: "a key occurs twice in the record: keep one",
  json_forbidden_key: "remove the keys __proto__, constructor and prototype",
  json_lone_surrogate: "a text holds half of a character: export it again as UTF-8",
  json_number: "write numbers with at most 32 characters",
  json_not_object: "every record must be an object {…}",
  record_too_long: "the record is longer than 16 MiB: split it"
};

/** What the user can do about a record that could not be read, by reason code. */
export function readingRemedy(reason: string, column: string): string {
  if (reason === "nested_value") return `${column} must be a single value, not a list or an object`;
  return remedies[reason]!;
}
