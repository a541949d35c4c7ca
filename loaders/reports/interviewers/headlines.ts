import type {Finding, Headline} from "../../../src/contracts/finding.js";
import {coefficient, count, counted} from "../../../src/words/numbers.js";
import {asHeadline} from "../finding.js";
import {hoursToFeedback} from "./judge.js";
import {unknownOrder} from "../shared/only-days.js";
import {nothingVaries, type Sameness} from "../shared/sameness.js";
import {makeHeadline} from "../../../src/words/finding.js";

export interface Overall {
  /** Interviewers with enough votes to be judged. */
  judged: number;
  /** Those with too few votes. */
  tooFew: number;
  leastVotes: number;
  sameness: Sameness | null;
  onlyDays: boolean;
  threshold: number;
  groups: number;
  /** Median interviewer's interval, half its width, points: how small a difference would be seen. */
  halfWidth: number | null;
}

/** What the page says first: how many of all vote differently, then the clearest single findings. */
export function interviewerHeadlines(findings: readonly Finding[], overall: Overall): Headline[] {
  const severe = findings.filter(({kind}) => kind === "interviewer.severity");
  const acts = findings.filter(({verdict}) => verdict === "act");
  const noHours = unknownOrder(hoursToFeedback, "scorecards with times of day of each interviewer", overall.leastVotes);
  return [
    summary(severe, overall),
    ...acts.slice(0, overall.onlyDays ? 1 : 2).map((finding) => asHeadline(finding, finding.subject)),
    ...(overall.onlyDays ? [makeHeadline({kind: "interviewer.timeliness" as const, ...noHours})] : [])
  ];
}

function summary(
  severe: readonly Finding[],
  {judged, tooFew, leastVotes, sameness, threshold, groups, halfWidth}: Overall
): Headline {
  const kind = "interviewer.severity" as const;
  // Below that number of votes a sentence on all of them could tell of one candidate.
  if (sameness && severe.some(({n}) => n >= leastVotes)) return makeHeadline({kind, ...nothingVaries(sameness)});
  if (judged === 0)
    return makeHeadline({
      kind,
      verdict: "too_little_data",
      sentence: `No interviewer has ${leastVotes} votes cast before a decision on candidates whom others met too, so nobody can be compared yet.`,
      action: "Collect more loops; do not compare raw means meanwhile.",
      needs: soonest(severe)
    });
  const acts = severe.filter(({verdict}) => verdict === "act");
  const watches = severe.filter(({verdict}) => verdict === "watch");
  const apart =
    groups > 1
      ? ` They form ${count(groups)} groups that share no candidates and cannot be compared with each other.`
      : "";
  const few = tooFew > 0 ? ` ${counted(tooFew, "other has", "others have")} too few votes to say.` : "";
  const seen = halfWidth === null ? "" : ` A typical estimate is known to within ${coefficient(halfWidth)} points.`;
  const rest = uncertain(watches.length, acts.length, judged);
  // Silence about a few says nothing of the many who have too few votes.
  const mostUnknown = acts.length + watches.length === 0 && tooFew > judged;
  return makeHeadline({
    kind,
    verdict: acts.length > 0 ? "act" : watches.length > 0 ? "watch" : mostUnknown ? "too_little_data" : "ok",
    sentence: `${who(acts.length, judged, leastVotes)} clearly differently from others on the same candidates, by more than ${coefficient(threshold)} vote points.${rest}${few}${seen}${apart}`,
    action:
      acts.length > 0
        ? "Arrange shadow interviews for these few (the calibration pack says with whom), and do not discuss raw means."
        : watches.length > 0
          ? "Wait for more votes before speaking to anyone."
          : mostUnknown
            ? "Collect more loops; do not compare raw means meanwhile."
            : "Nothing to do: what raw means show beyond this is whom people met.",
    ...(mostUnknown ? {needs: soonest(severe)} : {})
  });
}

/** What is said of those whose interval excludes no difference, but who are not clearly different. */
function uncertain(watches: number, acts: number, judged: number): string {
  if (watches === 0) return "";
  if (judged === 1) return " Whether they do at all is not yet certain.";
  const more = acts > 0 ? " more" : "";
  return ` ${watches === 1 ? "One" : count(watches)}${more} may, which is not yet certain.`;
}

/** "None of the 39 interviewers with at least 20 votes votes". */
function who(acts: number, judged: number, leastVotes: number): string {
  const those = `with at least ${leastVotes} votes`;
  if (judged === 1) return `The only interviewer ${those} ${acts === 0 ? "does not vote" : "votes"}`;
  if (acts === 0) return `None of the ${count(judged)} interviewers ${those} votes`;
  if (acts === judged) return `All ${count(judged)} interviewers ${those} vote`;
  return `${acts === 1 ? "One" : count(acts)} of the ${count(judged)} interviewers ${those} ${acts === 1 ? "votes" : "vote"}`;
}

/** The interviewer who needs least: when the page will first be able to say something. */
function soonest(severe: readonly Finding[]): NonNullable<Headline["needs"]> {
  const needs = severe.flatMap((finding) => finding.needs ?? []).sort((a, b) => a.more - b.more);
  return needs.slice(0, 1).map((need) => ({...need, unit: "votes of one interviewer"}));
}
