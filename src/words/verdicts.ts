import type {Calibration} from "../contracts/calibration.js";
import type {Headline, Kind} from "../contracts/finding.js";
import type {Overview} from "../contracts/overview.js";
import {count, counted, spelled} from "./numbers.js";
import {makeHeadline} from "./finding.js";

/** What stands in place of findings where there are none: quiet is good news only about subjects with enough data. */
export function quietHeadline({
  ok,
  too_little_data: few
}: Pick<Overview["counts"], "ok" | "too_little_data">): Headline {
  const collect = "Open a page to see what it still needs, and how long that takes at the present pace.";
  if (ok === 0)
    return makeHeadline({
      kind: "data.quality",
      verdict: "too_little_data",
      claim: "There are too few data to tell anything.",
      evidence: "",
      action: collect
    });
  if (few >= ok)
    return makeHeadline({
      kind: "data.quality",
      verdict: "too_little_data",
      claim: `${few > ok ? "Most" : "Half"} of what was looked at has too few data.`,
      evidence: `That is ${count(few)} of ${counted(few + ok, "check")}; the other ${count(ok)} came out as expected.`,
      action: collect
    });
  return makeHeadline({
    kind: "data.quality",
    verdict: "ok",
    claim: `${counted(ok, "check")} with enough data came out as expected.`,
    evidence: few === 0 ? "" : `Of ${count(few)} more there are too few data to tell.`,
    sure: {probability: null, sentence: "Each page says how sure it is of its own."},
    action: "Nothing on this site asks for anything before the next build."
  });
}

/** What stands in place of pairs: that nobody differs is said only where somebody could be judged. */
export function nobodyToPair({interviewersJudged}: Pick<Calibration, "interviewersJudged">): string {
  return (interviewersJudged ?? 0) > 0
    ? "Nobody of those with enough votes votes clearly differently from their peers."
    : "There are too few data to tell whether anybody votes differently from their peers.";
}

/** What stands in place of an area: that none stands out is said only where two could be compared. */
export function noAreaStandsOut({areas}: Pick<Calibration, "areas">): string {
  const compared = areas.filter(({correlation}) => correlation.interval !== null).length;
  return compared > 1 ? "No area stands out." : "There are too few data to tell whether an area stands out.";
}

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
  "question.signal": "Which questions tell candidates apart",
  "question.redundant": "Questions that tell the same",
  "question.drift": "Questions whose ratings moved",
  "question.no_data": "Questions left without data",
  "coverage.attribute": "What loops leave unrated",
  "coverage.rejections": "What rejections rest on",
  "loop.size": "How many interviews a loop needs",
  "loop.early_stop": "Stopping a loop early",
  "loop.hours": "Hours of loops",
  "load.evenness": "How interviews are shared",
  "funnel.conversion": "Conversion between stages",
  "funnel.mix": "The mix of candidates",
  "data.quality": "The data themselves"
};

const subjects: Record<string, string> = {
  all: "all roles",
  ac2: "agreement by Gwet's AC2",
  alpha: "agreement by Krippendorff's alpha",
  icc: "the candidate's share of a vote",
  percent: "votes that agree"
};

/** A subject as it is called, rules, coefficients and steps in words: `2_no_of_3` → "two noes in the first three". */
export function subjectInWords(subject: string): string {
  const rule = /^(\d+)_no_of_(\d+)$/.exec(subject);
  if (rule) return noesInWords({noes: Number(rule[1]), first: Number(rule[2])});
  return subjects[subject] ?? (/^[a-z_]+>[a-z_]+$/.test(subject) ? stepName(subject) : subject);
}

/** "two noes in the first three", "a no in the first interview". */
export function noesInWords({noes, first}: {noes: number; first: number}): string {
  if (first === 1) return "a no in the first interview";
  return `${spelled(noes)} ${noes === 1 ? "no" : "noes"} in the first ${spelled(first)}`;
}

/** "phone_screen>loop" → "phone screen → loop". */
export function stepName(step: string): string {
  return step
    .split(">")
    .map((stage) => (stage === "application_review" ? "application" : stage.replaceAll("_", " ")))
    .join(" → ");
}
