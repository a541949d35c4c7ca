import {stages, votes, type Config} from "../config/config.js";
import {howToAdd, inOneLine} from "../config/source.js";
import {tables} from "./tables.js";

/**
 * What the user can do about a rejected record, by reason code. `value` is what stood in `column`; lines to add fit the
 * file that `config` was read from.
 */
export function remedyFor(
  reason: string,
  table: string,
  column: string,
  value: string,
  config: Config | null = null
): string {
  return (remedies[reason] ?? fallback)(column, value, table, config);
}

type Remedy = (column: string, value: string, table: string, config: Config | null) => string;

const fallback: Remedy = (column) => `correct ${column} in the export`;

/** A label that nobody has given a meaning: the line that does, with what it may mean between < and >. */
function labelLine(path: readonly string[], label: string, meanings: readonly string[], config: Config | null): string {
  const addition = howToAdd(config, path);
  const line = inOneLine(addition, `${JSON.stringify(label)}: <${meanings.join("|")}>`);
  return `${addition.where}:  ${line}  with one of the names between < and >`;
}

const ratingMeanings = ["1", "2", "3", "4", ...votes, "no_data"];

const remedies: Record<string, Remedy> = {
  missing_value: (column) => `fill ${column}, or leave the record out of the export`,
  spreadsheet_error: (column) => `${column} holds a spreadsheet error: correct the formula and export again`,
  unmapped_stage: (_, value, __, config) => labelLine(["stages"], value, stages, config),
  unknown_vote: (_, value, __, config) => labelLine(["votes", "labels"], value, [...votes, "no_decision"], config),
  unknown_rating: (_, value, __, config) => labelLine(["ratings", "labels"], value, ratingMeanings, config),
  rating_out_of_range: (_, value, __, config) =>
    `ratings run from 1 to 4: rescale them, or say what ${value} means: ${labelLine(["ratings", "labels"], value, ratingMeanings, config)}`,
  unknown_status: (column, _, table) => `use one of: ${allowed(table, column)}`,
  unknown_decision: (column, _, table) => `use one of: ${allowed(table, column)}`,
  not_a_probability: (column) => `${column} must be a number from 0 to 1 with a decimal point`,
  not_a_boolean: (column) => `${column} must be true or false`,
  not_a_number: (column) => `${column} must be a plain number with a decimal point, up to 32 characters`,
  not_a_time: (column) => `write ${column} as ISO 8601, e.g. 2026-03-01T09:30:00Z`,
  ambiguous_date: (column) => `day and month cannot be told apart: write ${column} as ISO 8601, e.g. 2026-03-01`,
  impossible_date: (column) => `there is no such date or time: correct ${column}`,
  epoch_number: (column) => `write ${column} as ISO 8601 instead of a number of seconds`,
  sentinel_time: (column) => `${column} is a stand-in for "no time": leave it empty`,
  future_time: (column) => `${column} lies more than a day ahead: correct the clock or the time zone of the export`,
  conflicting_versions: (column) =>
    `two records with this ${column} differ and nothing says which is newer: export updated_at, or remove one`,
  self_interview: () => "an interviewer cannot interview themselves: correct interviewer_id or candidate_id",
  too_few_columns: () => "the line has fewer values than the header: check delimiters and line breaks",
  truncated_line: () => "the last line is cut short, so the file may be truncated: export it again",
  too_many_columns: () => "the line has more values than the header: quote values that hold a delimiter",
  text_after_quote: () => "there is text after a closing quote: double the quotes inside quoted values",
  nul_byte: () => "the line holds a NUL byte: export the file again",
  field_too_long: () => "a value is longer than 1 MiB: shorten it or leave the column out",
  nested_value: (column) => `${column} must be a single value, not a list or an object`,
  json_syntax: () => "the record is not valid JSON: export it again",
  json_depth: () => "the record is nested too deeply",
  json_duplicate_key: () => "a key occurs twice in the record: keep one",
  json_forbidden_key: () => "remove the keys __proto__, constructor and prototype",
  json_lone_surrogate: () => "a text holds half of a character: export it again as UTF-8",
  json_number: () => "write numbers with at most 32 characters",
  json_not_object: () => "every record must be an object {…}",
  record_too_long: () => "the record is longer than 16 MiB: split it"
};

function allowed(table: string, column: string): string {
  return (
    tables[table as keyof typeof tables].columns.find(({name}) => name === column)?.values?.join(", ") ??
    "the documented values"
  );
}
