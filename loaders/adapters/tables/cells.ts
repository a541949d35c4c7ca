import {personKey} from "../../canonical/people.js";
import {nothings} from "../../canonical/values/nothings.js";
import {signsOf} from "../../config/vote-words.js";
import type {JsonObject} from "../../reader/strict-json.js";

const saysNothing: ReadonlySet<string> = new Set(nothings);

/** What a cell says, without blanks around it; null where it says nothing. */
export function said(text: string | null): string | null {
  const trimmed = text?.trim() ?? "";
  return saysNothing.has(trimmed) ? null : trimmed;
}

/** The text of a cell as it stands. */
export function cellOf(record: JsonObject, key: string): string | null {
  const value = record[key];
  return value === null || value === undefined || typeof value === "object" ? null : String(value);
}

/**
 * Repeats what stood above in blank cells of these columns, the outer ones first: a new value starts the columns after it
 * anew. A blank row and one that could not be read start all anew, so that nothing is given to whom it does not belong.
 */
export class FillDown {
  private readonly above = new Map<string, string>();

  constructor(private readonly columns: readonly string[]) {}

  fill(record: JsonObject): JsonObject {
    if (isBlank(record)) this.startAnew();
    if (this.columns.length === 0) return record;
    const filled: JsonObject = {...record};
    for (const [index, column] of this.columns.entries()) {
      const text = said(cellOf(record, column));
      if (text === null) {
        filled[column] = this.above.get(column) ?? null;
        continue;
      }
      if (text !== this.above.get(column)) this.columns.slice(index + 1).forEach((inner) => this.above.delete(inner));
      this.above.set(column, text);
    }
    return filled;
  }

  startAnew(): void {
    this.above.clear();
  }
}

/** True for a row in which nothing stands. */
export function isBlank(record: JsonObject): boolean {
  return Object.values(record).every(
    (value) => value === null || (typeof value !== "object" && said(String(value)) === null)
  );
}

/** The values of a cell that holds several, without an empty one at the end; a minus may be an answer. */
export function parted(text: string | null, by: string): (string | null)[] {
  const parts = (text ?? "").split(by).map((part) => said(part) ?? (signsOf(part) === "-" ? "-" : null));
  if (parts.length > 1 && parts.at(-1) === null) parts.pop();
  return parts;
}

/**
 * Tells people of one name apart where the rows of one stand together: who is met again further down is another, whose
 * first column then says so: "Ann Lee (2)".
 */
export class Blocks {
  private readonly met = new Map<string, number>();
  private current: string | null = null;

  constructor(private readonly keys: readonly string[]) {}

  told(record: JsonObject): JsonObject {
    const [first] = this.keys;
    if (first === undefined) return record;
    const values = this.keys.map((key) => said(cellOf(record, key)));
    if (values.includes(null)) return record;
    const key = JSON.stringify(values.map((value) => personKey(value!)));
    if (key !== this.current) this.met.set(key, (this.met.get(key) ?? 0) + 1);
    this.current = key;
    const time = this.met.get(key)!;
    return time === 1 ? record : {...record, [first]: `${values[0]} (${time})`};
  }
}
