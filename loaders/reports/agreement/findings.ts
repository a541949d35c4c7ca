import type {Agreement} from "../../../src/contracts/agreement.js";
import type {Finding, Need, Reference} from "../../../src/contracts/finding.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import {inAll, liesBetween} from "../../../src/words/finding.js";
import {atStart, coefficient, counted, percent, range} from "../../../src/words/numbers.js";
import {makeFinding} from "../finding.js";
import {fewWords} from "../../../src/words/screen.js";
import {nothingVaries, type Sameness} from "../shared/sameness.js";
import type {Coefficients} from "./coefficients.js";

export const subjects = ["percent", "alpha", "ac2", "icc"] as const;
export type Subject = (typeof subjects)[number];

const names: Record<Subject, string> = {
  percent: "raw agreement",
  alpha: "Krippendorff's alpha",
  ac2: "Gwet's AC2",
  icc: "the candidate's share of a single vote"
};
/** What decides on which side the claim falls. */
const references: Record<Subject, Reference> = {
  percent: {value: 0.5, label: "half"},
  alpha: {value: 0, label: "chance"},
  ac2: {value: 0, label: "chance"},
  icc: {value: 0.5, label: "half"}
};
const units: Record<Subject, string> = {
  percent: "share of pairs of votes",
  alpha: "coefficient",
  ac2: "coefficient",
  icc: "share of variance"
};

export interface Asked {
  /** Empty when there are enough loops. */
  needs: Need[];
  /** Fewest loops with two votes. */
  least: number;
}

/** What a page or a report says when there are too few loops. */
export function tooFewLoops(loops: number, least: number): {claim: string; evidence: string; action: string} {
  return {
    claim: "not enough loops to say how far interviewers agree.",
    evidence: `${loops === 0 ? "No loop has" : `${atStart(fewWords(loops))} loops have`} votes of two or more interviewers cast before the decision; it is judged from ${least} on.`,
    action:
      "Collect more loops, each with at least two votes submitted before the debrief; until then read loops one by one."
  };
}

interface InUse {
  ac2: number;
  answers: number;
  of: number;
}

interface Overall {
  loops: number;
  sameness: Sameness | null;
  measures: (Coefficients & {icc: Estimate}) | null;
}

/** `agreement.overall`, one finding per coefficient. They have no bar to pass: the verdict says that they were looked at. */
export function overallFindings(
  {measures, loops, sameness}: Overall,
  {
    needs,
    least,
    actions,
    inUse = null,
    likeThese = null
  }: Asked & {
    actions: {split: string; agreement: string};
    /** AC2 on the answers in use, where the configured scale has others too. */
    inUse?: InUse | null;
    /** Alpha among people like these, where it is less sure than among these. */
    likeThese?: Estimate | null;
  }
): Finding[] {
  return subjects.map((subject) => {
    const base = {
      kind: "agreement.overall" as const,
      subject,
      unit: units[subject],
      reference: references[subject],
      n: loops
    };
    const estimate = measures?.[subject] ?? null;
    if (!measures || needs.length > 0)
      return makeFinding({...base, verdict: "too_little_data", ...tooFewLoops(loops, least), needs});
    if (sameness && (sameness.everywhere || subject === "icc"))
      return makeFinding({...base, ...nothingVaries(sameness)});
    if (!estimate || estimate.value === null)
      return makeFinding({
        ...base,
        verdict: "too_little_data",
        claim: "How far interviewers agree cannot be told.",
        evidence: `For ${names[subject]} the votes of ${counted(loops, "loop")} do not vary enough.`,
        action: "Check that interviewers use the whole scale, then look again with more loops.",
        needs: [{unit: "loops with varied votes", more: 30, weeks: null}]
      });
    return makeFinding({
      ...base,
      verdict: "ok",
      estimate,
      ...(sameness ?? wordsOf(subject, estimate, measures, {inUse, likeThese})),
      sure: estimate.interval
        ? liesBetween(atStart(names[subject]), estimate.interval, isShare(subject) ? percent : coefficient)
        : undefined,
      action: sameness ? sameness.action : subject === "icc" ? actions.split : actions.agreement
    });
  });
}

function isShare(subject: Subject): boolean {
  return subject === "percent" || subject === "icc";
}

/** No figure in a claim: it says on which side of what it is held against the estimate lies, or that it lies on neither. */
function wordsOf(
  subject: Subject,
  {value, interval}: Estimate,
  {sameSide, yesRate, loops}: Coefficients,
  {inUse, likeThese}: {inUse: InUse | null; likeThese: Estimate | null}
): {claim: string; evidence: string} {
  const beside = `${percent(yesRate)} of votes are yes (${counted(loops, "loop")})`;
  const beyondChance =
    interval && interval[0] > 0
      ? "Votes within a loop agree more than chance would have it."
      : interval && interval[1] < 0
        ? "Votes within a loop agree less than chance would have it."
        : "Votes within a loop do not clearly agree beyond chance.";
  const {value: half} = references[subject];
  const most = interval && interval[0] > half ? true : interval && interval[1] < half ? false : null;
  switch (subject) {
    case "percent":
      return {
        claim:
          most === null
            ? "Whether two interviewers of one loop mostly agree is open."
            : `Two interviewers of one loop mostly cast ${most ? "the same vote" : "different votes"}.`,
        evidence: `${atStart(inAll(value!).replace("none", "no"))} pairs are the same vote, ${percent(value)}; ${percent(sameSide.value)} are on the same side, yes or no. ${beside}.`
      };
    case "alpha":
      return {
        claim: beyondChance,
        evidence: likeThese
          ? `Agreement is ${coefficient(value)} here and ${range(likeThese.interval, coefficient)} among people like these, who are few and differ; 0 is chance, 1 always the same (Krippendorff's alpha).`
          : `Agreement is ${coefficient(value)}, where 0 is chance and 1 always the same (Krippendorff's alpha); ${beside}.`
      };
    case "ac2":
      return {
        claim: beyondChance,
        evidence: `Agreement is ${coefficient(value)}, where 0 is chance and 1 always the same (Gwet's AC2, ${counted(loops, "loop")}). ${
          inUse
            ? `On the ${inUse.answers} of ${inUse.of} answers in use it is ${coefficient(inUse.ac2)}.`
            : "It rises when one vote is much more common than the others."
        }`
      };
    case "icc":
      if (interval === null)
        return {claim: "No difference between candidates shows in the votes.", evidence: `${atStart(beside)}.`};
      return {
        claim:
          most === null
            ? "Whether a single vote tells mostly of the candidate is open."
            : `A single vote tells ${most ? "mostly of the candidate" : "less of the candidate than of all else"}.`,
        evidence: `${percent(value)} of the differences between single votes come from the candidate; ${beside}.`
      };
  }
}

/**
 * `agreement.repeatability` of all loops or of one role: watch when fewer offers would repeat than is aimed for. "At least"
 * is said only where the shares are lower bounds (`noBound`).
 */
export function repeatabilityFinding(
  {
    subject,
    loops,
    offers,
    offersAtLeast,
    decisionsAtLeast,
    unbound,
    sameAreas
  }: Omit<Agreement["repeatability"][number], "headline" | "byInterviews"> & {loops: number},
  {
    needs,
    least,
    sameness,
    hindrance = "too little is known of how decisions follow votes",
    action,
    watchBelow
  }: Asked & {
    sameness?: Sameness | null;
    /** Why it cannot be told although there are loops enough. */
    hindrance?: string;
    action: (isLow: boolean) => string;
    watchBelow: number;
  }
): Finding {
  const base = {
    kind: "agreement.repeatability" as const,
    subject,
    slice: {role: subject === "all" ? null : subject},
    unit: "share of offers",
    reference: {value: watchBelow, label: "your target"},
    n: loops
  };
  const which = subject === "all" ? "" : `${subject}: `;
  if (needs.length > 0) {
    const few = tooFewLoops(loops, least);
    return makeFinding({...base, verdict: "too_little_data", ...few, claim: which + few.claim, needs});
  }
  if (sameness) return makeFinding({...base, ...nothingVaries(sameness, which)});
  if (offers.value === null)
    return makeFinding({
      ...base,
      verdict: "too_little_data",
      claim: `${which}how many offers would be made again cannot be told.`,
      evidence: `${atStart(counted(loops, "loop"))}, but ${hindrance}.`,
      action: "Check that each vote and each decision is exported as it was, then look again with more loops.",
      needs: [{unit: "decided loops", more: 30, weeks: null}]
    });
  const watch = offers.value < watchBelow;
  const isSure = watch
    ? offers.interval !== null && offers.interval[1] < watchBelow
    : offers.interval !== null && Math.min(offersAtLeast ?? 0, offers.interval[0]) >= watchBelow;
  const again =
    offersAtLeast === null
      ? `other interviewers would make about ${percent(offers.value)} of offers again; not “at least”, since ${unbound ?? hindrance}`
      : `other interviewers would make at least ${percent(offersAtLeast)} of offers again, and ${percent(decisionsAtLeast)} of all decisions (${counted(loops, "loop")})`;
  const alike = sameAreas === null || offersAtLeast === null ? "" : ` With the same areas: ${percent(sameAreas)}.`;
  return makeFinding({
    ...base,
    verdict: watch ? "watch" : "ok",
    estimate: offers,
    claim: `${which}${watch ? `fewer offers ${isSure ? "would" : "may"} be made again than you aim for` : `offers ${isSure ? "would" : "may"} be made again often enough for your target`}.`,
    evidence: `${atStart(again)}. Your target is ${percent(watchBelow)}.${alike}`,
    sure: offers.interval
      ? liesBetween(
          offersAtLeast === null ? "The share of offers made again" : "The share of offers made again, counted low,",
          [offersAtLeast ?? offers.interval[0], offers.interval[1]],
          percent
        )
      : undefined,
    action: action(watch)
  });
}
