import {describe, expect, it} from "vitest";
import {parseConfig} from "../../loaders/config/read.js";
import {proposedScale} from "../../loaders/canonical/unknown-answers.js";
import {checked, configOf, countsOf, withFolder} from "./support/exports.js";
import {failure, rowsOf, run} from "./support/runs.js";

/** One scorecard for each vote, in their order. */
const cards = (votes: readonly string[]): string =>
  `scorecard_id,application_id,interviewer_id,stage,vote\n${votes.map((vote, at) => `S${100 + at},A${at},I${at % 3},loop,"${vote}"`).join("\n")}\n`;

const ratingsOf = (ratings: readonly string[]): string =>
  `scorecard_id,question,rating\n${ratings.map((rating, at) => `S100,Q${100 + at},"${rating}"`).join("\n")}\n`;

async function read(files: Record<string, string>, config: object, table = "scorecards") {
  return await withFolder(async (folder) => {
    await run(folder, files, {config: configOf(config)});
    return await rowsOf(folder, table);
  });
}

async function votesRead(votes: readonly string[], config: object = {}): Promise<unknown[]> {
  return (await read({"scorecards.csv": cards(votes)}, config)).map(({vote}) => vote);
}

describe("votes", () => {
  it("of the known wordings are the five votes, whatever their case, blanks, invisible signs and colours of hands", async () => {
    const known = {
      strong_no: ["Definitely Not", "DEFINITELY_NO", "Strong No Hire", "👎👎", " STRONG\u00a0No ", "Strong-No\u200b"],
      no: ["NO", "no hire", "Do not hire", "Not a fit", "Thumbs down", "👎🏽"],
      yes: ["Yes", "Hire", "Recommend", "Thumbs Up", "👍", "👍🏿"],
      strong_yes: ["Strong Yes", "Strong hire", "Definitely yes", "Strongly recommend", "4 - Strong Hire"],
      mixed: ["mixed", "Neutral"]
    };
    expect(await votesRead(Object.values(known).flat())).toEqual(
      Object.entries(known).flatMap(([vote, words]) => words.map(() => vote))
    );
  });

  it("of a form with six answers keep them all, in their order and with their own points", async () => {
    const six = ["Strong No Hire", "No Hire", "Leaning No Hire", "Leaning Hire", "Hire", "Strong Hire"];
    const rows = await read({"scorecards.csv": cards([...six, " leaning  HIRE"])}, {votes: {scale: six}});
    expect(rows.map(({vote}) => vote)).toEqual([...six, "Leaning Hire"]);
    expect(rows.map(({vote_points}) => Math.round(10 * (vote_points as number)) / 10)).toEqual([
      1, 1.6, 2.2, 2.8, 3.4, 4, 2.8
    ]);
  });

  it("of a language with letters of its own are the same in capitals", async () => {
    const labels = {İyi: "yes", "Çok iyi": "strong_yes", Нет: "no"};
    expect(await votesRead(["İYİ", "ÇOK İYİ", "НЕТ"], {votes: {labels}})).toEqual(["yes", "strong_yes", "no"]);
  });

  it("in numbers are read however they are written, half steps too", async () => {
    const written = [
      "4",
      "4.0",
      "4,0",
      "4/5",
      "4 out of 5",
      "4 out of 5 stars",
      "4 stars",
      "★★★★☆",
      "⭐️⭐️⭐️⭐️",
      "4 - Good"
    ];
    expect(await votesRead([...written, "3.5", "★★★½☆"], {votes: {numbers: [1, 5]}})).toEqual([
      ...written.map(() => "4/5"),
      "3.5/5",
      "3.5/5"
    ]);
  });

  it("in signed numbers and in marks are of their own scale", async () => {
    expect(await votesRead(["-2", "−1", "0", "+1"], {votes: {numbers: [-2, 2]}})).toEqual(["-2", "-1", "0", "+1"]);
    const marks = ["0", "25", "26", "50 %", "51", "75,5", "100"];
    const parts = ["strong_no", "strong_no", "no", "no", "yes", "strong_yes", "strong_yes"];
    expect(await votesRead(marks, {votes: {numbers: [0, 100]}})).toEqual(parts);
    const ranges = {"0-39": "no", "40 - 100": "yes"};
    expect(await votesRead(["39", "40"], {votes: {ranges}})).toEqual(["no", "yes"]);
  });

  it("of another scale are told once, as numbers, with a line that reads them when pasted", async () => {
    const marks = Array.from({length: 96}, (_, at) => String(5 + at));
    const {message} = await failure(checked({"scorecards.csv": cards(marks)}));
    expect(message.match(/unknown vote/g)).toHaveLength(1);
    expect(message).toContain("the votes are numbers (here from 5 to 100)");
    const [, line] = /needed in it\): {2}(.*?) {2}if the form has 0 to 100/.exec(message)!;
    expect(await votesRead(marks, {votes: parseConfig(line!, "c.yaml").votes})).toHaveLength(96);
  });

  it("that lean to a side are told with the whole scale, which reads them when pasted", async () => {
    const votes = [...Array(30).fill("Leaning Hire"), ...Array(30).fill("Leaning No Hire"), "No Hire", "Strong Hire"];
    const {message} = await failure(checked({"scorecards.csv": cards(votes as string[])}));
    const [, line] = /needed in it\): {2}(.*?) {2}the answers of the form/.exec(message)!;
    const read = await votesRead(votes as string[], {votes: parseConfig(line!, "c.yaml").votes});
    expect(new Set(read)).toEqual(new Set(["Leaning Hire", "Leaning No Hire", "no", "strong_yes"]));
  });
});

describe("votes in signs", () => {
  const signs = ["--", "-", "+", "++"];

  it("are the five votes once they are configured, whichever minus is written", async () => {
    const labels = {"--": "strong_no", "-": "no", "+/-": "mixed", "+": "yes", "++": "strong_yes"};
    const written = ["--", "−−", "–", "-", "- ", "+/-", "±", "+", "+ +"];
    expect(await votesRead(written, {votes: {labels}})).toEqual([
      "strong_no",
      "strong_no",
      "no",
      "no",
      "no",
      "mixed",
      "mixed",
      "yes",
      "strong_yes"
    ]);
  });

  it("are told with the whole scale, the single minus included that is nothing until then", async () => {
    const votes = Array.from({length: 60}, (_, at) => signs[at % 4]!);
    const {message} = await failure(checked({"scorecards.csv": cards(votes)}));
    const [, line] = /needed in it\): {2}(.*?) {2}the answers of the form/.exec(message)!;
    const read = await votesRead(votes, {votes: parseConfig(line!, "c.yaml").votes});
    expect(read).toEqual(Array.from({length: 60}, (_, at) => signs[at % 4]));
  });

  it("are told so for ratings too, of which a minus would be none", async () => {
    const files = {"scorecards.csv": cards(["yes"]), "ratings.csv": ratingsOf(["--", "-", "+", "++", "--"])};
    const remedies = (await checked(files)).files.flatMap(({rejects}) => rejects.map(({remedy}) => remedy));
    const [, line] = /needed in it\): {2}(.*?) {2}the answers of the form/.exec(remedies[0]!)!;
    const rows = await read(files, {ratings: parseConfig(line!, "c.yaml").ratings}, "ratings");
    expect(rows.map(({rating_points}) => rating_points)).toEqual([1, 2, 3, 4, 1]);
  });

  it("a dash alone is no vote where no sign is configured, and a blank one where the configuration says so", async () => {
    const files = {"scorecards.csv": cards(["yes", "-", "—", ""])};
    expect((await checked(files)).files[0]!.rejects.map(({reason}) => reason)).toEqual(Array(3).fill("missing_value"));
    expect(await votesRead(["yes", "-", "—", ""], {votes: {labels: {"": "no_decision"}}})).toEqual([
      "yes",
      null,
      null,
      null
    ]);
  });

  it("are none in a column that the file lacks, also where a blank cell is one", async () => {
    const rows = await read({"scorecards.csv": cards(["yes", ""])}, {votes: {labels: {"": "no"}}});
    expect(rows.map(({vote, initial_vote}) => [vote, initial_vote])).toEqual([
      ["yes", null],
      ["no", null]
    ]);
  });
});

describe("a scale of which the lowest number is the best", () => {
  it("is read from its worst number to its best, however the numbers are written", async () => {
    const rows = await read(
      {"scorecards.csv": cards(["1 (best)", "2", "3.0", "4 (worst)"])},
      {votes: {numbers: [4, 1]}}
    );
    expect(rows.map(({vote, vote_points}) => [vote, vote_points])).toEqual([
      ["1 (best)", 4],
      ["2", 3],
      ["3", 2],
      ["4 (worst)", 1]
    ]);
    const ratings = {"scorecards.csv": cards(["yes"]), "ratings.csv": ratingsOf(["1", "2", "6", "7"])};
    const marks = await read(ratings, {ratings: {numbers: [6, 1]}}, "ratings");
    expect(marks.map(({rating_points}) => rating_points)).toEqual([4, 3.4, 1]);
  });

  it.each([
    ["votes", [1, 4], [4, 1]],
    ["ratings", [1, 4], [4, 1]],
    ["votes", [4, 1], [1, 4]]
  ] as const)("is refused where %s.numbers are %j and the words say the opposite", async (block, numbers, right) => {
    const down = numbers[0] < numbers[1];
    const answers = [`1 (${down ? "best" : "worst"})`, "2", "3", `4 (${down ? "worst" : "best"})`];
    const files = {
      "scorecards.csv": cards(block === "votes" ? answers : ["yes"]),
      ...(block === "ratings" ? {"ratings.csv": ratingsOf(answers)} : {})
    };
    const {message} = await failure(checked(files, {[block]: {numbers}}));
    expect(message).toContain(`by ${block}.numbers ${numbers[1]} is the best, and by the words`);
    expect(message).toContain(`numbers: [${right.join(", ")}]`);
    await expect(checked(files, {[block]: {numbers: right}})).resolves.toMatchObject({files: {}});
  });
});

describe("labels that nobody knows", () => {
  it("are told with lines that are right when all of them are pasted at once", async () => {
    const unknown = {
      vote: ["Rockstar", "Later"],
      status: ["Talent pool", "Paused"],
      decision: ["Go ahead", "Leave it"]
    };
    const twice = (labels: readonly string[]): string[] => labels.flatMap((label) => Array<string>(2).fill(label));
    const files = {
      "scorecards.csv": cards(twice(unknown.vote)),
      "decisions.csv": `application_id,decision\n${twice(unknown.decision)
        .map((label, at) => `A${at},${label}`)
        .join("\n")}\n`,
      "applications.csv": `application_id,status\n${twice(unknown.status)
        .map((label, at) => `A${at},${label}`)
        .join("\n")}\n`
    };
    const result = await checked(files);
    const remedies = new Set(result.files.flatMap(({rejects}) => rejects.map(({remedy}) => remedy)));
    const lines = [...remedies].map((remedy) => /: {2}(.*?) {2}with one/.exec(remedy)![1]!);
    const pasted = lines.map((line) => line.replace(/<([^|>]+)\|[^>]*>/, "$1")).join("\n");
    expect(lines).toHaveLength(6);
    const template = "votes:\n  labels: {}\napplications:\n  labels: {}\n";
    const config = parseConfig(template + pasted, "c.yaml");
    expect(
      (
        await checked(files, {votes: config.votes, applications: config.applications, decisions: config.decisions})
      ).files.map(({rejected}) => rejected)
    ).toEqual([0, 0, 0]);
  });
});

describe("ratings", () => {
  it("of a configured scale become 1 to 4 evenly, and a blank one is no data", async () => {
    const files = {"scorecards.csv": cards(["yes"]), "ratings.csv": ratingsOf(["1", "3", "4.5", "5/5", "", "★★"])};
    const rows = await read(files, {ratings: {numbers: [1, 5]}}, "ratings");
    expect(rows.map(({rating_points}) => rating_points)).toEqual([1, 2.5, 3.625, 4, null, 1.75]);
    expect(rows.map(({no_data}) => no_data)).toEqual([false, false, false, false, true, false]);
  });

  it("of 1 to 5 are never read by half, however few fives there are", async () => {
    const ratings = [...Array(397).fill("4"), "5", "5", "5"] as string[];
    const {message} = await failure(checked({"scorecards.csv": cards(["yes"]), "ratings.csv": ratingsOf(ratings)}));
    expect(message).toContain("ratings are numbers of another scale than 1 to 4");
    expect(message).toContain("ratings: { numbers: [1, 5] }");
  });
});

describe("statuses and decisions", () => {
  it("are read in common words, and in the company's own once they are configured", async () => {
    const files = {
      "scorecards.csv": cards(["yes"]),
      "decisions.csv": "application_id,decision,offer_status\nA1,Hire,Signed\nA2,Reject,\nA3,Go ahead,Verbal yes\n",
      "applications.csv": "application_id,status\nA1,Hired\nA2,Withdrew\nA3,Talent pool\n"
    };
    const config = {
      decisions: {labels: {"Go ahead": "offer"}},
      offers: {labels: {"Verbal yes": "accepted"}},
      applications: {labels: {"Talent pool": "closed"}}
    };
    await withFolder(async (folder) => {
      await run(folder, files, {config: configOf(config)});
      expect((await rowsOf(folder, "decisions")).map(({decision, offer_status}) => [decision, offer_status])).toEqual([
        ["offer", "accepted"],
        ["no_offer", null],
        ["offer", "accepted"]
      ]);
      expect((await rowsOf(folder, "applications")).map(({status}) => status)).toEqual([
        "hired",
        "withdrawn",
        "closed"
      ]);
    });
    const result = await checked(files);
    const remedies = result.files.flatMap(({rejects}) => rejects.map(({remedy}) => remedy));
    expect(remedies).toEqual([
      expect.stringContaining(`applications: { labels: { "Talent pool": <active|hired|rejected|withdrawn|closed> } }`),
      expect.stringContaining(`decisions: { labels: { "Go ahead": <offer|no_offer|no_decision> } }`)
    ]);
  });

  it("one column may tell decisions and what became of offers, and who was decided nothing about is left out", async () => {
    const decisions = ["Hired", "Offer declined", "Rejected", "On hold"];
    const rows = decisions.map((decision, at) => `A${at},${decision},${decision}`).join("\n");
    const files = {
      "scorecards.csv": cards(["yes"]),
      "decisions.csv": `application_id,decision,offer_status\n${rows}\n`
    };
    const config = {decisions: {labels: {"Offer declined": "offer", "On hold": "no_decision"}}};
    await withFolder(async (folder) => {
      const result = await run(folder, files, {config: configOf(config)});
      expect(result.files.map(({rejected}) => rejected)).toEqual([0, 0]);
      expect(countsOf(result)).toEqual({"exclude tables: decisions_that_are_none": 1});
      expect((await rowsOf(folder, "decisions")).map((row) => [row.decision, row.offer_status])).toEqual([
        ["offer", "accepted"],
        ["offer", "declined"],
        ["no_offer", null]
      ]);
    });
  });
});

describe("proposedScale", () => {
  it.each([
    [["1", "3", "5"], {numbers: [1, 5]}],
    [["0", "3", "4"], {numbers: [0, 4]}],
    [["2", "7"], {numbers: [1, 7]}],
    [["1.5", "9"], {numbers: [1, 10]}],
    [["0", "9.5"], {numbers: [0, 10]}],
    [["-2", "+1"], {numbers: [-2, 2]}],
    [["17", "12"], {numbers: [0, 20]}],
    [["80 %", "35 %"], {numbers: [0, 100]}],
    [["1 - Poor", "4 - Excellent"], {numbers: [1, 4]}],
    [["1 (best)", "2", "5 (worst)"], {numbers: [5, 1]}],
    [["--", "+", "++"], {scale: ["--", "-", "+", "++"]}],
    [["+", "0"], {scale: ["-", "0", "+"]}],
    [["★★★☆☆", "★★★★★"], {numbers: [1, 5]}],
    [["SH", "H", "NH", "SNH"], {scale: ["SNH", "NH", "H", "SH"]}],
    [["4 - Yes", "5 - Strong yes", "3 - Neutral"], {scale: ["3 - Neutral", "4 - Yes", "5 - Strong yes"]}],
    [["1 - Strong Hire"], null],
    [["⭐"], null],
    [["Rockstar", "Later"], null]
  ])("%j: %j", (values, scale) => {
    expect(proposedScale(values)).toEqual(scale);
  });
});
