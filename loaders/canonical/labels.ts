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

const points: Record<string, number> = {strong_no: 1, no: 2, mixed: 2.5, yes: 3, strong_yes: 4};

/**
 * True where configured labels give a number another value than its own, as `5: strong_yes` does. The numbers are then
 * of another scale than 1 to 4, and one that is not mapped means nothing: half a scale would be read as half of another.
 */
export function isRenumbered(configured: Record<string, string | number>): boolean {
  return Object.entries(configured).some(([label, meaning]) => {
    const number = /^\s*(\d+(?:[.,]\d+)?)/.exec(label)?.[1];
    const value = typeof meaning === "number" ? meaning : points[meaning];
    return number !== undefined && value !== undefined && Number(number.replace(",", ".")) !== value;
  });
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
  if (!isRenumbered(config.ratings.labels)) for (const number of ["1", "2", "3", "4"]) add("rating", number, number);
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
