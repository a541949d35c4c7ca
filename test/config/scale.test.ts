import {describe, expect, it} from "vitest";
import {parseConfig} from "../../loaders/config/read.js";
import {answerMeant, voteLevels, voteRanges} from "../../loaders/config/scale.js";
import {voteMeant} from "../../loaders/config/vote-words.js";
import {inOrder, leanBothWays, runsDown, standingOf, wordedNumbers} from "../../loaders/config/answers.js";

const votesOf = (text: string) => parseConfig(`votes: ${text}\n`, "c.yaml").votes;
const six = "scale: [Strong No Hire, No Hire, Leaning No Hire, Leaning Hire, Hire, Strong Hire]";
const points = (text: string) => voteLevels(votesOf(text)).map((level) => level.points);
const sides = (text: string) => voteLevels(votesOf(text)).map(({side}) => side);

describe("the answers that a vote can be", () => {
  it("are the five named ones, with their own points, where nothing is configured", () => {
    expect(voteLevels(votesOf("{}"))).toEqual([
      {vote: "strong_no", points: 1, side: "no"},
      {vote: "no", points: 2, side: "no"},
      {vote: "mixed", points: 2.5, side: "mixed"},
      {vote: "yes", points: 3, side: "yes"},
      {vote: "strong_yes", points: 4, side: "yes"}
    ]);
  });

  it("are a form's own, evenly from 1 to 4, the upper half yes", () => {
    expect(voteLevels(votesOf(`{${six}}`)).map(({vote}) => vote)[2]).toBe("Leaning No Hire");
    expect(points(`{${six}}`)).toEqual([1, 1.6, 2.2, 2.8, 3.4, 4]);
    expect(sides(`{${six}}`)).toEqual(["no", "no", "no", "yes", "yes", "yes"]);
    expect(sides("{scale: [a, b, c]}")).toEqual(["no", "mixed", "yes"]);
    expect(sides("{scale: [a, b, c, d, e, f, g]}").filter((side) => side === "mixed")).toHaveLength(1);
    expect(points("{scale: [Reject, Advance, Rockstar]}")).toEqual([1, 2.5, 4]);
  });

  it("keep the points of the five votes where the form says them in other words", () => {
    const german = votesOf("{scale: [Auf keinen Fall, Nein, Ja, Auf jeden Fall]}");
    expect(voteLevels(german)).toEqual(voteLevels(votesOf("{}")));
    expect(answerMeant("Ja", german)).toBe("yes");
  });

  it("count as yes from the answer on that a lopsided form names", () => {
    expect(sides("{scale: [Poor, Good, Very good, Excellent], yes: [Good, Very good, Excellent]}")).toEqual([
      "no",
      "yes",
      "yes",
      "yes"
    ]);
    expect(sides("{scale: [a, b, c], yes: [b, c]}")).toEqual(["no", "yes", "yes"]);
  });

  it("are each whole and half number of a short scale", () => {
    const stars = voteLevels(votesOf("{numbers: [1, 5]}"));
    expect(stars.map(({vote}) => vote)).toEqual([
      "1/5",
      "1.5/5",
      "2/5",
      "2.5/5",
      "3/5",
      "3.5/5",
      "4/5",
      "4.5/5",
      "5/5"
    ]);
    expect(stars.filter(({vote}) => /^\d\/5/.test(vote)).map((level) => level.points)).toEqual([1, 1.75, 2.5, 3.25, 4]);
    expect(stars.find(({vote}) => vote === "3/5")!.side).toBe("mixed");
    expect(voteLevels(votesOf("{numbers: [-2, 2]}")).map(({vote}) => vote)).toContain("+1");
  });

  it("run from the worst number to the best, where the lowest is the best too", () => {
    const down = voteLevels(votesOf("{numbers: [3, 1]}"));
    expect(down.map(({vote, points, side}) => [vote, points, side])).toEqual([
      ["3 (worst)", 1, "no"],
      ["2.5", 1.75, "no"],
      ["2", 2.5, "mixed"],
      ["1.5", 3.25, "yes"],
      ["1 (best)", 4, "yes"]
    ]);
    expect(answerMeant("1", votesOf("{numbers: [3, 1]}"))).toBe("1 (best)");
    expect(voteRanges(votesOf("{numbers: [100, 0]}")).map(({meaning}) => meaning)).toEqual([
      "strong_yes",
      "yes",
      "no",
      "strong_no"
    ]);
    expect(voteRanges(votesOf("{numbers: [3, 1], scale: [low, middle, high]}"))).toEqual([
      {low: 1, high: 1, meaning: "high"},
      {low: 2, high: 2, meaning: "middle"},
      {low: 3, high: 3, meaning: "low"}
    ]);
  });

  it("are four equal parts of marks, or as many as the scale has", () => {
    expect(voteRanges(votesOf("{numbers: [0, 100]}"))).toEqual([
      {low: 0, high: 25, meaning: "strong_no"},
      {low: 25, high: 50, meaning: "no"},
      {low: 50, high: 75, meaning: "yes"},
      {low: 75, high: 100, meaning: "strong_yes"}
    ]);
    expect(voteRanges(votesOf("{numbers: [0, 30], scale: [low, middle, high]}"))[1]).toEqual({
      low: 10,
      high: 20,
      meaning: "middle"
    });
    expect(
      voteRanges(votesOf("{numbers: [1, 5], scale: [strong_no, no, mixed, yes, strong_yes]}")).map(({low, meaning}) => [
        low,
        meaning
      ])
    ).toEqual([
      [1, "strong_no"],
      [2, "no"],
      [3, "mixed"],
      [4, "yes"],
      [5, "strong_yes"]
    ]);
  });

  it("may be named in labels, bands and ranges by their own words or by a vote that means the same", () => {
    const config = parseConfig(
      `votes: {${six}, labels: {Rockstar: strong_yes, Later: no_decision}}\nscreen: {borderline: {bands: [leaning hire]}}\n`,
      "c.yaml"
    );
    expect(answerMeant(config.votes.labels.Rockstar!, config.votes)).toBe("Strong Hire");
    expect(answerMeant(config.screen.borderline.bands[0]!, config.votes)).toBe("Leaning Hire");
    expect(answerMeant("3", votesOf("{numbers: [1, 5]}"))).toBe("3/5");
    expect(answerMeant("mixed", votesOf("{numbers: [1, 5]}"))).toBe("3/5");
    expect(answerMeant("mixed", votesOf(`{${six}}`))).toBeNull();
  });

  it.each([
    ["votes: {scale: [Yes]}", /votes\.scale .*at least 2 entries/],
    ["votes: {scale: [Yes, yes]}", /no answer may stand in it twice/],
    ["votes: {numbers: [5, 5]}", /two different numbers: the worst answer, then the best/],
    ["votes: {numbers: [1, 5], ranges: {1-2: no}}", /must be left out where numbers are given/],
    ["votes: {ranges: {low: no}}", /votes\.ranges\.low .*two numbers/],
    ["votes: {ranges: {0-50: no, 50-100: yes}}", /50 must lie in one of them only/],
    ["votes: {ranges: {0-50: nope, 51-100: yes}}", /votes\.ranges\.0-50 is "nope"; it must be one of .*strong_no/],
    ["votes: {scale: [a, b, c], labels: {x: d}}", /votes\.labels\.x is "d"; it must be one of a, b, c/],
    ["votes: {scale: [a, b, c], yes: [a]}", /votes\.yes .*the highest answers, and not all/],
    ["screen: {borderline: {bands: [sometimes]}}", /bands\.0 is "sometimes"; it must be one of/]
  ])("%s is refused with its rule", (text, rule) => {
    expect(() => parseConfig(text, "c.yaml")).toThrow(rule);
  });
});

describe("inOrder", () => {
  it.each([
    [
      ["Hire", "Leaning Hire", "No Hire", "Strong Hire", "Leaning No Hire", "Strong No Hire"],
      ["Strong No Hire", "No Hire", "Leaning No Hire", "Leaning Hire", "Hire", "Strong Hire"]
    ],
    [
      ["LH", "SH", "NH", "LNH", "H", "SNH"],
      ["SNH", "NH", "LNH", "LH", "H", "SH"]
    ],
    [
      ["Excellent", "Poor", "Good", "Fair"],
      ["Poor", "Fair", "Good", "Excellent"]
    ],
    [
      ["Eher ja", "Ja", "Nein", "Eher nein"],
      ["Nein", "Eher nein", "Eher ja", "Ja"]
    ]
  ])("puts %j in order", (answers, order) => {
    expect(inOrder(answers)).toEqual(order);
  });

  it.each([
    [
      ["Very good", "Poor", "Exceptional", "Good", "Excellent", "Fair"],
      ["Poor", "Fair", "Good", "Very good", "Excellent", "Exceptional"]
    ],
    [
      ["Strong", "Very weak", "Weak", "Very strong"],
      ["Very weak", "Weak", "Strong", "Very strong"]
    ],
    [
      ["++", "-", "+", "−−"],
      ["−−", "-", "+", "++"]
    ],
    [
      ["+", "0", "-"],
      ["-", "0", "+"]
    ],
    [
      ["+++", "---", "+", "-", "++", "--"],
      ["---", "--", "-", "+", "++", "+++"]
    ],
    [
      ["+/-", "+", "-"],
      ["-", "+/-", "+"]
    ]
  ])("puts %j in order", (answers, order) => {
    expect(inOrder(answers)).toEqual(order);
  });

  it("is null where a word tells no side or two say the same", () => {
    expect(inOrder(["Would not reject", "Hire"])).toBeNull();
    expect(inOrder(["-", "0"])).toBeNull();
    expect(inOrder(["Hire", "Rockstar"])).toBeNull();
    expect(inOrder(["Hire", "Yes"])).toBeNull();
  });
});

describe("leanBothWays", () => {
  it("is true where some answers lean to yes and some to no, and for no other pair", () => {
    const pairs = [
      ["Lean yes", "Lean no"],
      ["LH", "LNH"],
      ["Lean yes", "No"],
      ["Weak", "Likely"],
      ["Leaning hire", "Lean yes"]
    ];
    expect(pairs.map(leanBothWays)).toEqual([true, true, false, false, false]);
  });
});

describe("voteMeant", () => {
  it("passes over a number before the words, and over no number alone", () => {
    expect(["4 - Hire", "2: Nein", "3", "1 -"].map(voteMeant)).toEqual(["yes", "no", null, null]);
  });

  it("is none of a word that programs know and people do not", () => {
    expect(["constructor", "valueOf", "__proto__"].map(voteMeant)).toEqual([null, null, null]);
    expect(["constructor", "valueOf", "__proto__"].map(standingOf)).toEqual([null, null, null]);
  });
});

describe("runsDown", () => {
  it.each([
    [["1 (best)", "4 (worst)"], true],
    [["1 (best)"], true],
    [["4 - weakest"], true],
    [["1 = worst", "5 = best"], false],
    [["1 - Poor", "2 - Good", "3 - Very good", "4 - Excellent"], false],
    [["1", "2", "4"], null],
    [["2 - Tuesday"], null]
  ])("%j: %j", (answers, down) => {
    expect(runsDown(wordedNumbers(answers), [1, 4])).toBe(down);
  });
});
