import {group} from "d3-array";
import type {Finding} from "../../../src/contracts/finding.js";
import {counted} from "../../../src/words/numbers.js";
import {byLoop} from "./loop-votes.js";

/** Why votes cannot show how people differ: nothing is estimated from what does not vary. */
export interface Sameness {
  /** The votes of all loops are alike, not only those within each. */
  everywhere: boolean;
  /** As it reads in the middle of a sentence. */
  claim: string;
  evidence: string;
  action: string;
}

interface Cast {
  application_id: string;
  initial_vote: string;
}

/** So few that differ, in number and in share, are exceptions: anything estimated from them would be theirs alone. */
const exceptions = 30;
const rare = 0.05;

/**
 * Are (nearly) all votes alike, or those of (nearly) each loop? Null where they differ, or where no two are of one loop.
 *
 * @param value what is compared of a vote; the vote itself where nothing else is said
 */
export function samenessOf<Vote extends Cast>(
  votes: readonly Vote[],
  value: (vote: Vote) => string = ({initial_vote}) => initial_vote
): Sameness | null {
  const loops = [...byLoop(votes).values()].filter((loop) => loop.length > 1);
  if (loops.length === 0) return null;
  const [usual] = [...group(votes, value)].sort(([, a], [, b]) => b.length - a.length)[0]!;
  const unlike = votes.filter((vote) => value(vote) !== usual).length;
  if (isRare(unlike, votes.length))
    return {
      everywhere: true,
      claim: `votes that ${unlike > 0 ? "hardly vary" : "are all alike"} cannot be compared.`,
      evidence: `${unlike > 0 ? "Nearly all of" : "All"} ${counted(votes.length, "vote")} are “${usual.replaceAll("_", " ")}”.`,
      action: "Ask whether the form or the export fills in this vote by itself."
    };
  const split = loops.filter((loop) => new Set(loop.map(value)).size > 1).length;
  if (!isRare(split, loops.length)) return null;
  return {
    everywhere: false,
    claim: "votes look as if they had been agreed on first.",
    evidence: `In ${split > 0 ? "hardly any" : "none"} of ${counted(loops.length, "loop")} do two votes differ, so they cannot show what each interviewer saw.`,
    action: "Have each interviewer vote before the others' votes are known, and export those votes."
  };
}

function isRare(some: number, all: number): boolean {
  return some < exceptions && some < rare * all;
}

/** What a finding says in place of an estimate. */
export type Unknown = Required<Pick<Finding, "verdict" | "claim" | "evidence" | "action" | "needs">>;

/** The part of a finding that says that nothing can be estimated; `start` names the role where it speaks of one. */
export function nothingVaries({claim, evidence, action}: Sameness, start = ""): Unknown {
  return {
    verdict: "too_little_data",
    claim: start + claim,
    evidence,
    action,
    needs: [{unit: "loops with votes that differ", more: exceptions, weeks: null}]
  };
}
