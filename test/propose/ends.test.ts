import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../loaders/config/config.js";
import {directionBy} from "../../loaders/propose/direction.js";
import {meetIds} from "../../loaders/propose/ids.js";
import {keyPlan} from "../../loaders/propose/keys.js";
import {withoutObjects} from "../../loaders/propose/shapes/nested.js";
import {propose} from "../../loaders/propose/propose.js";
import {tableSample} from "../../loaders/propose/table.js";
import {understand} from "../../loaders/propose/understand.js";
import {discover} from "../../loaders/reader/discover.js";
import {sampleFile} from "../../loaders/reader/open.js";
import {withFolder, writeFiles} from "../reader/support/exports.js";

type Cells = readonly (string | null)[];
const table = (path: string, columns: Record<string, Cells>, records: number) =>
  tableSample(
    path,
    Object.keys(columns),
    Array.from({length: records}, (_, at) => Object.values(columns).map((values) => values[at % values.length]!))
  );
const people = ["Nina Okoro", "Paul Schmidt", "Rita Gomez", "Sam Patel"];
const ids = (count: number, from = "A"): string[] => Array.from({length: count}, (_, at) => `${from}-${100 + at}`);
const plan = {by: "application_id", with: []} as const;

describe("which way numbers run, by what became of applications", () => {
  /** So many good ends with this mark, and so many bad ones with that. */
  const run = (
    good: number[],
    bad: number[],
    end: [heading: string, good: string, bad: string] = ["Status", "Hired", "Rejected"]
  ) => {
    const all = [...good, ...bad];
    const scorecards = understand(
      table(
        "x.csv",
        {
          "Opportunity ID": ids(all.length),
          Interviewer: people,
          Score: all.map(String),
          [end[0]]: all.map((_, at) => (at < good.length ? end[1] : end[2]))
        },
        all.length
      )
    );
    const column = scorecards.sample.columns.find(({heading}) => heading === "Score")!;
    return directionBy([scorecards], [], plan)([column]);
  };
  const times = (count: number, ...marks: number[]): number[] =>
    Array.from({length: count}, (_, at) => marks[at % marks.length]!);

  it("is told where five of either end differ by more than chance", () => {
    expect(run(times(5, 4, 3), times(5, 1, 2))).toBe("up");
    expect(run(times(5, 1, 2), times(5, 4, 3))).toBe("down");
    expect(run(times(4, 4, 3), times(5, 1, 2))).toBeNull();
    expect(run(times(5, 4, 3), times(4, 1, 2))).toBeNull();
    expect(run(times(6, 1, 4), times(6, 2, 3))).toBeNull();
    expect(run(times(5, 4), times(5, 1))).toBe("up");
  });

  it("goes by decisions too, and by no status that tells no end", () => {
    const good = times(6, 4, 3);
    const bad = times(6, 1, 2);
    expect(run(good, bad, ["Decision", "Offer", "No offer"])).toBe("up");
    expect(run(good, bad, ["Status", "Withdrew", "Rejected"])).toBeNull();
    expect(run(good, bad, ["Status", "Hired", "On hold"])).toBeNull();
  });

  it("goes by ends that stand in another table, of the plain format too, and by scorecards' ids", () => {
    const marks = [...times(6, 4, 3), ...times(6, 1, 2)];
    const cards = understand(
      table("x.csv", {"Opportunity ID": ids(12), Interviewer: people, Score: marks.map(String)}, 12)
    );
    const column = cards.sample.columns.find(({heading}) => heading === "Score")!;
    const status = Array.from({length: 12}, (_, at) => (at < 6 ? "hired" : "rejected"));
    const applications = table("applications.csv", {application_id: ids(12), status}, 12);
    expect(directionBy([cards], [applications], plan)([column])).toBe("up");
    const decisions = table(
      "decisions.csv",
      {application_id: ids(12), decision: status.map((one) => (one === "hired" ? "offer" : "no_offer"))},
      12
    );
    expect(directionBy([cards], [decisions], plan)([column])).toBe("up");
    expect(directionBy([cards], [], plan)([column])).toBeNull();
    const scorecards = table(
      "scorecards.csv",
      {
        scorecard_id: ids(12, "S"),
        application_id: ids(12),
        interviewer_id: people,
        stage: ["phone_screen"],
        vote: ["yes"]
      },
      12
    );
    const ratings = table(
      "ratings.csv",
      {scorecard_id: ids(12, "S"), question: ["Depth"], rating: marks.map(String)},
      12
    );
    const rating = ratings.columns.find(({heading}) => heading === "rating")!;
    expect(directionBy([], [scorecards, ratings, applications], plan)([rating])).toBe("up");
    expect(directionBy([], [ratings, applications], plan)([rating])).toBeNull();
  });

  it("goes by who came to the loop where ends are not known of enough", () => {
    const rows = Array.from({length: 20}, (_, at) => ({id: `A-${100 + at}`, isGood: at < 10}));
    const visits = rows.flatMap(({id, isGood}, at) => [
      [id, "Phone screen", people[at % 4]!, isGood ? String(3 + (at % 2)) : String(1 + (at % 2))],
      ...(isGood ? [[id, "Onsite", people[(at + 1) % 4]!, "3"]] : [])
    ]);
    const cards = understand(tableSample("x.csv", ["Opportunity ID", "Stage", "Interviewer", "Score"], visits));
    const column = cards.sample.columns.find(({heading}) => heading === "Score")!;
    expect(directionBy([cards], [], plan)([column])).toBe("up");
    const plain = tableSample(
      "scorecards.csv",
      ["scorecard_id", "application_id", "interviewer_id", "stage", "vote"],
      visits.map(([id, stage, who, score], at) => [`S${at}`, id!, who!, stage!, score!])
    );
    const vote = plain.columns.find(({heading}) => heading === "vote")!;
    expect(directionBy([], [plain], plan)([vote])).toBe("up");
  });
});

describe("ids that are met in several tables, whatever they are called", () => {
  const met = (...tables: ReturnType<typeof table>[]) => {
    const all = tables.map((one) => understand(one));
    meetIds(all, []);
    return all.map(({roles}) =>
      [...roles]
        .filter(([concept]) => concept.endsWith("_id"))
        .map(([concept, {heading}]) => `${concept} ${heading}`)
        .sort()
    );
  };
  const cards = (columns: Record<string, Cells>, records = 24) =>
    table("x.csv", {...columns, Interviewer: people, Recommendation: ["Yes", "No", "Strong yes"]}, records);
  const twice = (values: string[]) => values.flatMap((value) => [value, value]);

  it("are those of which one table has each once and another several times", () => {
    const apps = (values: string[]) =>
      table("apps.csv", {Key: values, Level: ["Senior", "Junior"], Status: ["Hired", "Rejected"]}, values.length);
    expect(met(apps(ids(12)), cards({Ref: twice(ids(12))}))).toEqual([["application_id Key"], ["application_id Ref"]]);
    expect(met(apps(ids(12)), cards({Ref: twice(ids(12, "B"))}))).toEqual([[], []]);
    expect(met(apps(ids(4)), cards({Ref: twice(ids(4))}, 8))).toEqual([[], []]);
    const some = (count: number) => [...ids(count), ...ids(10 - count, "B")];
    expect(met(apps(ids(10)), cards({Ref: twice(some(6))}, 20))[1]).toEqual(["application_id Ref"]);
    expect(met(apps(ids(10)), cards({Ref: twice(some(5))}, 20))[1]).toEqual([]);
  });

  it("are codes: short, with a figure, and no mark, day, address or text", () => {
    const code = (make: (at: number) => string) => {
      const values = Array.from({length: 12}, (_, at) => make(at));
      const apps = table("apps.csv", {Key: values, Level: ["Senior", "Junior"], Status: ["Hired", "Rejected"]}, 12);
      return met(apps, cards({Ref: twice(values)}))[1]!.length > 0;
    };
    expect([
      code((at) => `C-${at}`),
      code((at) => `R2025/${at}`),
      code((at) => String(104_233 + at)),
      code((at) => String(200 + at))
    ]).toEqual([true, true, true, true]);
    expect([
      code((at) => `2025-03-${10 + at}`),
      code((at) => String(45_700 + at)),
      code((at) => `a${at}@x.io`),
      code((at) => `${"x".repeat(40)}${at}`),
      code((at) => "abcdefghijkl"[at]!.repeat(3)),
      code((at) => `a b ${at}`),
      code((at) => String(at + 0.5))
    ]).toEqual([false, false, false, false, false, false, false]);
  });

  it("of scorecards are met by their ratings", () => {
    const ratings = table(
      "r.csv",
      {Link: twice(ids(12, "S")), Question: ["Depth", "Tests"], Mark: ["1", "2", "3"]},
      24
    );
    const [own, other] = met(cards({Nr: ids(12, "S"), "Opportunity ID": ids(12)}, 12), ratings);
    expect([own, other]).toEqual([["application_id Opportunity ID", "scorecard_id Nr"], ["scorecard_id Link"]]);
  });

  it("of one table that each stand for one candidate are the candidates'", () => {
    const names = ["Ada Abel", "Bert Brandt", "Cleo Conti", "Dina Duarte", "Emil Eriksen", "Faye Fox"];
    const own = (codes: string[]) => met(cards({Candidate: twice(names), Code: codes}, 12))[0];
    expect(own(twice(ids(6)))).toEqual(["candidate_id Code"]);
    expect(own(ids(12))).toEqual([]);
    expect(own([...twice(ids(5)), "A-100", "A-105"])).toEqual([]);
  });

  it("that are known in one table are found in another by their values", () => {
    const known = table("k.csv", {"Opportunity ID": ids(6), Status: ["Hired", "Rejected"]}, 6);
    const find = (values: string[]) => met(known, table("o.csv", {Link: values, Colour: ["Blue"]}, values.length))[1];
    expect(find(ids(6))).toEqual(["application_id Link"]);
    expect(find([...ids(3), "x", "y"])).toEqual(["application_id Link"]);
    expect(find([...ids(2), "x", "y", "z"])).toEqual([]);
    expect(find(ids(4))).toEqual([]);
  });
});

describe("the key of applications", () => {
  it("takes along what parts candidates in one of several tables", () => {
    const one = understand(
      table(
        "a.csv",
        {
          "Candidate ID": ["C-1", "C-1", "C-2", "C-2"],
          Position: ["Engineer", "Analyst"],
          Interviewer: people,
          Recommendation: ["Yes", "No"]
        },
        8
      )
    );
    const other = understand(
      table(
        "b.csv",
        {"Candidate ID": ["C-1", "C-2"], Position: ["Engineer", "Engineer"], Status: ["Hired", "Rejected"]},
        4
      )
    );
    expect(keyPlan([one, other], {hasIds: false})).toEqual({by: "candidate_id", with: ["role"]});
    expect(keyPlan([other], {hasIds: false})).toEqual({by: "candidate_id", with: []});
  });
});

describe("tables that another one makes needless", () => {
  const cards = {"Opportunity ID": ids(12), Interviewer: people, Recommendation: ["Yes", "No", "Strong yes"]};

  it("are left out where they lie beside what is needed, and told where there is nothing else", () => {
    const beside = {...table("eeoc.csv", {Colour: ["Blue"]}, 3), isBeside: true};
    const both = propose([table("x.csv", cards, 12), beside], defaultConfig());
    expect([both.tables.map(({path}) => path), both.unread]).toEqual([["x.csv"], []]);
    expect(propose([beside], defaultConfig()).unread.map(({path}) => path)).toEqual(["eeoc.csv"]);
    const votes = {...table("offices.csv", cards, 12), isBeside: true};
    expect(propose([table("x.csv", cards, 12), votes], defaultConfig()).tables).toHaveLength(2);
  });

  it("are read before scorecards where they are of applications alone, and stand in the order of their names", () => {
    const apps = table("z.csv", {"Opportunity ID": ids(12), Position: ["Engineer", "Analyst"]}, 12);
    const {tables} = propose(
      [table("x.csv", {...cards, Position: ["Analyst", "Engineer"]}, 12), apps],
      defaultConfig()
    );
    expect(tables.map(({path, feeds}) => [path, feeds.map(({table: name}) => name)])).toEqual([
      ["x.csv", ["scorecards"]],
      ["z.csv", ["applications"]]
    ]);
  });

  it("in the plain format need no line but that of their encoding", () => {
    const plain = table(
      "scorecards.csv",
      {scorecard_id: ids(3), application_id: ids(3), interviewer_id: people, stage: ["loop"], vote: ["yes"]},
      3
    );
    expect(propose([plain], defaultConfig()).tables).toEqual([]);
    expect(propose([{...plain, encoding: "windows-1252"}], defaultConfig()).tables).toMatchObject([
      {path: "scorecards.csv", saw: "in the plain format", keys: [{name: "encoding", value: "windows-1252"}], feeds: []}
    ]);
  });

  it("of times since 1970 say so", () => {
    const {tables} = propose(
      [table("x.csv", {...cards, Submitted: ["1735689600", "1735776000"]}, 12)],
      defaultConfig()
    );
    expect(tables[0]!.keys).toContainEqual({
      name: "dates",
      value: "unix",
      saw: "times are numbers of seconds or milliseconds since 1970"
    });
  });
});

describe("records that hold objects", () => {
  const read = async (name: string, records: object[]) =>
    withFolder(async (folder) => {
      writeFiles(folder, {[name]: JSON.stringify(records)});
      const [file] = await discover(folder);
      const {columns, flatten} = await withoutObjects(await sampleFile(file!));
      return {columns, flatten};
    });

  it("are rows of single values, an entry of the list that speaks of interviews each", async () => {
    const feedback = [{interviewer: {name: "Ann"}, score: 3, marks: [{question: "Depth", rating: 4}]}];
    expect(await read("x.json", [{id: 1, candidate: {name: "Bo"}, tags: [{label: "x"}], feedback}])).toEqual({
      columns: [
        "id",
        "candidate.name",
        "tags",
        "feedback[].interviewer.name",
        "feedback[].score",
        "feedback[].marks[].question",
        "feedback[].marks[].rating"
      ],
      flatten: ["feedback", "feedback[].marks"]
    });
    expect(await read("x.json", [{id: 1, candidate: {name: "Bo"}}])).toEqual({
      columns: ["id", "candidate.name"],
      flatten: []
    });
    expect((await read("x.json", [{id: 1, tags: [{label: "x"}]}])).flatten).toEqual([]);
    // A list that says nothing itself may hold the one that does.
    const within = [{name: "Onsite", slots: [{at: "9:00", feedback}], rooms: [{label: "A"}]}];
    expect((await read("x.json", [{id: 1, stages: within, tags: [{label: "x"}]}])).flatten).toEqual([
      "stages",
      "stages[].slots",
      "stages[].slots[].feedback",
      "stages[].slots[].feedback[].marks"
    ]);
  });

  it("are left as they are where they hold none, or are of the plain format", async () => {
    // Values of a list stand in one cell.
    expect(await read("x.json", [{id: 1, list: ["a"]}])).toEqual({columns: ["id", "list"], flatten: []});
    expect(await read("x.json", [{id: 1, list: []}])).toEqual({columns: ["id", "list"], flatten: null});
    const plain = {scorecard_id: 1, application_id: 1, interviewer_id: 1, stage: "loop", vote: "yes", more: {a: 1}};
    expect((await read("x.json", [plain])).flatten).toBeNull();
  });
});
