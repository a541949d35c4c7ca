import type {FileSample} from "../adapter.js";
import {kindByFields} from "../kinds.js";
import {fieldsOf} from "../pages.js";

/** The Lever endpoints that are read, each with the fields that tell it from every other file. */
export const marks = {
  feedback: ["fields", "completedAt", "baseTemplateId"],
  opportunities: ["contact", "stage", "createdAt", "origin"],
  interviews: ["interviewers", "date", "duration"],
  offers: ["status", "createdAt", "creator", "sentAt"],
  applications: ["opportunityId", "posting", "candidateId"],
  postings: ["text", "categories"],
  users: ["name", "username", "accessRole"],
  stages: ["id", "text"],
  archive_reasons: ["id", "text"]
} as const satisfies Record<string, readonly string[]>;

export type LeverEndpoint = keyof typeof marks;

/** Which Lever endpoint a JSON file holds, by its fields; stages and archive reasons also by the name of file or folder. */
export function leverEndpoint(file: FileSample): LeverEndpoint | null {
  if (file.format !== "json" && file.format !== "ndjson") return null;
  return kindByFields(file.path, fieldsOf(file), marks, ["stages", "archive_reasons"]);
}
