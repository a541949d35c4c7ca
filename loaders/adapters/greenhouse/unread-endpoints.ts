import type {FileSample} from "../adapter.js";
import {stemOf} from "../recognise/kinds.js";

/** Greenhouse endpoints that exports often hold and plumbline has no use for, or must not read (demographics, free text). */
const unread = new Set([
  "activity_feed",
  "candidates",
  "candidate_attribute_types",
  "close_reasons",
  "custom_fields",
  "default_interviewers",
  "demographic_answers",
  "demographic_questions",
  "departments",
  "eeoc",
  "focus_candidate_attributes",
  "hiring_team",
  "interviewer_tags",
  "job_openings",
  "job_posts",
  "jobs",
  "offices",
  "openings",
  "prospect_pools",
  "referrers",
  "rejection_reasons",
  "scorecard_question_answer_options",
  "scorecard_question_answers",
  "scorecard_question_candidate_attributes",
  "scorecard_question_options",
  "scorecard_questions",
  "sources",
  "tags"
]);

/** True for a JSON file named after such an endpoint. */
export function isUnreadEndpoint({path, format}: FileSample): boolean {
  return (format === "json" || format === "ndjson") && unread.has(stemOf(path).replaceAll("-", "_"));
}
