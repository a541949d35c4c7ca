import {type TableName, tables} from "../../canonical/tables.js";
import {labelKey} from "../../config/vote-words.js";
import type {Origin} from "../adapter.js";
import {said} from "./cells.js";

type Values = Record<string, string | null>;

export interface Told {
  row: Values;
  origin: Origin;
  /** How many further records told the same. */
  again: number;
}

/** The different rows that records gave for one key, and what they say together. */
interface Key {
  told: Told[];
  together: Values;
  /** Columns in which they contradict each other. */
  differing: Set<string>;
}

/**
 * One thing that several records tell of, such as an application in a table of scorecards: what stands on some of them
 * holds for it, as long as all on which something stands say the same. `keyOf` makes spellings of one id one.
 */
export class RepeatedRows {
  private readonly keys = new Map<string, Key>();

  constructor(
    private readonly table: TableName,
    private readonly keyOf: (id: string) => string = (id) => id
  ) {}

  /** False for a row that lacks a part of its key: it tells of nothing. */
  add(row: Values, origin: Origin): boolean {
    const parts = tables[this.table].key.map((column) => said(row[column] ?? null));
    if (parts.includes(null)) return false;
    const id = JSON.stringify(parts.map((part) => this.keyOf(part!)));
    const known = this.keys.get(id);
    if (known === undefined) {
      this.keys.set(id, {told: [{row, origin, again: 0}], together: row, differing: new Set()});
      return true;
    }
    const same = known.told.find((one) => isSame(one.row, row));
    if (same) same.again++;
    else this.join(known, row, origin);
    return true;
  }

  private join(known: Key, row: Values, origin: Origin): void {
    const together = {...known.together};
    for (const [column, value] of Object.entries(row)) {
      const [before, now] = [said(together[column] ?? null), said(value)];
      if (before === null) together[column] = value;
      else if (now !== null && !this.isAlike(column, before, now)) known.differing.add(column);
    }
    known.together = together;
    known.told.push({row, origin, again: 0});
  }

  private isAlike(column: string, one: string, other: string): boolean {
    if (one === other) return true;
    return tables[this.table].key.includes(column)
      ? this.keyOf(one) === this.keyOf(other)
      : labelKey(one) === labelKey(other);
  }

  /** What was told: one row for each key, and where records contradict each other each of what they say. */
  *all(): Generator<Told> {
    for (const {told, together, differing} of this.keys.values()) {
      const again = told.reduce((sum, one) => sum + one.again, told.length - 1);
      if (differing.size === 0) yield {row: together, origin: told[0]!.origin, again};
      else yield* contradicting(told, together, differing);
    }
  }

  /** Columns in which records of one key contradict each other. */
  differing(): string[] {
    return [...new Set([...this.keys.values()].flatMap(({differing}) => [...differing]))];
  }
}

/** Each of different rows, filled in from the others where these agree; one that says no more than another is told by it. */
function contradicting(told: readonly Told[], together: Values, differing: ReadonlySet<string>): Told[] {
  const filled = told.map(({row, ...rest}): Told => {
    const own = Object.entries(row).map(([column, value]) => [
      column,
      differing.has(column) ? value : together[column]!
    ]);
    return {...rest, row: Object.fromEntries(own) as Values};
  });
  const kept: Told[] = [];
  for (const one of filled.toSorted((a, b) => filledIn(b.row) - filledIn(a.row))) {
    const other = kept.find(({row}) =>
      Object.entries(one.row).every(([name, value]) => !said(value) || row[name] === value)
    );
    if (other) other.again += one.again + 1;
    else kept.push(one);
  }
  return kept;
}

function filledIn(row: Values): number {
  return Object.values(row).filter((value) => said(value) !== null).length;
}

function isSame(one: Values, other: Values): boolean {
  return Object.keys(other).every((column) => one[column] === other[column]);
}
