import type {Agreement} from "../../../src/contracts/agreement.js";
import type {Finding, Need} from "../../../src/contracts/finding.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import {atStart, coefficient, counted, percent, range, withInterval} from "../../../src/words/numbers.js";
import {makeFinding} from "../finding.js";
import {fewWords} from "../screen/words.js";
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
export function tooFewLoops(loops: number, least: number): {sentence: string; action: string} {
  return {
    sentence: `${loops === 0 ? "No loop has" : `${atStart(fewWords(loops))} loops have`} votes of two or more interviewers cast before the decision; agreement is judged from ${least} on.`,
    action:
      "Collect more loops, each with at least two votes submitted before the debrief; until then read loops one by one."
  };
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
    inUse = null
  }: Asked & {
    actions: {split: string; agreement: string};
    /** AC2 on the answers in use, where the configured scale has others too. */
    inUse?: {ac2: number; answers: number; of: number} | null;
  }
): Finding[] {
  return subjects.map((subject) => {
    const base = {kind: "agreement.overall" as const, subject, unit: units[subject], n: loops};
    const estimate = measures?.[subject] ?? null;
    if (!measures || needs.length > 0)
      return makeFinding({...base, verdict: "too_little_data", ...tooFewLoops(loops, least), needs});
    if (sameness && (sameness.everywhere || subject === "icc"))
      return makeFinding({...base, ...nothingVaries(sameness)});
    if (!estimate || estimate.value === null)
      return makeFinding({
        ...base,
        verdict: "too_little_data",
        sentence: `${atStart(names[subject])} cannot be told from ${counted(loops, "loop")}: the votes do not vary enough.`,
        action: "Check that interviewers use the whole scale, then look again with more loops.",
        needs: [{unit: "loops with varied votes", more: 30, weeks: null}]
      });
    return makeFinding({
      ...base,
      verdict: "ok",
      estimate,
      sentence: `${sentenceOf(subject, estimate, measures)}${subject === "ac2" && inUse ? ` On the ${inUse.answers} of ${inUse.of} answers that loop votes use it is ${coefficient(inUse.ac2)}.` : ""}${sameness ? ` ${atStart(sameness.claim)} ${sameness.evidence}` : ""}`,
      action: sameness ? sameness.action : subject === "icc" ? actions.split : actions.agreement
    });
  });
}

function sentenceOf(subject: Subject, estimate: Estimate, {sameSide, yesRate, loops}: Coefficients): string {
  const beside = `with ${percent(yesRate)} of votes yes (${counted(loops, "loop")})`;
  switch (subject) {
    case "percent":
      return `Two interviewers of one loop cast the same vote in ${withInterval(estimate.value, estimate.interval, percent)} of pairs, every loop weighing alike, and are on the same side, yes or no, in ${withInterval(sameSide.value, sameSide.interval, percent)}, ${beside}.`;
    case "alpha":
      return `Beyond chance, votes within a loop agree with Krippendorff's alpha ${withInterval(estimate.value, estimate.interval, coefficient)}, ${beside}.`;
    case "ac2":
      return `Beyond chance as Gwet counts it, votes within a loop agree with AC2 ${withInterval(estimate.value, estimate.interval, coefficient)}, ${beside}; AC2 rises when one vote is much more common than the others.`;
    case "icc":
      if (estimate.interval === null)
        return `Beyond noise, no difference between candidates shows in the votes, ${beside}.`;
      return `${atStart(percent(estimate.value))} (${range(estimate.interval, percent)}) of the differences between single votes come from the candidate, ${beside}.`;
  }
}

/** `agreement.repeatability` of all loops or of one role: watch when fewer than half of the offers would repeat. */
export function repeatabilityFinding(
  {
    subject,
    loops,
    offers,
    offersAtLeast,
    decisionsAtLeast,
    offerRate,
    sameAreas
  }: Agreement["repeatability"][number] & {loops: number},
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
    n: loops
  };
  const which = subject === "all" ? "" : `${subject}: `;
  if (needs.length > 0) {
    const {sentence, action: collect} = tooFewLoops(loops, least);
    return makeFinding({...base, verdict: "too_little_data", sentence: which + sentence, action: collect, needs});
  }
  if (sameness) return makeFinding({...base, ...nothingVaries(sameness, which)});
  if (offersAtLeast === null)
    return makeFinding({
      ...base,
      verdict: "too_little_data",
      sentence: `${which}How many offers a repeat loop would make again cannot be told from ${counted(loops, "loop")}: ${hindrance}.`,
      action: "Check that each vote and each decision is exported as it was, then look again with more loops.",
      needs: [{unit: "decided loops", more: 30, weeks: null}]
    });
  const watch = offers.interval !== null && offers.interval[1] < watchBelow;
  return makeFinding({
    ...base,
    verdict: watch ? "watch" : "ok",
    estimate: offers,
    sentence: `${which}If the same candidates met other interviewers, at least ${percent(offersAtLeast)} of offers would be made again, and at least ${percent(decisionsAtLeast)} of all decisions (${counted(loops, "loop")}, ${percent(offerRate)} of them with an offer). Counting as chance whatever the votes do not say gives ${withInterval(offers.value, offers.interval, percent)} of offers, so the true share is likely higher${sameAreas === null ? "" : `, and ${percent(sameAreas)} if what a lead and a shadow see alike in one interview came back too`}.`,
    action: action(watch)
  });
}
