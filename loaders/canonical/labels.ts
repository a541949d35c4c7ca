import {stages, votes, type Config} from "../config/config.js";
import {tables} from "./tables.js";

export interface Label {
  kind: "vote" | "rating" | "stage" | "application_status" | "interview_status" | "decision" | "offer_status";
  label: string;
  meaning: string;
}

/** Spellings of the same vote that applicant tracking systems are known to write. */
const voteSpellings: Record<string, string> = {
  definitely_not: "strong_no",
  strong_no_hire: "strong_no",
  no_hire: "no",
  hire: "yes",
  strong_hire: "strong_yes"
};

/** Labels are compared without case, spaces and dashes; the SQL macro `label_key` does the same. */
export function labelKey(label: string): string {
  return label
    .normalize("NFC")
    .toLowerCase()
    .trim()
    .replace(/[\s\u00a0_-]+/g, "_");
}

/** Every label that has a meaning: the canonical ones, known spellings, then the configuration, which wins. */
export function labels(config: Config): Label[] {
  const known = new Map<string, Label>();
  const add = (kind: Label["kind"], label: string, meaning: string): void => {
    const key = labelKey(label);
    known.set(`${kind} ${key}`, {kind, label: key, meaning});
  };
  for (const vote of [...votes, "no_decision"]) add("vote", vote, vote);
  for (const vote of votes) add("rating", vote, vote);
  for (const [spelling, vote] of Object.entries(voteSpellings)) {
    add("vote", spelling, vote);
    add("rating", spelling, vote);
  }
  for (const missing of ["no_data", "no_decision"]) add("rating", missing, "no_data");
  for (const points of ["1", "2", "3", "4"]) add("rating", points, points);
  for (const stage of stages) add("stage", stage, stage);
  for (const status of valuesOf("applications", "status")) add("application_status", status, status);
  for (const status of valuesOf("interviews", "status")) add("interview_status", status, status);
  for (const decision of valuesOf("decisions", "decision")) add("decision", decision, decision);
  for (const status of valuesOf("decisions", "offer_status")) add("offer_status", status, status);
  for (const [label, vote] of Object.entries(config.votes.labels)) add("vote", label, vote);
  for (const [label, rating] of Object.entries(config.ratings.labels)) add("rating", label, String(rating));
  for (const [label, stage] of Object.entries(config.stages)) add("stage", label, stage);
  return [...known.values()];
}

function valuesOf(table: keyof typeof tables, name: string): readonly string[] {
  return tables[table].columns.find((column) => column.name === name)!.values!;
}
