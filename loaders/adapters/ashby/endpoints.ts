import type {FileSample} from "../adapter.js";
import {kindByFields} from "../kinds.js";
import {fieldsOf} from "../pages.js";

/** The Ashby endpoints that are read, each with the fields that tell it from every other file. */
export const marks = {
  feedback: ["applicationId", "submittedValues", "formDefinition"],
  applications: ["candidate", "status", "job", "currentInterviewStage"],
  history: ["stageId", "title", "enteredStageAt"],
  schedules: ["applicationId", "interviewEvents"],
  offers: ["applicationId", "acceptanceStatus"],
  stages: ["title", "orderInInterviewPlan"],
  interviews: ["title", "feedbackFormDefinitionId"],
  users: ["firstName", "lastName", "globalRole"]
} as const satisfies Record<string, readonly string[]>;

export type AshbyEndpoint = keyof typeof marks;

/** Which Ashby endpoint a JSON file holds, by its fields. */
export function ashbyEndpoint(file: FileSample): AshbyEndpoint | null {
  if (file.format !== "json" && file.format !== "ndjson") return null;
  return kindByFields(file.path, fieldsOf(file), marks);
}
