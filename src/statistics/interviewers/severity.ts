import {rollup} from "d3-array";
import {defaultLevel} from "../estimate.js";
import {connectedComponents, type Dropped, factorOf, type ModelInput} from "../mixed-model/design.js";
import {
  integratedEffects,
  mixtureCdf,
  mixtureMean,
  mixtureQuantile,
  mixtureStandardDeviation,
  type NormalMixture
} from "../mixed-model/effects.js";
import {fitModel} from "../mixed-model/fit.js";
import {describeFit} from "../mixed-model/mixed-model.js";
import {type Met, unusualBelow, voteDesign, type VoteDesign} from "./vote-design.js";

export interface InterviewerSeverity {
  interviewer: string;
  /** Shrunken deviation from the average interviewer in vote points; negative = harsh. Null when not estimable. */
  deviation: number | null;
  standardError: number | null;
  interval: [number, number] | null;
  /** P(|deviation| > threshold); where two fits must agree the smaller one, 0 when they point in different directions. */
  probability: number | null;
  /** Deviation by the fit that does not judge; null when not estimable. */
  other: number | null;
  /** Why this interviewer cannot be judged: their candidates may differ in what no one wrote down; null when they can. */
  doubt: Doubt | null;
  rawMean: number;
  /** Votes given. */
  n: number;
  /** Group of interviewers that share candidates, directly or through others; groups are not comparable. */
  component: number;
}

/**
 * "before": those whom they met had other votes before than those whom others met; "first": they nearly always vote
 * first, so that no vote before tells; "everyone": so many met unusual candidates that nobody can be judged.
 */
export type Doubt = "before" | "first" | "everyone";

/**
 * The fit that judges. "fixed": candidates as they are; "random": candidates as drawn from those of equal standing;
 * "agreed": the order of votes is not known, so both must say it; "none": neither can be trusted.
 */
export type JudgedBy = "fixed" | "random" | "agreed" | "none";

export interface Severity {
  interviewers: InterviewerSeverity[];
  judgedBy: JudgedBy;
  design: VoteDesign;
  /** Per factor and "residual"; empty when not estimable. */
  standardDeviation: Record<string, number>;
  /** Number of groups; 1 when all interviewers can be compared. */
  components: number;
  dropped: Record<string, Dropped>;
}

/**
 * How harsh or lenient each interviewer votes, allowing for the candidates they met, the area and the strata (role,
 * level): crossed mixed model points ~ strata + standing + group + (1 | candidate) + (1 | interviewer) + (1 | area),
 * where standing is what was known of candidates before (team, vote of the phone screen, quarter) and a group holds all
 * interviewers who share candidates. The posterior of an interviewer integrates over the spread of severity and the
 * fixed effects, so that few interviewers or few votes widen it. Raw means confound severity with whom one met.
 *
 * How the votes came about decides how candidates are taken (`voteDesign`). *Fixed*: as they are, so that whoever meets
 * only weak candidates is compared with the others on just these; but where loops end on votes, a candidate's last vote
 * is the one that ended the loop, and whoever comes late is compared only on candidates who had convinced others.
 * *Random*: as drawn from those of equal standing; the likelihood then allows for an ending that rests on the votes
 * themselves (Rubin 1976, Biometrika 63:581), but not for candidates dealt out by something that no one wrote down. So
 * loops that do not end on votes are judged with candidates fixed, those that do with candidates random, and where loops
 * end on votes and some interviewers met unusual candidates, neither can be trusted.
 *
 * Smallest n: two interviewers who share a candidate; judge an interviewer from 20 votes on.
 *
 * @param votes one row per vote; points on the vote scale (strong no 1 … strong yes 4), initial votes preferred
 * @param threshold vote points beyond which a deviation matters; default 0.25
 */
export function severity({
  votes,
  threshold = 0.25,
  level = defaultLevel
}: {
  votes: readonly Vote[];
  threshold?: number;
  level?: number;
}): Severity {
  const interviewers = factorOf(
    "interviewer",
    votes.map(({interviewer}) => interviewer)
  );
  const candidates = factorOf(
    "candidate",
    votes.map(({candidate}) => candidate)
  );
  const component = connectedComponents(interviewers, candidates).a;
  const standing = votes.map((vote, row) => ({
    ...vote.standing,
    " group": String(component[interviewers.codes[row]!])
  }));
  const fit = fitModel(
    voteModel(votes.map((vote, row) => ({...vote, strata: {...vote.strata, ...standing[row]}}))),
    true
  );
  const design = voteDesign(
    votes.map((vote) => ({...vote, yes: vote.yes ?? vote.points >= 3, heldAt: vote.heldAt ?? null})),
    votes.map((vote) => vote.strata ?? {}),
    votes.map((vote, row) => ({...vote.strata, ...standing[row]}))
  );
  const judgedBy = judgeOf(design);
  const fixed = integratedEffects(fit, "interviewer", "candidate");
  const random = integratedEffects(fit, "interviewer");
  const together = rollup(
    component,
    (some) => some.length,
    (one) => one
  );
  const counts = new Int32Array(interviewers.levels.length);
  const sums = new Float64Array(interviewers.levels.length);
  interviewers.codes.forEach((code, row) => {
    counts[code]!++;
    sums[code]! += votes[row]!.points;
  });
  return {
    interviewers: interviewers.levels.map((level_, code) => {
      const interviewer = String(level_);
      // Whoever shares no candidate with anyone is compared with nobody.
      const isCompared = together.get(component[code]!)! > 1;
      const [asTheyAre, asDrawn] = [fixed, random].map((of) =>
        summary(isCompared ? of.get(level_) : undefined, threshold, level)
      );
      return {
        interviewer,
        ...judged(design, judgedBy, asTheyAre!, asDrawn!),
        doubt: doubtOf(judgedBy, design.assignment?.met.get(interviewer), counts[code]!),
        rawMean: sums[code]! / counts[code]!,
        n: counts[code]!,
        component: component[code]!
      };
    }),
    judgedBy,
    design,
    standardDeviation: fit.optimum === null ? {} : describeFit(fit, fit.optimum, level).standardDeviation,
    components: new Set(component).size,
    dropped: fit.problem.design.dropped
  };
}

function judgeOf({ending, assignment}: VoteDesign): JudgedBy {
  if (ending !== null && !ending.onVotes) return "fixed";
  // Where all who come later had met nothing but yeses, the votes before do not tell who met whom.
  if (ending === null || assignment === null) return "agreed";
  return assignment.unusual ? "none" : "random";
}

/** Share of someone's votes that must follow another's for their candidates to be known from votes before. */
const leastAfter = 0.25;

function doubtOf(by: JudgedBy, met: Met | undefined, votes: number): Doubt | null {
  if (by !== "random") return by === "none" ? "everyone" : null;
  if ((met?.after ?? 0) < leastAfter * votes) return "first";
  return met!.p < unusualBelow ? "before" : null;
}

type Summary = Pick<InterviewerSeverity, "deviation" | "standardError" | "interval" | "probability"> &
  (
    | {deviation: number; interval: [number, number]; probability: number}
    | {deviation: null; interval: null; probability: null}
  );

function judged({ending}: VoteDesign, by: JudgedBy, fixed: Summary, random: Summary) {
  const shown = ending?.onVotes ? {...random, other: fixed.deviation} : {...fixed, other: random.deviation};
  if (by === "fixed" || by === "random" || fixed.deviation === null || random.deviation === null) return shown;
  const isOneWay = Math.sign(fixed.deviation) === Math.sign(random.deviation);
  const ends = [...fixed.interval, ...random.interval];
  return {
    ...shown,
    // Which of the two holds is not known, so that neither end is promised by one alone.
    interval: [Math.min(...ends), Math.max(...ends)] as [number, number],
    probability: isOneWay ? Math.min(fixed.probability, random.probability) : 0
  };
}

function summary(posterior: NormalMixture | undefined, threshold: number, level: number): Summary {
  if (posterior === undefined || posterior.length === 0) {
    return {deviation: null, standardError: null, interval: null, probability: null};
  }
  const tail = (1 - level) / 2;
  return {
    deviation: mixtureMean(posterior),
    standardError: mixtureStandardDeviation(posterior),
    interval: [mixtureQuantile(posterior, tail), mixtureQuantile(posterior, 1 - tail)],
    probability: mixtureCdf(posterior, -threshold) + 1 - mixtureCdf(posterior, threshold)
  };
}

/** One vote of one interviewer on one candidate. */
export interface Vote {
  candidate: string;
  interviewer: string;
  /** Area or focus of the interview, when known. */
  area?: string | null;
  /** On the vote scale: strong no 1, no 2, mixed 2.5, yes 3, strong yes 4. */
  points: number;
  /** What the candidates differ in by design, e.g. {role, level}: fixed effects. */
  strata?: Record<string, string | null>;
  /** What was known of the candidate before these votes, e.g. {team, screen, quarter}: fixed effects where severity is judged. */
  standing?: Record<string, string | null>;
  /** Is the vote on the yes side of the scale? Default: from 3 points on. */
  yes?: boolean;
  /** When the interview was held, milliseconds; null or left out when unknown. */
  heldAt?: number | null;
}

const unknown = "(unknown)";

/**
 * points ~ strata + (1 | candidate) + (1 | interviewer) + (1 | area): the model behind severity, consistency and the
 * variance components of votes. A stratum or area that is missing is a level of its own.
 */
export function voteModel(votes: readonly Vote[]): ModelInput {
  const names = [...new Set(votes.flatMap(({strata}) => Object.keys(strata ?? {})))].sort();
  const random: ModelInput["random"] = {
    candidate: votes.map(({candidate}) => candidate),
    interviewer: votes.map(({interviewer}) => interviewer)
  };
  if (votes.some(({area}) => area)) random.area = votes.map(({area}) => area ?? unknown);
  return {
    y: votes.map(({points}) => points),
    random,
    fixed: Object.fromEntries(names.map((name) => [name, votes.map(({strata}) => strata?.[name] ?? unknown)]))
  };
}
