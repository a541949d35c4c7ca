import type {Finding, Headline, Verdict} from "../../../src/contracts/finding.js";
import {coefficient, count, counted} from "../../../src/words/numbers.js";
import {asHeadline} from "../finding.js";
import {hoursToFeedback, inFull} from "./judge.js";
import {unknownOrder} from "../shared/only-days.js";
import {nothingVaries, type Sameness} from "../shared/sameness.js";
import {makeHeadline} from "../../../src/words/finding.js";

export interface Overall {
  /** Interviewers with enough votes to be judged. */
  judged: number;
  /** Those with too few votes. */
  tooFew: number;
  leastVotes: number;
  /** Those with enough votes whom nobody can judge fairly, by how the votes came about. */
  unfair: number;
  sameness: Sameness | null;
  onlyDays: boolean;
  threshold: number;
  groups: number;
  /** Median interviewer's interval, half its width, points: how small a difference would be seen. */
  halfWidth: number | null;
}

/** What the page says first: how many of all vote differently, then each who does, before what else asks for a talk. */
export function interviewerHeadlines(findings: readonly Finding[], overall: Overall): Headline[] {
  const severe = findings.filter(({kind}) => kind === "interviewer.severity");
  const acts = [...severe, ...findings.filter((finding) => !severe.includes(finding))].filter(
    ({verdict}) => verdict === "act"
  );
  const noHours = unknownOrder(hoursToFeedback, "scorecards with times of day of each interviewer", overall.leastVotes);
  return [
    summary(severe, overall),
    ...acts.slice(0, overall.onlyDays ? 5 : 6).map((finding) => asHeadline(finding, finding.subject)),
    ...(overall.onlyDays ? [makeHeadline({kind: "interviewer.timeliness" as const, ...noHours})] : [])
  ];
}

function summary(severe: readonly Finding[], overall: Overall): Headline {
  const kind = "interviewer.severity" as const;
  const {judged, tooFew, leastVotes, sameness, threshold, halfWidth, unfair} = overall;
  // Below that number of votes a sentence on all of them could tell of one candidate.
  if (sameness && severe.some(({n}) => n >= leastVotes)) return makeHeadline({kind, ...nothingVaries(sameness)});
  if (judged === 0)
    return makeHeadline({
      kind,
      verdict: "too_little_data",
      claim: "Nobody can be compared yet.",
      evidence: `No interviewer has ${leastVotes} votes cast before a decision on candidates whom others met too.`,
      action: "Collect more loops; do not compare plain averages meanwhile.",
      needs: soonest(severe)
    });
  if (unfair === judged)
    return makeHeadline({
      kind,
      verdict: "too_little_data",
      claim: "Nobody can be called harsh or lenient here.",
      evidence: "Loops end on votes, and whom interviewers met cannot be told apart from how they vote.",
      action: inFull,
      needs: severe.find(({n}) => n >= leastVotes)?.needs ?? []
    });
  const acts = severe.filter(({verdict}) => verdict === "act");
  const watches = severe.filter(({verdict}) => verdict === "watch");
  // Silence about a few says nothing of the many who have too few votes.
  const mostUnknown = acts.length + watches.length === 0 && tooFew > judged;
  const verdict: Verdict =
    acts.length > 0 ? "act" : watches.length > 0 ? "watch" : mostUnknown ? "too_little_data" : "ok";
  return makeHeadline({
    kind,
    verdict,
    claim: who(acts.length, judged),
    evidence: evidenceOf({...overall, watches: watches.length}),
    sure: {
      probability: null,
      sentence:
        halfWidth === null
          ? "The figures behind it stand in the table."
          : `A typical difference is known to within ${coefficient(halfWidth)} vote points; from ${coefficient(threshold)} on it matters.`
    },
    action: {
      act: `Arrange shadow interviews for ${acts.length === 1 ? "this one" : "these few"} (the calibration pack says with whom), and do not compare plain averages.`,
      watch: "Wait for more votes before speaking to anyone.",
      too_little_data: "Collect more loops; do not compare plain averages meanwhile.",
      ok: "Nothing to do: what plain averages show beyond this is whom people met."
    }[verdict],
    ...(mostUnknown ? {needs: soonest(severe)} : {})
  });
}

function evidenceOf({judged, tooFew, leastVotes, groups, unfair, watches}: Overall & {watches: number}): string {
  return [
    `${counted(judged, "has", "have")} ${leastVotes} votes or more.`,
    watches > 0 ? `${watches === 1 ? "One" : count(watches)} may, which is not yet certain.` : "",
    tooFew > 0 ? `${counted(tooFew, "other has", "others have")} too few to say.` : "",
    unfair > 0 ? `${count(unfair)} cannot be judged fairly.` : "",
    groups > 1 ? `${count(groups)} groups share no candidates and cannot be compared with each other.` : ""
  ]
    .filter(Boolean)
    .join(" ");
}

/** "2 of 39 interviewers vote clearly differently from others." */
function who(acts: number, judged: number): string {
  if (judged === 1)
    return `The only interviewer to be judged ${acts === 0 ? "does not vote" : "votes"} clearly differently.`;
  if (acts === 0) return `None of ${count(judged)} interviewers votes clearly differently from others.`;
  if (acts === judged) return `All ${count(judged)} interviewers vote clearly differently from each other.`;
  return `${acts === 1 ? "One" : count(acts)} of ${count(judged)} interviewers ${acts === 1 ? "votes" : "vote"} clearly differently from others.`;
}

/** The interviewer who needs least: when the page will first be able to say something. */
function soonest(severe: readonly Finding[]): NonNullable<Headline["needs"]> {
  const needs = severe.flatMap((finding) => finding.needs ?? []).sort((a, b) => a.more - b.more);
  return needs.slice(0, 1).map((need) => ({...need, unit: "votes of one interviewer"}));
}
