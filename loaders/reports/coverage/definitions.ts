import type {Definition} from "../../../src/contracts/definition.js";
import {coverageSql} from "./loops.js";

/** How the numbers of the coverage page are made. */
export const coverageDefinitions: Definition[] = [
  {
    measure: "Rated, no data, not asked",
    formula:
      "An attribute is rated in a loop when at least one question for it got a rating; it has no data when questions were put and none was rated; else it was not asked. The share rated has Wilson’s 90 % interval.",
    denominator: "Loops with a question on a scorecard before the decision.",
    exclusions: "Shadows, scorecards after the decision, questions without an attribute.",
    sql: coverageSql.trim()
  },
  {
    measure: "Technical or not",
    formula:
      "An attribute whose name holds a word of questions.non_technical in plumbline.yaml is about how someone works; every other is technical.",
    denominator: "Attributes of the exports and of the question map.",
    exclusions: "None."
  },
  {
    measure: "Only on coachable attributes",
    formula:
      "A rejected candidate had at least one attribute with a mean rating below 2.5, midway between no and yes, and each such attribute was rated only by questions that the question map marks coachable.",
    denominator: "Loops that ended without an offer; withdrawn and undecided ones aside.",
    exclusions: "Attributes without a rating."
  }
];
