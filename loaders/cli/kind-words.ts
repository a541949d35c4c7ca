import type {Kind} from "../../src/contracts/finding.js";

/** What a kind of finding is about, for a person at a terminal. */
export const kindWords: Record<Kind, string> = {
  "agreement.overall": "How far interviewers agree",
  "agreement.repeatability": "Whether a second interview says the same",
  "interviewer.severity": "Who votes lower or higher than their peers",
  "interviewer.consistency": "Who votes more or less evenly than their peers",
  "interviewer.independence": "Who votes with knowledge of other votes",
  "interviewer.timeliness": "Scorecards in time",
  "debrief.shift": "Votes changed around the debrief",
  "screen.validity": "Whether phone screens foretell the loop",
  "screen.bar": "The bar of the phone screen",
  "screen.borderline": "Borderline phone screens",
  "screener.calibration": "Whose pass bar differs among screeners",
  "question.signal": "What questions tell",
  "question.redundant": "Questions that tell the same",
  "question.drift": "Questions whose ratings moved",
  "question.no_data": "Questions left without data",
  "loop.size": "How many interviews a loop needs",
  "loop.early_stop": "Stopping a loop early",
  "loop.hours": "Hours of loops",
  "funnel.conversion": "Conversion between stages",
  "funnel.mix": "The mix of candidates",
  "data.quality": "The data themselves"
};

const subjects: Record<string, string> = {
  ac2: "agreement by Gwet's AC2",
  alpha: "agreement by Krippendorff's alpha"
};

/** A subject as it is called, rules and coefficients in words: `1_no_of_2` → "1 no among the first 2". */
export function subjectInWords(subject: string): string {
  const rule = /^(\d+)_no_of_(\d+)$/.exec(subject);
  return rule ? `${rule[1]} no among the first ${rule[2]}` : (subjects[subject] ?? subject);
}
