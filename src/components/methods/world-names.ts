const worldNames: Readonly<Record<string, string>> = {
  null: "nobody differs",
  standard: "people differ as they do",
  sample: "the sample company",
  "hawk-dove": "a few harsh, a few lenient",
  herding: "some follow the first vote",
  "team-confounded-null": "teams meet different candidates",
  "borderline-waste": "borderline screens waste hours",
  "sparse-pipeline": "few candidates come",
  "rich-pipeline": "many candidates come",
  "zero-signal-question": "a question says nothing",
  "leaked-question": "a question leaked",
  "unique-skill-question": "only one question asks for a skill",
  simpson: "each source rises, the total falls",
  "mix-shift": "the best source dwindles",
  "post-debrief-edits": "votes move at the debrief",
  "censored-growth": "six times as many come, the latest undecided",
  "fan-out-join": "a careless join repeated rows",
  "small-company": "a company of 60 screens"
};

/** Companies unlike the standard one. */
const unlikeNames: Readonly<Record<string, string>> = {
  "yes-no-form": "votes are yes or no only",
  "ends-at-first-no": "loops end at the first no",
  "ends-at-second-no": "loops end at the second no",
  "rising-bar": "candidates and the bar rise",
  "growing-strictness": "interviewers grow stricter",
  "level-shifts": "levels differ, questions rate them otherwise",
  "uneven-questions": "interviewers use questions unequally well, with very unequal loads",
  "exclusive-teams": "teams never share a loop",
  "sure-sooner": "sure votes are written sooner",
  "noes-later": "noes are written later",
  "final-votes-only": "votes are written after the debrief only",
  "quarter-noise": "pass rates vary by quarter",
  "falling-pass-rate": "the pass rate falls while screeners come and go",
  "job-differences": "jobs differ in their pass rate",
  "zipf-loads": "very unequal loads",
  "unwritten-noes": "three noes in ten are never written",
  "decider-reads-screen": "who decides counts the phone screen",
  "interviewer-turnover": "interviewers come and go",
  "halo-copies": "ratings often repeat the vote",
  "fixed-order": "areas in a fixed order, the first no ends the loop",
  "unseen-assignment": "some meet stronger candidates, unseen",
  "unseen-strict-house": "some meet stronger candidates, unseen, the first no ends the loop",
  "strict-house": "yes or no, the first no ends it, sure votes sooner, unequal loads",
  "moving-house": "a rising bar, people and quarters that vary, questions used unequally well"
};
const formNames: Readonly<Record<string, string>> = {
  planted: ", with facts planted",
  copying: ", where one in five copies"
};

/** A simulated world in the reader's words. */
export function worldName(world: string): string {
  const [own = "", form = ""] = world.split("+");
  return (worldNames[own] ?? unlikeNames[own] ?? own) + (formNames[form] ?? "");
}

export function isUnlike({world}: {world: string}): boolean {
  return Object.hasOwn(unlikeNames, kindOf(world));
}

/** The kind of company of a world, whatever is planted in it. */
export function kindOf(world: string): string {
  return world.split("+")[0]!;
}

/** What is planted in a world of a kind of company: nothing, some facts, or copying. */
export function formOf(world: string): "plain" | "planted" | "copying" {
  const [, form = "plain"] = world.split("+");
  return form as "plain" | "planted" | "copying";
}

/** A kind of finding, of one subject or of all together, in the reader's words. */
export function kindName(kind: string, about: "each" | "all" = "each"): string {
  return kind.replace(".", ": ").replaceAll("_", " ") + (about === "all" ? ", all together" : "");
}

/** An estimate in the reader's words: "chance of an offer, band strong yes". */
export function estimateName(estimator: string): string {
  return estimator.replaceAll("_", " ");
}
