import {isBlank} from "./no-record.js";
import type {JsonObject} from "./strict-json.js";

/** The text of a row that holds nothing else, without a label before it ("Candidate: Ann Lee"), or that of its first label where each has a cell of its own; null for any other row. */
export function titleOf(fields: readonly string[]): string | null {
  const filled = fields.filter((field) => !isBlank(field));
  const [text, ...others] = arePairs(filled) ? filled.slice(1, 2) : filled;
  if (text === undefined || others.length > 0) return null;
  const title = text.replace(/^[^:]{1,30}:(?=.*\S)/su, "").trim();
  return /\p{L}/u.test(title) ? title : null;
}

/** True for cells of which every other one labels the next: "Candidate:", "Ann Lee", "Role:", "Engineer". */
export function arePairs(cells: readonly string[]): boolean {
  const isLabel = (cell: string): boolean => /^[^:]{1,30}:$/su.test(cell.trim());
  return cells.length > 1 && cells.length % 2 === 0 && cells.every((cell, at) => isLabel(cell) === (at % 2 === 0));
}

/**
 * Rows with one text alone that say of what the rows below them are, until the next: the last column holds it. What
 * stands among the values of its column too, such as an interviewer of whom nothing else is known, is no title.
 */
export class Titles {
  private readonly met = new Map<number, Set<string>>();

  constructor(
    private readonly column: string,
    private title: string | null
  ) {}

  /** True for a row that is a title, which then holds for the rows below it. */
  takes(fields: readonly string[]): boolean {
    const title = titleOf(fields);
    const at = fields.findIndex((field) => !isBlank(field));
    if (title === null || this.met.get(at)?.has(fields[at]!.trim())) return false;
    this.title = title;
    return true;
  }

  /** Gives a record the title above it. */
  tell(record: JsonObject, fields: readonly string[]): void {
    if (fields.every(isBlank)) return;
    record[this.column] = this.title;
    if (fields.filter((field) => !isBlank(field)).length < 2) return;
    for (const [at, field] of fields.entries()) {
      const known = this.met.get(at) ?? new Set();
      if (known.size < mostValues) this.met.set(at, known.add(field.trim()));
    }
  }
}

/** Columns of more values than this are no people who recur. */
const mostValues = 2_000;
