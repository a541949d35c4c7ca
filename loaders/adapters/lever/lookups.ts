import {labelKey} from "../../canonical/labels.js";
import type {JsonObject} from "../../reader/strict-json.js";
import {text} from "../fields.js";
import type {StageName} from "../stage-names.js";
import type {Lookups, Posting} from "./model.js";

/** Names of archive reasons that say the candidate left, or nobody was sought any more; all others are rejections. */
const leaving = [
  "withdrew",
  "withdrawn",
  "candidate_withdrew",
  "candidate_withdrawn",
  "offer_declined",
  "declined_offer"
];
const closing = ["position_closed", "position_filled", "duplicate", "role_closed"];

/** How an opportunity ends that was archived for this reason. Lever itself only tells hires from all others. */
export function endingOf(reason: JsonObject): "hired" | "rejected" | "withdrawn" | "closed" {
  const name = labelKey(text(reason, "text") ?? "");
  if (text(reason, "type") === "hired" || name === "hired") return "hired";
  if (leaving.includes(name)) return "withdrawn";
  return closing.includes(name) ? "closed" : "rejected";
}

/** Reads the small tables from their rows: stages and archive reasons have `id` and `text`, postings also categories. */
export async function lookupsOf(rows: {
  stages: AsyncIterable<JsonObject>;
  reasons: AsyncIterable<JsonObject>;
  postings: AsyncIterable<JsonObject>;
  postingOf: (row: JsonObject) => Posting;
  stageName: StageName;
}): Promise<Lookups> {
  const lookups: Lookups = {stages: new Map(), endings: new Map(), postings: new Map()};
  for await (const row of rows.stages) lookups.stages.set(text(row, "id") ?? "", rows.stageName(text(row, "text")));
  for await (const row of rows.reasons) lookups.endings.set(text(row, "id") ?? "", endingOf(row));
  for await (const row of rows.postings) lookups.postings.set(text(row, "id") ?? "", rows.postingOf(row));
  return lookups;
}
