import {stages, type Config} from "../config/config.js";
import {answerMeant, voteLevels} from "../config/scale.js";
import {voteMeant, votes} from "../config/vote-words.js";
import {howToAdd, inOneLine} from "../config/source.js";
import {tables} from "./tables.js";
import {scaleRemedy} from "./unknown-answers.js";

/**
 * What the user can do about a rejected record, by reason code. `value` is what stood in `column`, `values` what stood in
 * it in all records that were rejected so; lines to add fit the file that `config` was read from.
 */
export function remedyFor(
  reason: string,
  table: string,
  column: string,
  value: string,
  config: Config | null = null,
  values: readonly string[] = [value]
): string {
  const block = blocksOfAnswers[reason];
  const whole = block === undefined ? null : scaleRemedy(block, values, config);
  return whole ?? (remedies[reason] ?? fallback)(column, value, table, config);
}

/** Reasons that tell of the scale of votes or ratings. */
const blocksOfAnswers: Partial<Record<string, "votes" | "ratings">> = {
  unknown_vote: "votes",
  unknown_rating: "ratings",
  rating_out_of_range: "ratings"
};

type Remedy = (column: string, value: string, table: string, config: Config | null) => string;

const fallback: Remedy = (column) => `correct ${column} in the export`;

/** A label that nobody has given a meaning: the line that does, with what it may mean between < and >. */
function labelLine(path: readonly string[], label: string, meanings: readonly string[], config: Config | null): string {
  const addition = howToAdd(config, path);
  const [only, ...others] = meanings;
  const line = (meaning: string): string => inOneLine(addition, `${JSON.stringify(label)}: ${meaning}`);
  if (others.length === 0) return `${addition.where}:  ${line(JSON.stringify(only))}`;
  return `${addition.where}:  ${line(`<${meanings.join("|")}>`)}  with one of the names between < and >`;
}

const ratingMeanings = ["1", "2", "3", "4", ...votes, "no_data"];

const remedies: Record<string, Remedy> = {
  missing_value: (column, _, __, config) =>
    column === "vote"
      ? `fill vote, or say that a blank one is none: ${labelLine(["votes", "labels"], "", ["no_decision"], config)}`
      : `fill ${column}, or leave the record out of the export`,
  spreadsheet_error: (column) => `${column} holds a spreadsheet error: correct the formula and export again`,
  unmapped_stage: (_, value, __, config) => labelLine(["stages"], value, stages, config),
  unknown_vote: (_, value, __, config) => {
    const likely = /^\s*\d/.test(value) ? null : voteMeant(value);
    const answer = likely === null || likely === "mixed" || config === null ? null : answerMeant(likely, config.votes);
    return labelLine(
      ["votes", "labels"],
      value,
      answer === null ? [...answersOf(config), "no_decision"] : [answer],
      config
    );
  },
  unknown_rating: (_, value, __, config) => labelLine(["ratings", "labels"], value, ratingMeanings, config),
  rating_out_of_range: () => "the number lies outside of the scale of ratings.numbers or ratings.ranges: correct it",
  half_mapped_scale: (_, value, __, config) =>
    `ratings.labels gives other numbers a value of their own, so this one means nothing by itself: ${labelLine(["ratings", "labels"], value, ratingMeanings, config)}`,
  unknown_status: (column, value, table, config) =>
    labelLine([column === "offer_status" ? "offers" : table, "labels"], value, allowed(table, column), config),
  unknown_decision: (column, value, table, config) =>
    labelLine(["decisions", "labels"], value, [...allowed(table, column), "no_decision"], config),
  not_a_probability: (column) => `${column} must be a number from 0 to 1`,
  not_a_boolean: (column) => `${column} must be true or false`,
  not_a_number: (column) =>
    `${column} must be a number of up to 32 characters; whether a comma is its decimal sign is said under tables, by decimal of this file`,
  not_a_time: (column) => `no time that can be read: write ${column} as ISO 8601, e.g. 2026-03-01T09:30:00Z`,
  ambiguous_date: () =>
    "day and month cannot be told apart: say under tables, by dates of this file, which of them comes first",
  mixed_dates: (column) =>
    `some dates of ${column} begin with the day and some with the month, so this one can be either: correct the export, or say under tables, by dates of this file, which of them comes first`,
  ambiguous_zone: (column) =>
    `several countries use this abbreviation of a time zone: write ${column} with an offset such as +05:30, or set timezone to the zone that is meant`,
  unknown_zone: (column) => `no time zone is known by that name: write ${column} with an offset such as +02:00`,
  impossible_date: (column) => `there is no such date or time: correct ${column}`,
  epoch_number: (column) => `write ${column} as ISO 8601 instead of a number of seconds`,
  sentinel_time: (column) => `${column} is a stand-in for "no time": leave it empty`,
  future_time: (column) => `${column} lies more than a day ahead: correct the clock or the time zone of the export`,
  conflicting_versions: (column, _, table) =>
    `two records with this ${column} differ and nothing says which is newer: ${newestOf(table)}put the date of each export into its file's name, or remove one`,
  shared_key: (column) =>
    `records with this ${column} are about different applications or people, so it names no single record: export the ids as text, straight from the system, or map ${column} to a column that is unique`,
  damaged_id: (column) =>
    `a spreadsheet turned this ${column} into a rounded number or a date, so it no longer tells records apart: export the file again and do not save it in a spreadsheet, or format the column as text before pasting`,
  self_interview: () => "an interviewer cannot interview themselves: correct interviewer_id or candidate_id"
};

function newestOf(table: string): string {
  const {newest} = tables[table as keyof typeof tables];
  return newest === null ? "" : `export ${newest}, `;
}

/** The answers that a vote can be. */
function answersOf(config: Config | null): readonly string[] {
  return config === null ? votes : voteLevels(config.votes).map(({vote}) => vote);
}

function allowed(table: string, column: string): readonly string[] {
  return tables[table as keyof typeof tables].columns.find(({name}) => name === column)?.values ?? [];
}
