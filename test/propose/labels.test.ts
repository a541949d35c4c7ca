import {describe, expect, it} from "vitest";
import {parseConfig} from "../../loaders/config/read.js";
import {type Labelled, labelEntries, spellings} from "../../loaders/propose/labels.js";
import {columnOf} from "../../loaders/propose/profile.js";

/** A column with these labels, so many times each. */
const column = (counts: Record<string, number>, heading = "Answer") =>
  columnOf(
    heading,
    Object.entries(counts).flatMap(([label, times]) => Array<string>(times).fill(label))
  );

/** What is said of labels: `key: value`, with what was seen and what is doubtful. */
function said(
  kind: Labelled["kind"],
  counts: Record<string, number> | Record<string, number>[],
  {config = "", direction = null as "up" | "down" | null, heading = "Answer"} = {}
) {
  const columns = [counts].flat().map((one) => column(one, heading));
  const entries = labelEntries([{kind, columns}], parseConfig(config, "c.yaml"), () => direction);
  return entries.map(({path, value, saw, look}) => [
    path.join("."),
    value,
    ...(saw ? [saw] : []),
    ...(look ? [`? ${look}`] : [])
  ]);
}

describe("what is said of stages", () => {
  it("is nothing of those that are known, and what the others most likely are, the doubtful ones marked", () => {
    const counts = {
      Onsite: 1,
      loop: 3,
      Telefoninterview: 2,
      "2": 1,
      "Round 2": 3,
      "Zweite Runde": 3,
      "Erste Runde": 2,
      "1st interview": 1,
      Superduper: 1
    };
    expect(said("stage", counts)).toEqual([
      ["stages.Round 2", "loop", "3 records", "? which stage is this?"],
      ["stages.Zweite Runde", "loop", "3 records", "? which stage is this?"],
      ["stages.Telefoninterview", "phone_screen", "2 records"],
      ["stages.Erste Runde", "phone_screen", "2 records", "? which stage is this?"],
      ["stages.2", "loop", "1 record", "? which stage is this?"],
      ["stages.Onsite", "loop", "1 record"],
      ["stages.1st interview", "loop", "1 record", "? which stage is this?"],
      ["stages.Superduper", "loop", "1 record", "? which stage is this?"]
    ]);
    expect(said("stage", {Onsite: 2}, {config: "stages: {ONSITE: loop}"})).toEqual([]);
  });
});

describe("what is said of statuses, decisions and offers", () => {
  it("is what their words mean", () => {
    expect(said("application_status", {Hired: 2, "Active ": 2, Withdrew: 2, Archived: 2, Purple: 9})).toEqual([
      ["applications.labels.Archived", "closed", "2 records"]
    ]);
    expect(said("decision", {"Offer made": 2, Absage: 3, "On hold": 1, Purple: 4})).toEqual([
      ["decisions.labels.Absage", "no_offer", "3 records"],
      ["decisions.labels.Offer made", "offer", "2 records"],
      ["decisions.labels.On hold", "no_decision", "1 record"]
    ]);
    expect(said("offer_status", {"Offer accepted ": 2, "Offer was declined": 1, "Offer made": 1, No: 3})).toEqual([
      ["offers.labels.Offer was declined", "declined", "1 record"],
      ["offers.labels.Offer made", "pending", "1 record"]
    ]);
  });

  it("is nothing of a label that is met once and may hold a name", () => {
    expect(said("application_status", {"Rejected by Ann": 1, "Hired by Bo": 2})).toEqual([
      ["applications.labels.Hired by Bo", "hired", "2 records"]
    ]);
  });

  it.each<[Record<string, number>, unknown[][]]>([
    [{Declined: 2}, [["applications.labels.Declined", "rejected", "2 records"]]],
    [
      {Declined: 2, "Rejected by us": 3},
      [
        ["applications.labels.Rejected by us", "rejected", "3 records"],
        ["applications.labels.Declined", "withdrawn", "2 records", "? did the candidate decline?"]
      ]
    ],
    [
      {Declined: 2, "Declined after onsite": 2},
      [
        ["applications.labels.Declined", "rejected", "2 records"],
        ["applications.labels.Declined after onsite", "rejected", "2 records"]
      ]
    ],
    [
      {"Declined offer": 2, Absage: 3},
      [
        ["applications.labels.Absage", "rejected", "3 records"],
        ["applications.labels.Declined offer", "withdrawn", "2 records"]
      ]
    ],
    [{"On hold": 2}, [["applications.labels.On hold", "active", "2 records", "? does it still run?"]]],
    [{Paused: 2}, [["applications.labels.Paused", "active", "2 records", "? does it still run?"]]],
    [{"In review": 2}, [["applications.labels.In review", "active", "2 records"]]],
    [
      {Yes: 2, No: 3},
      [
        ["applications.labels.No", "rejected", "3 records", "? also who withdrew?"],
        ["applications.labels.Yes", "hired", "2 records"]
      ]
    ],
    [{"No offer": 2}, [["applications.labels.No offer", "rejected", "2 records", "? did it end there?"]]],
    [{"Offer made": 2}, [["applications.labels.Offer made", "active", "2 records"]]]
  ])("of %j: %j", (counts, entries) => {
    expect(said("application_status", counts)).toEqual(entries);
  });

  it("is nothing of interviews", () => {
    expect(said("interview_status", {Held: 5})).toEqual([]);
  });
});

describe("what is said of votes", () => {
  it("is nothing of those that are known or configured", () => {
    expect(said("vote", {Yes: 2, "Strong no": 3, mixed: 1})).toEqual([]);
    expect(said("vote", {Ja: 2, Nein: 2}, {config: "votes: {labels: {Ja: yes, Nein: no}}"})).toEqual([]);
    expect(said("vote", {"4": 2, "9": 2}, {config: "votes: {numbers: [1, 10]}"})).toEqual([]);
    expect(said("vote", {"4": 2, "9": 2}, {config: "votes: {ranges: {0-5: no, 6-10: yes}}"})).toEqual([]);
  });

  it("is their meaning where they are the five votes in other words, and that others are none", () => {
    expect(said("vote", {Ja: 3, Nein: 2, "Keine Angabe": 4, "n/a": 1})).toEqual([
      ["votes.labels.Keine Angabe", "no_decision", "4 records"],
      ["votes.labels.Nein", "no", "2 records"],
      ["votes.labels.Ja", "yes", "3 records"]
    ]);
    expect(said("vote", {Yes: 3, "Keine Angabe": 4})).toEqual([
      ["votes.labels.Keine Angabe", "no_decision", "4 records"]
    ]);
  });

  it("is the order of answers that are more, those that lean, and which mean the same", () => {
    expect(said("vote", {"Strong no": 9, No: 8, "Leaning no": 7, "Leaning yes": 6, Yes: 5, "Strong yes": 4})).toEqual([
      [
        "votes.scale",
        ["Strong no", "No", "Leaning no", "Leaning yes", "Yes", "Strong yes"],
        "6 answers, the lowest first: 9, 8, 7, 6, 5, 4 records"
      ],
      [
        "screen.borderline.bands",
        ["Leaning no", "Leaning yes"],
        "? phone screens with these answers count as borderline"
      ]
    ]);
    expect(said("vote", {No: 8, "Leaning no": 7, Yes: 5}).map(([key]) => key)).toEqual(["votes.scale"]);
    expect(said("vote", {No: 8, Reject: 9, "Leaning yes": 3, "Leaning no": 3, Yes: 5})).toContainEqual([
      "votes.labels.No",
      "Reject",
      "8 records",
      "? does it mean the same?"
    ]);
  });

  it("is which of them are a yes, where that is not the upper half", () => {
    expect(said("vote", {Poor: 4, Good: 4, "Very good": 4, Exceptional: 4})[1]).toEqual([
      "votes.yes",
      ["Good", "Very good", "Exceptional"],
      "? by their words these are a yes; without this line the upper half of the answers is"
    ]);
    expect(said("vote", {Terrible: 4, Poor: 4, Good: 4, Exceptional: 4}).map(([key]) => key)).toEqual(["votes.scale"]);
    expect(said("vote", {A: 4, B: 4, C: 4, D: 4}).map(([key]) => key)).toEqual(["votes.scale"]);
  });

  it("is nothing where nobody can tell the order, unless that is a slip of the pen", () => {
    expect(said("vote", {"Leaning yes": 9, No: 9, Purple: 3})).toEqual([]);
    expect(said("vote", {"Leaning yes": 9, "Leaning no": 9, Purple: 2})[0]).toEqual([
      "votes.scale",
      ["Leaning no", "Leaning yes"],
      "2 answers, the lowest first: 9, 9 records"
    ]);
    expect(said("vote", {"Leaning yes": 9, Purple: 3, "Not assessed": 4})).toEqual([
      ["votes.labels.Not assessed", "no_decision", "4 records"]
    ]);
  });

  it("keeps what the configuration says of the scale, and adds labels alone", () => {
    const counts = {"Leaning yes": 9, "Leaning no": 9, Skipped: 2};
    expect(said("vote", counts, {config: "votes: {scale: [low, high]}"}).map(([key]) => key)).toEqual([
      "votes.labels.Skipped",
      "screen.borderline.bands"
    ]);
  });
});

describe("what is said of numbers", () => {
  it.each<[Record<string, number>, object, unknown[][]]>([
    [
      {"1": 3, "5": 2},
      {},
      [["votes.numbers", [1, 5], "numbers from 1 to 5", "? 5 is taken for the best: nothing here tells"]]
    ],
    [
      {"1": 3, "4": 2},
      {direction: "up"},
      [
        [
          "votes.numbers",
          [1, 4],
          "numbers from 1 to 4; candidates with higher ones came further",
          "? could a mark above 4 be given? None was"
        ]
      ]
    ],
    [
      {"2": 3, "4": 2},
      {direction: "down"},
      [
        [
          "votes.numbers",
          [4, 1],
          "numbers from 2 to 4",
          "? the lowest and the highest mark that could be given; 1 is taken for the best, since candidates with lower numbers came further"
        ]
      ]
    ],
    [
      {"0": 3, "10": 2},
      {direction: "up"},
      [["votes.numbers", [0, 10], "numbers from 0 to 10; candidates with higher ones came further"]]
    ],
    [
      {"0": 3, "100": 2},
      {direction: "up"},
      [["votes.numbers", [0, 100], "numbers from 0 to 100; candidates with higher ones came further"]]
    ],
    [
      {"-2": 3, "2": 2},
      {direction: "up"},
      [
        [
          "votes.numbers",
          [-2, 2],
          "numbers from -2 to 2; candidates with higher ones came further",
          "? could a mark above 2 be given? None was"
        ]
      ]
    ],
    [
      {"1.25": 3, "4": 2},
      {direction: "up"},
      [
        [
          "votes.numbers",
          [1, 4],
          "numbers from 1.25 to 4; candidates with higher ones came further",
          "? the lowest and the highest mark that could be given"
        ],
        [
          "votes.scale",
          ["strong_no", "no", "yes", "strong_yes"],
          "? numbers between the halves, so they are cut into four equal parts"
        ]
      ]
    ],
    [
      {"7.25": 3, "70": 2},
      {direction: "up"},
      [
        [
          "votes.numbers",
          [0, 100],
          "numbers from 7.25 to 70; candidates with higher ones came further",
          "? the lowest and the highest mark that could be given"
        ]
      ]
    ],
    [{"3/7": 3, "5/7": 2}, {}, [["votes.numbers", [1, 7], "numbers from 3 to 5"]]],
    [
      {"3 of 20": 3, "12 of 20": 2},
      {},
      [["votes.numbers", [0, 20], "numbers from 3 to 12", "? 20 is taken for the best: nothing here tells"]]
    ],
    [{"0/5": 3, "5/5": 2}, {}, [["votes.numbers", [0, 5], "numbers from 0 to 5"]]],
    [{"40%": 3, "80%": 2}, {}, [["votes.numbers", [0, 100], "numbers from 40 to 80"]]],
    [{"★★☆☆☆": 3, "★★★★☆": 2}, {}, [["votes.numbers", [1, 5], "numbers from 2 to 4"]]],
    [{"2 stars": 3, "4 stars": 2}, {heading: "Stars (max. 6)"}, [["votes.numbers", [1, 6], "numbers from 2 to 4"]]],
    [{"1": 3, "3": 2}, {heading: "Score (1 = best, 4 = worst)"}, [["votes.numbers", [4, 1], "numbers from 1 to 3"]]],
    [
      {"1": 3, "3": 2},
      {heading: "Score (1 = best, 4 = worst)", direction: "up"},
      [
        [
          "votes.numbers",
          [4, 1],
          "numbers from 1 to 3",
          "? by the words 1 is the best, but candidates with other numbers came further"
        ]
      ]
    ],
    [
      {"2": 3, "4": 2},
      {heading: "Score (1-6)", direction: "up"},
      [["votes.numbers", [1, 6], "numbers from 2 to 4; candidates with higher ones came further"]]
    ],
    [
      {"2": 3, "7": 2},
      {heading: "Score (1 to 6)", direction: "up"},
      [
        [
          "votes.numbers",
          [1, 7],
          "numbers from 2 to 7; candidates with higher ones came further",
          "? the lowest and the highest mark that could be given"
        ]
      ]
    ],
    [
      {"2": 3, "150": 2},
      {direction: "up"},
      [
        [
          "votes.numbers",
          [0, 150],
          "numbers from 2 to 150; candidates with higher ones came further",
          "? the lowest and the highest mark that could be given"
        ]
      ]
    ]
  ])("such as %j (%j)", (counts, options, entries) => {
    expect(said("vote", counts, options)).toEqual(entries);
  });

  it.each([2, 3, 4, 5, 6, 7, 10, 20, 100])("is the usual scale that holds them: up to %i", (most) => {
    const [, value] = said("vote", {"1": 3, [String(most)]: 2}, {direction: "up"})[0]!;
    expect(value).toEqual([most > 10 ? 0 : 1, most]);
  });

  it("goes by the words where these order all of them against the numbers", () => {
    expect(said("vote", {"1 - Strong yes": 3, "2 - Yes": 3, "3 - No": 3}).map(([key, value]) => [key, value])).toEqual([
      ["votes.labels.3 - No", "no"],
      ["votes.labels.2 - Yes", "yes"],
      ["votes.labels.1 - Strong yes", "strong_yes"]
    ]);
  });

  it("of ratings from 1 to 4 is nothing, unless the lower ones came further", () => {
    expect(said("rating", {"1": 3, "4": 3}, {direction: "up"})).toEqual([]);
    expect(said("rating", {"1": 3, "4": 3})).toEqual([]);
    expect(said("rating", {"1": 3, "4": 3}, {direction: "down"})[0]!.slice(0, 2)).toEqual(["ratings.numbers", [4, 1]]);
    expect(said("rating", {"1": 3}, {direction: "down"})).toEqual([]);
    expect(said("rating", {"1": 3, "4": 3}, {direction: "down", config: "ratings: {numbers: [1, 4]}"})).toEqual([]);
    expect(said("rating", {"0,5": 3, "4": 3}, {direction: "up"})[0]![0]).toBe("ratings.numbers");
    expect(said("rating", {"1": 3, "4,5": 3}, {direction: "up"})[0]![0]).toBe("ratings.numbers");
  });
});

describe("what is said of ratings in words", () => {
  it("is the five names where they are these, else their place between 1 and 4", () => {
    expect(said("rating", {Ja: 3, Nein: 2}).map(([key, value]) => [key, value])).toEqual([
      ["ratings.labels.Nein", "no"],
      ["ratings.labels.Ja", "yes"]
    ]);
    expect(said("rating", {Poor: 3, Fair: 2, Good: 2, Excellent: 2})).toEqual([
      ["ratings.labels.Poor", 1, "3 records"],
      ["ratings.labels.Fair", 2, "2 records"],
      ["ratings.labels.Good", 3, "2 records"],
      ["ratings.labels.Excellent", 4, "2 records"]
    ]);
    expect(said("rating", {Poor: 3, "Not assessed": 2, Good: 2, Excellent: 1})[0]).toEqual([
      "ratings.labels.Not assessed",
      "no_data",
      "2 records"
    ]);
  });
});

describe("people who are written in several ways", () => {
  const of = (...values: (string | null)[]) => spellings([columnOf("Who", values)]);

  it("are told where case, blanks, the order of names or the form of accents differ", () => {
    expect(of("Ann Lee", "ann lee", "Lee, Ann", "Ann  Lee", "Ann\u00a0Lee")).toEqual({people: 1, spellings: 4});
    expect(of("Zo\u00eb Fox", "Zoe\u0308 Fox")).toEqual({people: 1, spellings: 2});
    expect(of("Ann Lee", "Bo Ek", null)).toBeNull();
    expect(of("Lee,", "Lee")).toEqual(null);
  });
});
