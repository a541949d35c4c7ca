import {describe, expect, it} from "vitest";
import {knownKeys, parseConfig} from "../../loaders/config/read.js";
import {answerMeant, limits, rangesOf, voteLevels, voteRanges} from "../../loaders/config/scale.js";
import {isWritten} from "../../loaders/config/source.js";
import {defaultThresholds, falseDiscoveryRate, rangeOf, threshold} from "../../loaders/config/thresholds.js";
import {wordsOf} from "../../loaders/config/words.js";

const problem = (text: string): string => {
  try {
    parseConfig(text, "c.yaml");
  } catch (error) {
    return (error as Error).message;
  }
  return "accepted";
};
const votesOf = (text: string) => parseConfig(`votes: ${text}\n`, "c.yaml").votes;

describe("a rule of the configuration is told in words", () => {
  it.each<[string, string]>([
    ["timezone: 7", "timezone is 7; it must be a text"],
    ["stages: 7", "stages is 7; it must be a block of keys"],
    ["loop: []", "loop is a list; it must be a block of keys"],
    ["loop: {recruiter_minutes: -1}", "loop.recruiter_minutes is -1; it must be at least 0"],
    ["loop: {hourly_rate: 0}", "loop.hourly_rate is 0; it must be above 0"],
    ["loop: {extra_attendees: 101}", "loop.extra_attendees is 101; it must be at most 100"],
    [
      "loop: {currency: euro}",
      'loop.currency is "euro"; it must be the three letters of a currency, such as EUR or USD'
    ],
    ["offers: {acceptance_rate: 0}", "offers.acceptance_rate is 0; it must be above 0"],
    ["privacy: {minimum_candidates: 2}", "privacy.minimum_candidates is 2; it must be at least 3"],
    ["privacy: {minimum_interviewers: 1}", "privacy.minimum_interviewers is 1; it must be at least 2"],
    ["pull: {full_every_days: 0}", "pull.full_every_days is 0; it must be at least 1"],
    ["retention_months: 1.5", "retention_months is 1.5; it must be a whole number"],
    ["people: {match: loosely}", 'people.match is "loosely"; it must be one of exact, loose; did you mean loose?'],
    ["people: {match: maybe}", 'people.match is "maybe"; it must be one of exact, loose'],
    [
      "ids: {without_case_and_blanks: [application_id]}",
      'ids.without_case_and_blanks.0 is "application_id"; it must be one of interviewer_id, scorecard_id, interview_id'
    ],
    [
      "stages: {Onsite: lop}",
      "it must be one of application_review, recruiter_screen, phone_screen, take_home, loop, debrief, offer, hired; did you mean loop?"
    ],
    ["applications: {level: at_end}", "it must be one of applied_for, given_at_end"],
    ["screen: {minutes: null}", "screen.minutes is null; nothing stands after it: write a value, or remove the line"],
    ["screen: {minutes: {a: 1}}", "screen.minutes is a block of keys; it must be a finite number"],
    [`timezone: ${"x".repeat(81)}`, `timezone is "${"x".repeat(79)}…"; `],
    ["screen: {borderline: {score: 3}}", "it must be a list of two"],
    ["questions: {non_technical: values}", 'questions.non_technical is "values"; it must be a list'],
    ["exportss: x", "exportss is not a known key; did you mean exports? Known here: exports, timezone, stages, votes"],
    ["zzzzzz: x", "zzzzzz is not a known key. Known here: exports"],
    [
      "tables: {a.csv: {feeds: {scorecard: {columns: {}}}}}",
      "tables.a.csv.feeds.scorecard is not a known key; did you mean scorecards?"
    ],
    ["tables: {a.csv: {header_row: 0}}", "tables.a.csv.header_row is 0; it must be at least 1"],
    ["tables: {a.csv: {encoding: klingon}}", "it must be the name of a text encoding, such as windows-1252"],
    ["tables: {a.csv: {fill_down: []}}", "tables.a.csv.fill_down is a list; it must have at least 1 entries"],
    ["tables: {a.csv: {decimal: ';'}}", "it must be one of ,, ."],
    ["tables: {a.csv: {feeds: {ratings: 7}}}", "it must be a feed (a block with columns) or a list of feeds"],
    [
      "tables: {a.csv: {feeds: {ratings: {columns: {rating: 7}}}}}",
      "it must be a heading, a list of headings that make one key together, or {constant: value}"
    ],
    [
      "tables: {a.csv: {feeds: {ratings: {columns: {rating: {constant: 1, column: x}}}}}}",
      "it must be {constant: value} and nothing else, or {column: heading} with where, unless or part"
    ],
    [
      "tables: {a.csv: {feeds: {ratings: {columns: {rating: {column: x}}}}}}",
      "it must be {constant: value} and nothing else"
    ],
    ["tables: {a.csv: {feeds: {ratings: {columns: {rating: {column: x, where: {}}}}}}}", "it must name a column"],
    [
      "tables: {a.csv: {feeds: {ratings: {columns: {rating: x}, for_each: {n: [1, 2]}}}}}",
      "{n} must stand in a heading of columns, or every row is read several times"
    ],
    [
      "tables: {a.csv: {feeds: {ratings: {columns: {rating: 'x{n}'}, for_each: {n: [1, '1']}}}}}",
      "no value may stand in it twice"
    ],
    [
      "tables: {a.csv: {feeds: {ratings: {columns: {rating: 'x{n m}'}, for_each: {'n m': [1]}}}}}",
      "the name of what is counted is one word, such as n or question"
    ]
  ])("%s", (text, told) => {
    expect(problem(text)).toContain(told);
  });

  it("keys that are known stand below each path", () => {
    expect(knownKeys([])).toContain("retention_months");
    expect(knownKeys(["screen"])).toEqual([
      "borderline",
      "minutes",
      "preparation_minutes",
      "writing_minutes",
      "minutes_before"
    ]);
    expect(knownKeys(["tables", "a.csv", "feeds"])).toContain("scorecards");
    expect(knownKeys(["tables", "a.csv", "feeds", "scorecards", 0])).toEqual(["columns", "for_each", "split"]);
    expect(knownKeys(["nowhere", "at all"])).toEqual([]);
  });

  it("what is written is told from what is not", () => {
    const config = parseConfig("stages: {A: loop}\n", "c.yaml");
    expect([
      isWritten(config, ["stages", "A"]),
      isWritten(config, ["stages", "B"]),
      isWritten(config, ["timezone"])
    ]).toEqual([true, false, false]);
  });
});

describe("ranges of numbers", () => {
  it.each([
    ["0-24", {low: 0, high: 24}],
    ["0 – 24", {low: 0, high: 24}],
    ["0 to 24", {low: 0, high: 24}],
    ["0..24", {low: 0, high: 24}],
    ["-2 – -1", {low: -2, high: -1}],
    ["−2--1", {low: -2, high: -1}],
    ["80-100 %", {low: 80, high: 100}],
    ["80%-100%", {low: 80, high: 100}],
    ["1,5 - 2.5", {low: 1.5, high: 2.5}],
    [" +3 ", {low: 3, high: 3}],
    ["24-0", null],
    ["low", null],
    ["1-2-3", null],
    ["x1-2", null],
    ["", null]
  ])("%j: %j", (text, range) => {
    expect(limits(text)).toEqual(range);
  });

  it("stand lowest first, and meet in no number", () => {
    expect(rangesOf({"51-100": "yes", "0-50": 2})).toEqual([
      {low: 0, high: 50, meaning: "2"},
      {low: 51, high: 100, meaning: "yes"}
    ]);
    expect(problem("votes: {ranges: {0-50: no, 51-100: yes}}")).toBe("accepted");
    expect(problem("votes: {ranges: {51-100: yes, 0-51: no}}")).toContain("51 must lie in one of them only");
  });

  it("of up to ten steps are answers themselves, of more they are cut", () => {
    expect(voteLevels(votesOf("{numbers: [0, 10]}"))).toHaveLength(21);
    expect(voteLevels(votesOf("{numbers: [0, 11]}"))).toHaveLength(5);
    expect(voteLevels(votesOf("{numbers: [10, 0]}"))[0]).toEqual({vote: "10 (worst)", points: 1, side: "no"});
    expect(voteRanges(votesOf("{numbers: [1, 2]}"))).toEqual([
      {low: 1, high: 1, meaning: "1/2"},
      {low: 1.5, high: 1.5, meaning: "1.5/2"},
      {low: 2, high: 2, meaning: "2/2"}
    ]);
    expect(voteRanges(votesOf("{ranges: {0-5: nein, 6-10: ja}}"))).toEqual([
      {low: 0, high: 5, meaning: "no"},
      {low: 6, high: 10, meaning: "yes"}
    ]);
    expect(problem("votes: {numbers: [0.3, 5]}")).toContain("it must be two whole or half numbers");
    expect(problem("votes: {numbers: [0.5, 5]}")).toBe("accepted");
    expect(problem("votes: {numbers: [0.3, 50]}")).toBe("accepted");
  });

  it.each<[string, string, string | null]>([
    ["{scale: [Nope, Fine, Wow]}", "wow", "Wow"],
    ["{scale: [Nope, Fine, Wow]}", "yes", null],
    ["{scale: [Nope, Fine, Wow]}", "mixed", "Fine"],
    ["{scale: [Nein, Ja, Unsure, Wow]}", "yes", "Ja"],
    ["{scale: [borderline, clear, below]}", "clear", "Clear"],
    ["{scale: [a, hire, yes]}", "strong_yes", null],
    ["{scale: [a, hire, yes]}", "recommend", null],
    ["{}", "Ja", "yes"],
    ["{}", "Rockstar", null],
    ["{numbers: [-2, 2]}", "1", null],
    ["{numbers: [-2, 2]}", "+1", "+1"],
    ["{numbers: [2, 5]}", "3", null],
    ["{numbers: [0, 5]}", "3", "3/5"]
  ])("with %s %j means %j", (votes, text, meant) => {
    expect(answerMeant(text, votesOf(votes))).toBe(meant);
  });

  it("answers that are the five votes in their order keep these, others are a scale of their own", () => {
    const names = (text: string) => voteLevels(votesOf(`{scale: [${text}]}`)).map(({vote}) => vote);
    expect(names("Nein, Ja")).toEqual(["strong_no", "no", "mixed", "yes", "strong_yes"]);
    expect(names("Ja, Nein")).toEqual(["Ja", "Nein"]);
    expect(names("Nein, Nein danke, Ja")).toEqual(["Nein", "Nein danke", "Ja"]);
  });

  it("a lopsided form names its highest answers, and not all", () => {
    const told = "it must hold the highest answers, and not all of them";
    expect(problem("votes: {scale: [a, b, c], yes: [c]}")).toBe("accepted");
    expect(problem("votes: {scale: [a, b, c], yes: [a, c]}")).toContain(told);
    expect(problem("votes: {scale: [a, b, c], yes: [a, b, c]}")).toContain(told);
    expect(problem("votes: {yes: [strong_yes]}")).toBe("accepted");
  });
});

describe("thresholds", () => {
  it("have the range that their name tells", () => {
    expect(["least_votes", "deviation", "high", "hours", "low", "probability"].map((name) => rangeOf(name))).toEqual([
      {low: 1, high: 1_000_000, whole: true},
      {low: 0, high: 3, whole: false},
      {low: 0, high: 100, whole: false},
      {low: 0, high: 10_000, whole: false},
      {low: 0, high: 100, whole: false},
      {low: 0, high: 1, whole: false}
    ]);
  });

  it("of a least number never go below the fewest candidates that anything is told of", () => {
    const config = (least: number | undefined, minimum: number) => ({
      verdicts: {"screen.bar": least === undefined ? undefined : {least_loops: least}},
      privacy: {minimum_candidates: minimum}
    });
    expect(threshold(config(3, 5), "screen.bar", "least_loops")).toBe(5);
    expect(threshold(config(8, 5), "screen.bar", "least_loops")).toBe(8);
    expect(threshold(config(undefined, 5), "screen.bar", "least_loops")).toBe(
      defaultThresholds["screen.bar"].least_loops
    );
    expect(threshold(config(undefined, 50), "screen.bar", "probability")).toBe(0.9);
  });

  it("of false discoveries are shared by four families", () => {
    expect(falseDiscoveryRate({verdicts: {}}, "question.drift")).toBe(0.0125);
    expect(falseDiscoveryRate({verdicts: {"question.drift": {false_discovery_rate: 0.2}}}, "question.drift")).toBe(
      0.05
    );
  });

  it.each([
    ["interviewer.consistency: {low: 1.6}", false],
    ["interviewer.consistency: {low: 1.5}", true],
    ["interviewer.consistency: {high: 0.6}", false],
    ["question.signal: {strong: 0.15}", false],
    ["data.quality: {watch: 0.05}", false],
    ["data.quality: {watch: 0.05, act: 0.06}", true]
  ])("%s, its limits in order: %s", (text, isOrdered) => {
    expect(problem(`verdicts: {${text}}`) === "accepted").toBe(isOrdered);
  });
});

describe("bare words", () => {
  it.each([
    ["Straße", ["strasse"]],
    ["Łódź", ["lodz"]],
    ["ŁÓDŹ łódź", ["lodz", "lodz"]],
    ["scoreTotal2x", ["score", "total2x"]],
    ["a--b__c", ["a", "b", "c"]],
    ["½", ["1", "2"]],
    ["...", []]
  ])("%s: %j", (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});
