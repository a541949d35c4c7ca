import {describe, expect, it} from "vitest";
import {columnOf} from "../../../loaders/propose/profile.js";
import {groupsOf, isPersonal, patternOf, votesAlone} from "../../../loaders/propose/shapes/groups.js";
import {loneVote, questionsOf} from "../../../loaders/propose/shapes/questions.js";
import {takenApart} from "../../../loaders/propose/shapes/split.js";
import {loneRows, nameCandidates} from "../../../loaders/propose/shapes/titles.js";
import {rolesOf} from "../../../loaders/propose/roles.js";
import type {Concept} from "../../../loaders/propose/words.js";

const people = ["Ann Lee", "Bo Ray", "Cy Fox", "Di Orr"];
const cycle = (heading: string, values: readonly (string | null)[], records = 40, step = 1) =>
  columnOf(
    heading,
    Array.from({length: records}, (_, at) => values[Math.floor(at / step) % values.length]!)
  );
const who = (heading: string) => cycle(heading, people);
const marks = (heading: string, values = ["1", "2", "3", "4"]) => cycle(heading, values);
const days = (heading: string) => cycle(heading, ["2025-03-01", "2025-03-02"]);
const told = (...columns: Parameters<typeof groupsOf>[0][number][]) =>
  groupsOf(columns).map(({key, interviewer, vote, ...times}) =>
    [key, interviewer?.heading ?? null, vote.heading, ...Object.values(times).map((time) => time!.heading)].join(" | ")
  );

describe("interviews beside each other", () => {
  it("are told by what their headings have in common", () => {
    expect(told(who("Interviewer 1"), marks("Score 1"), who("Interviewer 2"), marks("Score 2"))).toEqual([
      "1 | Interviewer 1 | Score 1",
      "2 | Interviewer 2 | Score 2"
    ]);
    expect(
      told(
        who("Phone screen interviewer"),
        marks("Phone screen score (1-4)"),
        days("Phone screen date"),
        who("Design interviewer"),
        marks("Design score (1 = worst)"),
        days("Design submitted at"),
        cycle("Design comment", ["fine work"])
      )
    ).toEqual([
      "phone screen | Phone screen interviewer | Phone screen score (1-4) | Phone screen date",
      "design | Design interviewer | Design score (1 = worst) | Design submitted at"
    ]);
  });

  it("are none where only one has an interviewer and a vote, and what is not named beside several is none of them", () => {
    expect(told(who("Interviewer 1"), marks("Score 1"), who("Interviewer 2"))).toEqual([]);
    expect(told(who("Interviewer"), marks("Score"))).toEqual([]);
    const two = [who("Interviewer A"), marks("Score A"), who("Interviewer B"), marks("Score B")];
    expect(told(...two, who("Interviewer"), marks("Score"))).toEqual([
      "a | Interviewer A | Score A",
      "b | Interviewer B | Score B"
    ]);
    expect(told(two[0]!, two[1]!, who("Interviewer"), marks("Score"))).toHaveLength(2);
  });

  it("before the loop may be called by several names, where each holds something else", () => {
    const loop = [who("Interviewer 1"), marks("Score 1")];
    expect(told(who("Screener"), marks("Phone score"), days("Phone screen date"), ...loop)).toEqual([
      "1 | Interviewer 1 | Score 1",
      "screener | Screener | Phone score | Phone screen date"
    ]);
    expect(told(who("Screener"), who("Phone screen by"), marks("Phone score"), ...loop)).toEqual([]);
  });

  it("have no candidates, roles, averages or remarks for interviewers and votes", () => {
    const others = [
      who("Candidate 1"),
      cycle("Role 1", ["Engineer", "Analyst"]),
      marks("Average 1"),
      marks("Comment 1")
    ];
    expect(told(...others, who("Candidate 2"), marks("Average 2"))).toEqual([]);
  });

  it("may be votes alone: numbered, or below the names of three people and whoever stands beside them", () => {
    const alone = (...columns: ReturnType<typeof marks>[]) => votesAlone(columns).map(({vote}) => vote.heading);
    expect(alone(marks("Score 1"), marks("Score 2"), marks("Depth 3"))).toEqual(["Score 1", "Score 2"]);
    expect(alone(marks("Score 1"), marks("Depth 2"))).toEqual([]);
    expect(alone(marks("Ann Lee"), marks("Bo Ray"), marks("Cy Fox"), marks("Depth"))).toEqual([
      "Ann Lee",
      "Bo Ray",
      "Cy Fox"
    ]);
    expect(alone(marks("Ann Lee"), marks("Bo Ray"))).toEqual([]);
    expect(
      alone(
        marks("Total Score"),
        marks("Depth"),
        marks("Ann Lee"),
        marks("May Grant"),
        marks("Bo Ray"),
        marks("Cy Fox")
      )
    ).toEqual(["Ann Lee", "May Grant", "Bo Ray", "Cy Fox"]);
    expect(alone(marks("Ann Lee"), cycle("Di Orr", [null]), marks("Bo Ray"), marks("Cy Fox"))).not.toContain("Di Orr");
  });
});

describe("a heading that is a name", () => {
  it.each(["Ann Lee", "Anne-Marie O'Neil", "Ann B. Lee", "Ann Berta Lee", "José Álvarez"])("%s", (heading) => {
    expect(isPersonal(heading)).toBe(true);
  });

  it.each([
    "Ann",
    "ann lee",
    "Ann lee",
    "Phone Screen",
    "Strong Yes",
    "Final Score",
    "Ann Bo Cy Lee",
    "Ann Lee 2",
    "A B"
  ])("is not %s", (heading) => {
    expect(isPersonal(heading)).toBe(false);
  });
});

describe("what headings have in common", () => {
  it.each<[string[], string, string[]]>([
    [["Score 1", "Score 2", "Score 10"], "Score {n}", ["1", "2", "10"]],
    [["Score 1", "Score 10"], "Score {n}", ["1", "10"]],
    [["1st score", "2nd score"], "{n} score", ["1st", "2nd"]],
    [["Coding", "Clarity"], "{n}", ["Coding", "Clarity"]],
    [["Depth rating", "Tests rating"], "{n} rating", ["Depth", "Tests"]],
    [["ratingDepth", "ratingTests"], "rating{n}", ["Depth", "Tests"]],
    [["Interviewer A score", "Interviewer B score"], "Interviewer {n} score", ["A", "B"]],
    [["Score", "Score 2"], "Score{n}", ["", " 2"]]
  ])("%j: %s", (headings, pattern, values) => {
    expect(patternOf(headings)).toEqual({pattern, values});
  });

  it.each([[["Score"]], [["Score", "Score"]], [["{a} 1", "{a} 2"]], [["a} 1", "a} 2"]]])("%j: nothing", (headings) => {
    expect(patternOf(headings)).toBeNull();
  });
});

describe("several people in one cell", () => {
  const apart = (...columns: Parameters<typeof takenApart>[0][number][]) => {
    const {several} = takenApart(columns);
    return several && [several.by, [...several.parted.keys()]];
  };
  const panel = (by: string) =>
    cycle("Interviewers", [`Ann Lee${by}Bo Ray`, `Bo Ray${by}Cy Fox`, `Cy Fox${by}Ann Lee`, "Ann Lee"]);
  const scores = (by: string, third = "") => cycle("Scores", [`3${by}4${third}`, `2${by}1`, `4${by}4`, "4"]);

  it.each(["\n", ";", "|", "/", "&", "+", " and ", " und ", ","])(
    "are parted by %j, with the answers in step",
    (by) => {
      expect(apart(panel(by), scores(by))).toEqual([by, ["Interviewers", "Scores"]]);
      expect(apart(panel(by), scores(by, `${by}1`))).toEqual([by, ["Interviewers"]]);
    }
  );

  it("are not where the sign is rare, or stands within one name", () => {
    expect(apart(cycle("Interviewers", ["Ann Lee; Bo Ray", ...Array<string>(7).fill("Ann Lee")]))).toBeNull();
    expect(apart(cycle("Interviewers", ["Lee, Ann", "Ray, Bo", "Fox, Cy"]))).toBeNull();
    expect(apart(cycle("Skills", ["Coding; Design", "Coding; Tests"]))).toBeNull();
  });
});

describe("columns of marks for questions", () => {
  const card = [who("Interviewer"), cycle("Application ID", ["a", "b", "c", "d", "e"], 40, 8), marks("Recommendation")];
  const asked = (...columns: ReturnType<typeof marks>[]) => {
    const all = [...card, ...columns];
    return questionsOf(all, rolesOf(all), []).map(({heading}) => heading);
  };

  it("are those of one kind that are nothing else", () => {
    expect(asked(marks("Depth"), marks("Tests"), days("Interview date"), cycle("Notes", ["ok", "good"]))).toEqual([
      "Depth",
      "Tests"
    ]);
    expect(asked(marks("Depth"), marks("Tests"), cycle("Pace", ["Good", "Poor"]))).toEqual(["Depth", "Tests"]);
    expect(asked(marks("Depth"), marks("Tests"), cycle("Consent", ["true", "false"]))).toEqual(["Depth", "Tests"]);
    expect(asked(marks("Depth"), marks("Tests"), marks("Average score"))).toEqual(["Depth", "Tests"]);
  });

  it.each<[string[], boolean]>([
    [["1", "5"], true],
    [["1", "6"], false],
    [["5", "10"], false]
  ])("of one scale: beside marks up to 4, %j: %s", (values, isOne) => {
    expect(asked(marks("Depth"), marks("Tests"), marks("Pace", values)).includes("Pace")).toBe(isOne);
  });

  it.each<[string[], string[]]>([
    [
      ["5", "10"],
      ["6", "10"]
    ],
    [
      ["5", "20"],
      ["6", "11"]
    ],
    [
      ["5", "100"],
      ["6", "21"]
    ]
  ])("and so of larger scales: %j and %j", (one, other) => {
    expect(asked(marks("Depth", one), marks("Tests", other))).toEqual(["Depth", "Tests"]);
  });

  it("are one alone where it has the scale of the vote", () => {
    expect(asked(marks("Depth"))).toEqual(["Depth"]);
    expect(asked(cycle("Depth", ["Good", "Poor"]))).toEqual([]);
  });

  it("are not what all rows of an application say alike", () => {
    expect(asked(marks("Depth"), marks("Tests"), cycle("Grade", ["1", "2", "3", "4", "2"], 40, 8))).toEqual([
      "Depth",
      "Tests"
    ]);
  });

  it("are those of one mark on every row too, where they stand next to others", () => {
    expect(asked(marks("Depth"), cycle("Tests", ["3"]), cycle("Pace", ["3"]), marks("Clarity"))).toEqual([
      "Depth",
      "Tests",
      "Pace",
      "Clarity"
    ]);
  });
});

describe("the vote where no heading says so", () => {
  const found = (...columns: ReturnType<typeof marks>[]) => {
    const all = [who("Interviewer"), cycle("Application ID", ["a", "b", "c", "d", "e"], 40, 8), ...columns];
    const roles = new Map(rolesOf(all));
    roles.delete("vote");
    loneVote(roles as Map<Concept, (typeof all)[number]>, all, []);
    return roles.get("vote")?.heading;
  };

  it("is the only column of few answers in which interviewers differ", () => {
    expect(found(marks("Depth"))).toBe("Depth");
    expect(found(marks("Depth"), marks("Tests"))).toBeUndefined();
    expect(found(cycle("Depth", ["1", "2", "3", "4", "5"], 40, 8))).toBeUndefined();
    expect(found(cycle("Depth", ["3"]))).toBeUndefined();
    expect(found(cycle("Depth", ["1", "2", null, null, null]))).toBeUndefined();
    expect(found(cycle("Depth", ["1", "2", null, null]))).toBe("Depth");
  });
});

describe("rows of one text alone", () => {
  const rows = (lone: number, others: number) => [...Array<number>(lone).fill(1), ...Array<number>(others).fill(4)];

  it.each<[string[], number[], number]>([
    [["Interviewer", "Score", "Date"], rows(3, 9), 3],
    [["Interviewer", "Score", "Date"], rows(2, 9), 0],
    [["Interviewer", "Score", "Date"], rows(6, 4), 6],
    [["Interviewer", "Score", "Date"], rows(7, 4), 0],
    [["Interviewer", "Score"], rows(3, 9), 0],
    [["Candidate", "Score", "Date"], rows(3, 9), 0],
    [["First name", "Score", "Date"], rows(3, 9), 0]
  ])("below %j: %#", (headings, filled, lone) => {
    expect(loneRows(headings, filled)).toBe(lone);
  });

  const titles = people.flatMap((name) => Array<string>(5).fill(name));
  const others = [cycle("Interviewer", ["Nina Okoro", "Paul Schmidt"])];

  it("name candidates where they are people of one block each, and none of the table's own values", () => {
    expect(nameCandidates(titles, others)).toBe(true);
    expect(nameCandidates(titles.slice(0, 10), others)).toBe(false);
    expect(nameCandidates([...titles, ...titles], others)).toBe(false);
    expect(nameCandidates([...titles, null], others)).toBe(false);
    expect(nameCandidates(titles, [who("Interviewer")])).toBe(false);
    expect(
      nameCandidates(
        titles.map((_, at) => ["Data Engineer", "Product Manager", "Ux Designer"][Math.floor(at / 7)]!),
        others
      )
    ).toBe(false);
    expect(
      nameCandidates(
        titles.map((_, at) => ["Phone Screen", "Final Round", "Onsite Panel"][Math.floor(at / 7)]!),
        others
      )
    ).toBe(false);
    expect(
      nameCandidates(
        titles.map((_, at) => ["A-1", "A-2", "A-3"][Math.floor(at / 7)]!),
        others
      )
    ).toBe(false);
  });
});
