import type {JsonObject, JsonValue} from "../../reader/strict-json.js";
import {objects, text} from "../fields.js";
import {isVoteLike, type KnownLabels} from "../known-labels.js";
import {withOwnNames} from "../own-names.js";
import type {Feedback} from "./model.js";

type Form = Pick<Feedback, "vote" | "ratings">;

/**
 * The overall score of a form and its ratings. The overall score is the field of type `score-system`; some answers type
 * it `score` and write "3 - Hire". Other `score` fields are ratings, a `scorecard` is a list of them; the rest is text.
 */
export function formOf(record: JsonObject, known: KnownLabels): Form {
  const fields = objects(record, "fields");
  const overall =
    fields.find((field) => text(field, "type") === "score-system") ??
    fields.find((field) => text(field, "type") === "score" && isWorded(field.value) && isVoteLike(field.value, known));
  const ratings = fields.filter((field) => field !== overall).flatMap(ratingsOf);
  return {vote: overall === undefined ? undefined : (overall.value ?? null), ratings: withOwnNames(ratings)};
}

function isWorded(value: JsonValue | undefined): boolean {
  return typeof value === "string" && /\D/.test(value);
}

function ratingsOf(field: JsonObject): Form["ratings"] {
  const name = text(field, "text") ?? "";
  if (text(field, "type") === "score") return [{question: name, rating: field.value}];
  if (text(field, "type") !== "scorecard") return [];
  const values = Array.isArray(field.value) ? field.value : [];
  return objects(field, "scores").map((prompt, index) => ({
    question: text(prompt, "text") ?? `${name} ${index + 1}`,
    rating: values[index]
  }));
}
