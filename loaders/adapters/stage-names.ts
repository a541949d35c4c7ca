import type {stages} from "../config/config.js";
import {labelKey} from "../canonical/labels.js";

type Stage = (typeof stages)[number];

/** Stage names that applicant tracking systems ship, and nothing that would need a guess. */
const aliases: Record<Stage, readonly string[]> = {
  application_review: [
    "application review",
    "new applicant",
    "new lead",
    "new applicants",
    "applicant",
    "resume review",
    "reached out",
    "responded",
    "replied"
  ],
  recruiter_screen: [
    "recruiter screen",
    "recruiter phone screen",
    "recruiter call",
    "preliminary phone screen",
    "preliminary screening call"
  ],
  phone_screen: [
    "phone screen",
    "phone interview",
    "technical phone screen",
    "hiring manager screen",
    "hiring manager phone screen"
  ],
  take_home: ["take home", "take home test", "take home assignment", "take home exercise"],
  loop: [
    "loop",
    "onsite",
    "on site",
    "on site interview",
    "onsite interview",
    "face to face",
    "virtual onsite",
    "interview loop",
    "final round"
  ],
  debrief: ["debrief", "hiring decision", "hiring committee"],
  offer: ["offer"],
  hired: ["hired"]
};

const byName = new Map(
  Object.entries(aliases).flatMap(([stage, names]) => names.map((name) => [labelKey(name), stage] as const))
);

/** The canonical stage of a system's usual stage name; any other name is handed on as it is, for `stages` to map. */
export function stageName(exported: string | null): string | null {
  return exported === null ? null : (byName.get(labelKey(exported)) ?? exported);
}
