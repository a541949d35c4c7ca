import {labelKey} from "../../canonical/labels.js";
import type {JsonObject, JsonValue} from "../../reader/strict-json.js";
import {object, objects, text} from "../fields.js";
import {ratingOf, voteOf, type KnownLabels} from "../known-labels.js";
import {withOwnNames} from "../own-names.js";

export interface Form {
  /** Null when the form has no field for an overall vote. */
  vote: string | null;
  ratings: {question: string; rating: string}[];
}

interface Field {
  type: string | null;
  path: string;
  title: string;
  labels: Map<string, string>;
}

/** What the field of the overall vote is called, surest first: "Overall communication" is a vote only where nothing else is. */
const overallNames = [
  /^(overall_|hiring_|final_)*(recommendation|decision|verdict|vote)$/,
  /^overall(_(rating|score|assessment|feedback|impression))?$/,
  /^overall_/
];

/**
 * The overall vote of a feedback form and its ratings. The vote is the field called "Recommendation", "Decision" or
 * "Overall …"; its options are the company's own, so labels that are not known must be mapped. Fields of type Score are
 * ratings; of all other fields only those whose answer is a known rating label; the rest is text and never read.
 */
export function formOf(record: JsonObject, known: KnownLabels): Form {
  const values = object(record, "submittedValues") ?? {};
  const sections = objects(object(record, "formDefinition"), "sections");
  const fields = sections.flatMap((section) => objects(section, "fields")).flatMap(fieldOf);
  const choices = fields.filter(({type}) => type === "ValueSelect" || type === "Score");
  const overall = overallOf(choices);
  const ratings = choices.filter((field) => field !== overall).flatMap((field) => ratingsOf(field, values, known));
  const vote = overall === null ? null : voteOf(chosen(overall, values[overall.path], known), known);
  return {vote, ratings: withOwnNames(ratings)};
}

function overallOf(choices: readonly Field[]): Field | null {
  for (const name of overallNames) {
    const field = choices.find((one) => isCalled(one, name));
    if (field !== undefined) return field;
  }
  return null;
}

function isCalled({title, path}: Field, name: RegExp): boolean {
  return name.test(labelKey(title)) || name.test(labelKey(path));
}

function fieldOf(entry: JsonObject): Field[] {
  const field = object(entry, "field") ?? entry;
  const path = text(field, "path") ?? text(field, "id");
  if (path === null) return [];
  const labels = objects(field, "selectableValues").map(
    (option) => [text(option, "value") ?? "", text(option, "label") ?? ""] as const
  );
  return [{type: text(field, "type"), path, title: text(field, "title") ?? path, labels: new Map(labels)}];
}

/**
 * What was chosen: a score, the option's value where that is a known label, else the label that people see. The number
 * of an option says nothing: a list may well begin with Strong Hire.
 */
function chosen({type, labels}: Field, value: JsonValue | undefined, known: KnownLabels): JsonValue | undefined {
  if (type === "Score" || (typeof value !== "string" && typeof value !== "number")) return value;
  const written = String(value);
  return known("vote", written) === null ? (labels.get(written) ?? value) : value;
}

function ratingsOf(field: Field, values: JsonObject, known: KnownLabels): Form["ratings"] {
  const value = chosen(field, values[field.path], known);
  if (field.type === "Score") return [{question: field.title, rating: ratingOf(value, known)}];
  return typeof value === "string" && known("rating", value) !== null ? [{question: field.title, rating: value}] : [];
}
