import type {Kind} from "../../src/contracts/finding.js";
import {threshold, type Overrides, type ThresholdName} from "../config/thresholds.js";
import {pages} from "../publish/pages.js";
import type {Amounts} from "../warehouse/audit.js";

export interface PageReadiness {
  page: string;
  /** The files it reads are there. */
  ready: boolean;
  missing: string[];
  /** How much there is of what it judges, and from how much on; null where that depends on the reader's choice. */
  amount: {unit: string; have: number; need: number} | null;
}

/** What each page judges first, and the threshold from which it does. */
const judged: Partial<Record<string, (config: Overrides) => {of: keyof Amounts; unit: string; need: number}>> = {
  agreement: from("agreement.overall", "least_loops", "loops_with_two_votes", "loops with two or more votes"),
  interviewers: from("interviewer.severity", "least_votes", "votes_of_one_interviewer", "votes of any interviewer"),
  independence: from("interviewer.independence", "least_loops", "loops_with_two_votes", "loops with two or more votes"),
  "loop-design": from("loop.size", "least_loops", "decided_loops", "decided loops"),
  screeners: from(
    "screener.calibration",
    "least_screens",
    "screens_of_one_screener",
    "settled screens of any screener"
  ),
  "phone-screen": from(
    "screen.bar",
    "least_loops",
    "decided_loops_after_a_screen",
    "decided loops after a phone screen"
  ),
  borderline: from(
    "screen.borderline",
    "least_loops",
    "decided_loops_after_a_screen",
    "decided loops after a phone screen"
  ),
  questions: from("question.signal", "least_ratings", "ratings_of_one_question", "ratings of any question"),
  funnel: from("funnel.conversion", "least_cohort", "candidates_of_one_quarter", "candidates of any quarter and step")
};

function from<K extends Kind>(kind: K, name: ThresholdName<K>, of: keyof Amounts, unit: string) {
  return (config: Overrides) => ({of, unit, need: threshold(config, kind, name)});
}

/** Which pages have the files they read, from the accepted rows per canonical table, and enough in them to begin. */
export function pageReadiness(accepted: Record<string, number>, amounts: Amounts, config: Overrides): PageReadiness[] {
  return pages
    .filter(({needs}) => needs.length > 0)
    .map(({path, needs}) => {
      const missing = needs.filter(({table}) => !accepted[table]).map(({table, why}) => `${table}: ${why}`);
      const asked = judged[path]?.(config);
      return {
        page: path,
        ready: missing.length === 0,
        missing,
        amount: asked ? {unit: asked.unit, have: amounts[asked.of], need: asked.need} : null
      };
    });
}
