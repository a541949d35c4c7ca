import {z} from "zod";

/** The tables of the plain format, contract §1. */
export const tableNames = [
  "scorecards",
  "ratings",
  "applications",
  "stages",
  "interviews",
  "decisions",
  "outcomes",
  "interviewers"
] as const;

const heading = z.string().min(1, "a heading has at least one character");

/** Headings and the labels of which a row holds one there. */
const labelsOfColumns = z
  .record(heading, z.array(z.union([z.string(), z.number()])).min(1))
  .refine((columns) => Object.keys(columns).length > 0, "it must name a column");

const constant = z.union([z.string(), z.number(), z.boolean()], {error: "it must be a text, a number, true or false"});

/**
 * What is the same on every row, or a part of what a column holds: of some rows only, or of cells that hold a person together
 * with an answer.
 */
const constantOrPart = z
  .strictObject({
    constant: constant.optional(),
    column: heading.optional(),
    where: labelsOfColumns.optional(),
    unless: labelsOfColumns.optional(),
    part: z.enum(["person", "answer"]).optional()
  })
  .refine(
    ({constant: value, column, where, unless, part}) =>
      value === undefined
        ? column !== undefined && (where ?? unless ?? part) !== undefined
        : !(column ?? where ?? unless ?? part),
    "it must be {constant: value} and nothing else, or {column: heading} with where, unless or part"
  );

/** Where a canonical column comes from: a heading, several headings that make one key, a constant, or a part of a column. */
const columnSource = z.union([heading, z.array(heading).min(1), constantOrPart], {
  error:
    "it must be a heading, a list of headings that make one key together, or {constant: value}, or {column: heading} with where, unless or part"
});

const variable = z.string().regex(/^[A-Za-z_]\w*$/, "the name of what is counted is one word, such as n or question");
const values = z
  .array(z.union([heading, z.number()], {error: "it must be a text or a number"}))
  .min(1)
  .refine((all) => new Set(all.map(String)).size === all.length, "no value may stand in it twice");

/** How the rows of a file become rows of one canonical table. */
const feed = z
  .strictObject({
    columns: z.record(z.string(), columnSource),
    for_each: z.record(variable, values).optional(),
    split: z.strictObject({columns: z.array(heading).min(1), by: z.string().min(1)}).optional()
  })
  .superRefine(({columns, for_each: forEach = {}}, context) => {
    const text = JSON.stringify(columns);
    for (const name of Object.keys(forEach))
      if (!text.includes(`{${name}}`))
        context.addIssue({
          code: "custom",
          path: ["for_each", name],
          message: `{${name}} must stand in a heading of columns, or every row is read several times`
        });
  });

function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== "";
  } catch {
    return false;
  }
}

const tableEntry = z.strictObject({
  header_row: z.number().int().min(1).optional(),
  encoding: z.string().refine(isEncoding, "it must be the name of a text encoding, such as windows-1252").optional(),
  decimal: z.enum([",", "."]).optional(),
  dates: z.enum(["day-first", "month-first", "excel", "excel-1904", "unix"]).optional(),
  fill_down: z.array(heading).min(1).optional(),
  blocks: z.array(heading).min(1).optional(),
  title_rows: heading.optional(),
  flatten: z.array(heading).optional(),
  feeds: z
    .partialRecord(
      z.enum(tableNames),
      z.union([feed, z.array(feed).min(1)], {error: "it must be a feed (a block with columns) or a list of feeds"})
    )
    .optional()
});

/** File pattern → how its table is read. */
export const tableEntries = z.record(z.string(), tableEntry);

export type TableEntry = z.infer<typeof tableEntry>;
export type Feed = z.infer<typeof feed>;
export type ColumnSource = z.infer<typeof columnSource>;

/** The entry of `tables` that a file fits: the first one, with its pattern; null where none does. */
export function tableEntryFor(
  path: string,
  config: {tables: Record<string, TableEntry>}
): {pattern: string; entry: TableEntry} | null {
  const pattern = Object.keys(config.tables).find((one) => matches(path, one));
  return pattern === undefined ? null : {pattern, entry: config.tables[pattern]!};
}

/** `*` stands for any characters but `/`; a pattern without `/` is held against the file's base name. */
export function matches(path: string, pattern: string): boolean {
  const subject = pattern.includes("/") ? path : path.split("/").at(-1)!;
  const [names, patterns] = [subject.split("/"), pattern.split("/")];
  return names.length === patterns.length && names.every((name, index) => fits(name, patterns[index]!));
}

/** The parts between the stars stand in the name in this order, each at the first place it can: no pattern takes long. */
function fits(name: string, pattern: string): boolean {
  const [first, ...rest] = pattern.split("*") as [string, ...string[]];
  const last = rest.pop();
  if (last === undefined) return name === first;
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= name.length - last.length;
}
