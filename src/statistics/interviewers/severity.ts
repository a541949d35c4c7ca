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

export interface InterviewerSeverity {
  interviewer: string;
  /** Shrunken deviation from the average interviewer in vote points; negative = harsh. Null when not estimable. */
  deviation: number | null;
  standardError: number | null;
  interval: [number, number] | null;
  /** P(|deviation| > threshold). */
  probability: number | null;
  rawMean: number;
  /** Votes given. */
  n: number;
  /** Group of interviewers that share candidates, directly or through others; groups are not comparable. */
  component: number;
}

export interface Severity {
  interviewers: InterviewerSeverity[];
  /** Per factor and "residual"; empty when not estimable. */
  standardDeviation: Record<string, number>;
  /** Number of groups; 1 when all interviewers can be compared. */
  components: number;
  dropped: Record<string, Dropped>;
}

/**
 * How harsh or lenient each interviewer votes, allowing for the candidates they met, the area and the strata (role,
 * level): crossed mixed model points ~ strata + (1 | candidate) + (1 | interviewer) + (1 | area). The deviations are
 * read off with candidates taken as they are, not shrunken towards the average one, so that whoever meets only weak
 * candidates is compared with the others on just these. The posterior of an interviewer integrates over the spread of
 * severity and the fixed effects, so that few interviewers or few votes widen it. Raw means confound severity with whom one met; do not use them for this.
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
  const fit = fitModel(voteModel(votes), true);
  const posterior = integratedEffects(fit, "interviewer", "candidate");
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
    interviewers: interviewers.levels.map((interviewer, code) => ({
      interviewer: String(interviewer),
      // Whoever shares no candidate with anyone is compared with nobody.
      ...summary(together.get(component[code]!)! > 1 ? posterior.get(interviewer) : undefined, threshold, level),
      rawMean: sums[code]! / counts[code]!,
      n: counts[code]!,
      component: component[code]!
    })),
    standardDeviation: fit.optimum === null ? {} : describeFit(fit, fit.optimum, level).standardDeviation,
    components: new Set(component).size,
    dropped: fit.problem.design.dropped
  };
}

function summary(posterior: NormalMixture | undefined, threshold: number, level: number) {
  if (posterior === undefined || posterior.length === 0) {
    return {deviation: null, standardError: null, interval: null, probability: null};
  }
  const tail = (1 - level) / 2;
  return {
    deviation: mixtureMean(posterior),
    standardError: mixtureStandardDeviation(posterior),
    interval: [mixtureQuantile(posterior, tail), mixtureQuantile(posterior, 1 - tail)] as [number, number],
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
