import {labelKey} from "../../canonical/labels.js";
import type {JsonObject, JsonValue} from "../../reader/json-value.js";
import {object, objects, text} from "../fields.js";
import {isVoteLike, ratingOf, voteOf, type KnownLabels} from "../known-labels.js";

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

const overallName = /^(overall(_.*)?|(hiring_|final_)?(recommendation|decision|verdict|vote))$/;

/**
 * The overall vote of a feedback form and its ratings. The vote is the field called "Overall …", "Recommendation" or
 * "Decision"; its options are the company's own, so labels that are not known must be mapped. Fields of type Score are
 * ratings; of all other fields only those whose answer is a known rating label; the rest is text and never read.
 */
export function formOf(record: JsonObject, known: KnownLabels): Form {
  const values = object(record, "submittedValues") ?? {};
  const sections = objects(object(record, "formDefinition"), "sections");
  const fields = sections.flatMap((section) => objects(section, "fields")).flatMap(fieldOf);
  const choices = fields.filter(({type}) => type === "ValueSelect" || type === "Score");
  const overall =
    choices.find(({title, path}) => overallName.test(labelKey(title)) || overallName.test(labelKey(path))) ?? null;
  const ratings = choices.filter((field) => field !== overall).flatMap((field) => ratingsOf(field, values, known));
  return {vote: overall === null ? null : voteOf(chosen(overall, values[overall.path], known), known), ratings};
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

/** What was chosen: the option's value where that is known, else the label that people see. */
function chosen({labels}: Field, value: JsonValue | undefined, known: KnownLabels): JsonValue | undefined {
  if (typeof value !== "string" || isVoteLike(value, known)) return value;
  return labels.get(value) ?? value;
}

function ratingsOf(field: Field, values: JsonObject, known: KnownLabels): Form["ratings"] {
  const value = chosen(field, values[field.path], known);
  if (field.type === "Score") return [{question: field.title, rating: ratingOf(value, known)}];
  return typeof value === "string" && known("rating", value) !== null ? [{question: field.title, rating: value}] : [];
}
