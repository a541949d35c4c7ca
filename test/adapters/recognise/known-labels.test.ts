import {describe, expect, it} from "vitest";
import {isVoteLike, knownLabels, ratingOf, voteOf} from "../../../loaders/adapters/recognise/known-labels.js";
import {configSchema} from "../../../loaders/config/config.js";
import type {JsonValue} from "../../../loaders/reader/strict-json.js";

const known = knownLabels(configSchema.parse({votes: {labels: {"Lean in": "yes"}}}));

describe("one vote from what systems write", () => {
  it.each<[JsonValue | undefined, string]>([
    ["4 - Strong Hire", "strong_yes"],
    ["1 - Strong No Hire", "strong_no"],
    ["3 - Yes", "yes"],
    ["2: No", "no"],
    ["3.0", "yes"],
    ["4", "strong_yes"],
    [4, "strong_yes"],
    [{score: 4}, "strong_yes"],
    [{score: "2"}, "no"],
    ["definitely_not", "definitely_not"],
    ["Lean in", "Lean in"],
    ["3 - Exceeds", "yes"],
    [null, "no_decision"],
    [undefined, "no_decision"],
    ["null", "no_decision"],
    ["", "no_decision"],
    [["4"], "strong_yes"],
    [["4", "1"], "(several choices)"],
    [[], "no_decision"]
  ])("%j is %s", (value, vote) => {
    expect(voteOf(value, known)).toBe(vote);
  });

  it.each(["1 - Strong Hire", "5 - Amazing", "5", 0, "rather yes", "10"])(
    "%j stays as it is, for the user to map",
    (value) => {
      expect(voteOf(value, known)).toBe(String(value));
      expect(known("vote", String(value))).toBeNull();
    }
  );

  it("a rating keeps its number, its label, or is missing", () => {
    expect(
      [4, "3", {score: 2}, "1 - Poor", "mixed", null, "no_decision"].map((value) => ratingOf(value, known))
    ).toEqual(["4", "3", "2", "1", "mixed", "no_data", "no_decision"]);
  });

  it("text is not taken for a vote", () => {
    expect(["Would hire again, 4 of 5", "9", "", null].some((value) => isVoteLike(value, known))).toBe(false);
  });
});

describe("a scale of numbers that is mapped by half", () => {
  const five = knownLabels(
    configSchema.parse({
      votes: {labels: {"5": "strong_yes", "4 - Good": "yes"}},
      ratings: {labels: {"5": "strong_yes"}}
    })
  );

  it("keeps no number as a vote or a rating of the scale of four: 3 is not yes", () => {
    expect(["3", 3, {score: 2}, "1 - Poor", "5", "4 - Good"].map((value) => voteOf(value, five))).toEqual(
      ["3", "3", "2", "1 - Poor", "5", "4 - Good"] // as they stand, to be told where nobody has mapped them
    );
    expect([3, "2 - Fair", 5].map((value) => ratingOf(value, five))).toEqual(["3", "2 - Fair", "5"]);
    expect(five("rating", "3")).toBeNull();
  });
});
