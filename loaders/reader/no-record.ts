/** What a line of a table is that is no record. */
export type NoRecord = "title" | "header" | "total" | "footer" | "block" | "rule" | "table";

const inWords: Record<NoRecord, string> = {
  title: "above the header of the table",
  header: "the header once more",
  total: "a total, no record",
  footer: "below the table, no record",
  block: "no record, they say of what the rows below them are",
  rule: "a line drawn between rows, no record",
  table: "another table below the first: not read; put it into a file or sheet of its own"
};

/** Words with which a row of totals begins, whatever the numbers beside them, in the languages of common programs. */
const total = new RegExp(
  [
    String.raw`^((grand|sub|overall)[ -]?)?totals?\b.{0,60}$`,
    String.raw`^.{1,60}\b((sub)?totals?|average|avg\.?|durchschnitt|mittelwert|moyenne|promedio|gemiddelde):?$`,
    String.raw`^(sum|count|average|avg|mean|median)( (of|for|score|rating)\b.{0,40})?[:=]? *[\d.,]*$`,
    String.raw`^(rows?|records?|results?|entries|number of .{1,30})[:=]? *[\d.,]+$`,
    String.raw`^\(?[\d.,]+ (rows?|records?|results?|entries|scorecards?|candidates?|applications?|interviews?)\)?$`,
    String.raw`^(overall |grand )?results?:?$`,
    String.raw`^(page|seite|p[aá]gina|pagina|side|sida|strona) ?\d+( ?(of|von|de|sur|di|van|af|av|z|/) ?\d+)?$`,
    String.raw`^((zwischen|gesamt)?(summe|ergebnis|anzahl)|insgesamt|gesamt|durchschnitt|mittelwert|total g[eé]n[eé]ral|sous-total|somme|moyenne|nombre|suma|promedio|totale|media|totaal|gemiddelde)[:=]? *[\d.,]*$`
  ].join("|"),
  "i"
);

/** True for a row that begins with such a word and nothing else: below all records it is a total, however full it is. */
export function isLastTotal([first = ""]: readonly string[]): boolean {
  return wordOfTotals.test(first.trim());
}

const wordOfTotals =
  /^((grand|sub)[ -]?)?totals?:?$|^gesamt(summe|ergebnis)?:?$|^summe:?$|^total g[eé]n[eé]ral:?$|^average:?$/i;

/** True for a text that a row of totals begins with. */
export function isTotalLabel(text: string): boolean {
  return total.test(text.trim());
}

/**
 * What a row is instead of a record: the header once more, or a total, which leaves blank most of the columns that
 * records fill. Null where it is not certain that it is none.
 */
export function noRecord(fields: readonly string[], header: readonly string[], filled: readonly number[]) {
  if (fields.length === header.length && fields.every((field, index) => field === header[index])) return "header";
  const label = fields.findIndex((field) => field.trim() !== "");
  if (label !== -1 && fields.every((field) => isBlank(field) || rule.test(field.trim()))) return "rule";
  if (label === -1 || !isTotalLabel(fields[label]!)) return null;
  const others = filled.filter((column) => column !== label);
  const blank = others.filter((column) => isBlank(fields[column]));
  return others.length > 0 && blank.length * 2 >= others.length ? "total" : null;
}

/** What a text program draws between the rows of a table: "-----", ":---:", "-----+------". */
const rule = /^[-=_+:|]*[-=_]{3,}[-=_+:|]*$/;

/**
 * True for the headings of another table: at least two words, one of which is a heading above too and most of which are
 * not, and no value.
 */
export function beginsTable(fields: readonly string[], header: readonly string[]): boolean {
  const plain = (text: string): string => text.trim().toLowerCase();
  const own = fields.map(plain);
  const told = own.filter((field) => field !== "");
  const known = new Set(header.map(plain));
  const inPlace = own.filter((field, at) => field !== "" && field === plain(header[at] ?? "")).length;
  return (
    told.length > 1 &&
    new Set(told).size === told.length &&
    told.some((field) => known.has(field)) &&
    2 * inPlace < told.length + 1 &&
    told.every((field) => !/\d|@/.test(field) && field.length <= 40)
  );
}

/** True for a row of one text alone, where records fill so many columns: it may be a remark below the table. */
export function isRemark(fields: readonly string[], filled: number): boolean {
  return filled > 2 && fields.filter((field) => !isBlank(field)).length === 1;
}

export function isBlank(field: string | undefined): boolean {
  return field === undefined || field.trim() === "";
}

const mostLines = 1_000;

/** The lines of a file that are no records, by what they are. */
export class PassedOver {
  private readonly lines = new Map<NoRecord, Set<number>>();

  add(what: NoRecord, line: number): void {
    const known = this.lines.get(what) ?? new Set();
    if (known.size <= mostLines) this.lines.set(what, known.add(line));
  }

  /** Where they stand and what they are: "lines 1 to 3 and 900", "stands above the header of the table". */
  told(unit = "line"): {where: string; why: string}[] {
    return [...this.lines].map(([what, lines]) => ({
      where: rangesInWords(
        [...lines].sort((a, b) => a - b),
        unit
      ),
      why: inWords[what]
    }));
  }
}

function rangesInWords(lines: readonly number[], unit: string): string {
  const ranges: [number, number][] = [];
  for (const line of lines.slice(0, mostLines)) {
    const range = ranges.at(-1);
    if (range !== undefined && line === range[1] + 1) range[1] = line;
    else ranges.push([line, line]);
  }
  const words = ranges.slice(0, 10).map(([from, to]) => (from === to ? String(from) : `${from} to ${to}`));
  const more = lines.length > mostLines || ranges.length > 10 ? " and more" : "";
  return `${unit}${lines.length === 1 ? "" : "s"} ${words.join(", ")}${more}`;
}
