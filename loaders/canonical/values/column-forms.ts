import {isoDate, type NumericDate, serialTime, unixTime, writtenTime} from "./written-time.js";
import {type DecimalSign, writtenNumber} from "./written-number.js";

type Order = "day-first" | "month-first";

/** What the configuration says of one file. */
export interface FileForms {
  dates?: Order | "excel" | "excel-1904" | "unix" | undefined;
  decimal?: DecimalSign | undefined;
}

/** Values of one column that could be read in two ways, and what the others of their form say. */
interface Evidence<Reading extends string> {
  seen: Set<Reading>;
  /** True where a value by itself says nothing. */
  open: boolean;
  settled: Reading | "mixed" | null;
}

/** How a reason stands in place of a value. */
export const faultMark = "!";

/**
 * Reads the times and numbers of one file that are not in the plain form. Which of two numbers is the day, and which
 * sign is the decimal one, is the same in a column: values that leave it open wait for those that do not, so a file in
 * which `settle` finds something is read once more.
 */
export class ColumnForms {
  private readonly orders = new Map<string, Evidence<Order>>();
  private readonly signs = new Map<string, Evidence<DecimalSign>>();
  /** How many values of the table at hand were read in a way that they do not show themselves. */
  readonly readings = new Map<string, number>();

  constructor(
    private readonly timezone: string,
    private readonly forms: FileForms
  ) {}

  /** A time in ISO form, with its offset or `[zone]`; `!` and the reason for what is none. */
  time(column: string, text: string): string {
    const {dates} = this.forms;
    const serial = serialTime(text, dates === "excel" || dates === "excel-1904" ? dates : null);
    if (serial !== null) {
      this.count("excel_date_number");
      return serial;
    }
    const counted = dates === "unix" ? unixTime(text) : null;
    if (counted !== null) return counted;
    const written = writtenTime(text, this.timezone);
    if ("iso" in written) return written.iso;
    return "fault" in written ? faultMark + written.fault : this.ordered(column, written);
  }

  /** A number with a decimal point; null for what is none, or for one of two that nothing settles. */
  number(column: string, text: string): string | null {
    const readings = writtenNumber(text);
    if (readings === null) return null;
    const {",": comma, ".": point} = readings;
    if (comma === point) return comma ?? null;
    const evidence = evidenceOf(this.signs, column);
    if (comma !== undefined && point !== undefined) {
      evidence.open = true;
      const own = text.includes(".") ? (evidence.settled ?? ".") : evidence.settled;
      // Other values with a decimal point never came here: a comma elsewhere only makes this point doubtful.
      const sign = this.forms.decimal ?? (text.includes(".") && own === "," ? null : own);
      return sign === null || sign === "mixed" ? null : readings[sign]!;
    }
    evidence.seen.add(comma === undefined ? "." : ",");
    return comma ?? point ?? null;
  }

  private ordered(column: string, {first, second, year, separator, clock}: NumericDate): string {
    const readings = {"day-first": isoDate(year, second, first), "month-first": isoDate(year, first, second)};
    const {dates} = this.forms;
    if (dates === "day-first" || dates === "month-first") return dateOrFault(readings[dates], clock);
    const {"day-first": byDay, "month-first": byMonth} = readings;
    if (byDay === byMonth) return dateOrFault(byDay, clock);
    const evidence = evidenceOf(this.orders, `${separator}${column}`);
    if (byDay === null || byMonth === null) {
      evidence.seen.add(byDay === null ? "month-first" : "day-first");
      return dateOrFault(byDay ?? byMonth, clock);
    }
    evidence.open = true;
    const order = evidence.settled ?? unasked(separator);
    if (order === null) return `${faultMark}ambiguous_date`;
    if (order === "mixed") return `${faultMark}mixed_dates`;
    if (order !== unasked(separator)) this.count(`date_read_${order.replace("-", "_")}`);
    return dateOrFault(readings[order], clock);
  }

  private count(reading: string): void {
    this.readings.set(reading, (this.readings.get(reading) ?? 0) + 1);
  }

  /** Settles what the values seen so far say; true where a value may then be read otherwise than it was. */
  settle(): boolean {
    const orders = [...this.orders].map(([key, evidence]) => {
      const separator = key[0]!;
      const own = soleOf(evidence.seen) ?? unasked(separator);
      return settled(evidence, own ?? this.besides(separator), unasked(separator));
    });
    const signs = [...this.signs.values()].map((evidence) => settled(evidence, soleOf(evidence.seen), null));
    return [...orders, ...signs].includes(true);
  }

  /** The order of the other columns' dates of the same form, where they agree. */
  private besides(separator: string): Order | null {
    const alike = [...this.orders].filter(([key]) => key.startsWith(separator)).flatMap(([, {seen}]) => [...seen]);
    const order = soleOf(new Set(alike));
    return order === "mixed" ? null : order;
  }
}

/** Nobody parts a date by points and begins with the month, unless the column shows that it does. */
function unasked(separator: string): Order | null {
  return separator === "." ? "day-first" : null;
}

function evidenceOf<Reading extends string>(all: Map<string, Evidence<Reading>>, key: string): Evidence<Reading> {
  const known = all.get(key);
  if (known !== undefined) return known;
  const fresh = {seen: new Set<Reading>(), open: false, settled: null};
  all.set(key, fresh);
  return fresh;
}

/** Notes what settles a column; true where its open values were read otherwise until now. */
function settled<Reading extends string>(
  evidence: Evidence<Reading>,
  by: Reading | "mixed" | null,
  until: Reading | null
): boolean {
  const before = evidence.settled ?? until;
  evidence.settled = by;
  return evidence.open && before !== by;
}

/** What all that was seen says; null for nothing. */
function soleOf<Reading extends string>(seen: ReadonlySet<Reading>): Reading | "mixed" | null {
  const [first = null] = seen;
  return seen.size > 1 ? "mixed" : first;
}

function dateOrFault(date: string | null, clock: string): string {
  return date === null ? `${faultMark}impossible_date` : date + clock;
}
