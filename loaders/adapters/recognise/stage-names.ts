import type {Config, stages} from "../../config/config.js";
import {labelKey} from "../../canonical/labels.js";

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
  phone_screen: ["phone screen", "phone interview", "technical phone screen"],
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

/** The canonical stage of a name, else the name as it stands. */
export type StageName = (exported: string | null) => string | null;

/**
 * Tells stages: as the configuration has it, else by a system's usual names. Any other name is handed on as it is, and
 * is refused later with the line to add under `stages`.
 */
export function stageNames({stages: configured}: Pick<Config, "stages">): StageName {
  const known = new Map(byName);
  for (const [name, stage] of Object.entries(configured)) known.set(labelKey(name), stage);
  return (exported) => (exported === null ? null : (known.get(labelKey(exported)) ?? exported));
}
