import type {ModelInput} from "./mixed-model/design.js";

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
