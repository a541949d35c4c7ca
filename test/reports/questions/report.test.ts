import {describe, expect, it} from "vitest";
import type {Finding} from "../../../src/contracts/finding.js";
import type {QuestionDetails} from "../../../src/contracts/question-details.js";
import type {QuestionUse} from "../../../src/contracts/question-use.js";
import type {Questions} from "../../../src/contracts/questions.js";
import {questions} from "../../../loaders/reports/questions/report.js";
import {createRandom} from "../../../src/statistics/random.js";
import {smallWarehouse, type SmallTables} from "../../support/small-warehouse.js";

const labels = ["strong_no", "no", "yes", "strong_yes"];
const point = (latent: number) => Math.min(4, Math.max(1, Math.round(latent)));

interface Bank {
  loops: number;
  /** Question → attribute, and how it behaves; date goes from 0 to 1. */
  bank: Record<string, {attribute: string; rating: (ability: number, noise: number, date: number) => number | null}>;
}

/** Loops of four interviews over eighteen months; every interviewer asks every question. */
function asked({loops, bank}: Bank): SmallTables {
  const random = createRandom(77);
  const tables = {applications: [], scorecards: [], ratings: [], decisions: []} as Required<
    Pick<SmallTables, "applications" | "scorecards" | "ratings" | "decisions">
  >;
  for (let loop = 0; loop < loops; loop++) {
    const date = loop / loops;
    const held = new Date(Date.parse("2025-01-02T09:00:00Z") + date * 540 * 86_400_000);
    const ability = random.normal();
    tables.applications.push({application_id: `A${loop}`, candidate_id: `C${loop}`});
    for (let seat = 0; seat < 4; seat++) {
      const scorecard = `A${loop}-${seat}`;
      tables.scorecards.push({
        scorecard_id: scorecard,
        application_id: `A${loop}`,
        interviewer_id: `I${random.integer(3) + 3 * seat}`,
        stage: "loop",
        interviewed_at: held.toISOString(),
        submitted_at: held.toISOString(),
        vote: labels[point(2.5 + 0.8 * ability + random.normal(0, 0.5)) - 1]!
      });
      const names = random.shuffle(Object.keys(bank)).slice(0, 2);
      for (const question of names) {
        const rating = bank[question]!.rating(ability, random.normal(), date);
        tables.ratings.push({
          scorecard_id: scorecard,
          question,
          attribute: bank[question]!.attribute,
          rating_points: rating === null ? null : point(rating),
          no_data: rating === null,
          minutes: 12
        });
      }
    }
  }
  return tables;
}

const good = (ability: number, noise: number) => 2.5 + 0.7 * ability + 0.6 * noise;
const bank: Bank["bank"] = {
  ads: {attribute: "Craft", rating: good},
  cache: {attribute: "Craft", rating: (_, noise) => 2.5 + 0.9 * noise},
  story: {attribute: "Values", rating: (_, noise) => 2.5 + 0.9 * noise},
  graph: {
    attribute: "Design",
    rating: (ability, noise, date) => (date > 0.5 ? 3.4 + 0.6 * noise : good(ability, noise))
  },
  trees: {attribute: "Design", rating: (ability, noise) => (noise > 0.3 ? null : good(ability, noise))},
  joins: {attribute: "Data", rating: good}
};

async function run(input: Bank) {
  const {findings, datasets} = await questions(await smallWarehouse(asked(input)));
  const of = (kind: Finding["kind"], subject: string) =>
    findings.find((finding) => finding.kind === kind && finding.subject === subject)!;
  return {findings, of, content: datasets[0]!.content as Questions};
}

describe("questions", async () => {
  const {findings, of, content} = await run({loops: 500, bank});

  it("acts on what was planted and on nothing else", () => {
    const acting = findings.filter(({verdict}) => verdict === "act").map(({kind, subject}) => `${kind} ${subject}`);
    expect(acting.sort()).toEqual([
      "question.drift graph",
      "question.no_data trees",
      "question.signal cache",
      "question.signal story"
    ]);
    expect(of("question.drift", "graph").direction).toBe("leaked");
    expect(of("question.signal", "cache").direction).toBe("weak");
  });

  it("every question gets a row of each kind, so that silence is visible", () => {
    for (const kind of ["question.signal", "question.drift", "question.no_data"] as const)
      expect(findings.filter((finding) => finding.kind === kind && finding.subject !== "all").length).toBe(6);
    expect(of("question.drift", "all").verdict).toBe("ok");
  });

  it("never proposes to retire an attribute's only question", () => {
    const advice = Object.fromEntries(content.questions.map((question) => [question.question, question.advice]));
    expect(advice).toMatchObject({
      cache: "replace the question",
      story: "rewrite the rubric",
      graph: "replace the question",
      trees: "make time to rate",
      ads: "keep"
    });
    expect(of("question.signal", "story").action).toContain("keep asking it: no other question here assesses Values");
  });

  it("claims in plain words, and speaks in natural frequencies with n", () => {
    const {claim, evidence, sure} = of("question.signal", "cache");
    expect(claim).toBe("“cache” tells candidates apart hardly better than chance.");
    expect(evidence).toMatch(
      /^Of two candidates, the one the others wanted is rated higher about (9|10|11) of 20 times, where chance gives 10 \(\d+ ratings, 12 interviewers\)\.$/
    );
    expect(sure.sentence).toMatch(
      /^The chance that its correlation with the other interviewers’ votes is below 0\.15 is /
    );
    expect(sure.probability).toBeGreaterThan(0.95);
  });

  it("advises in the words of the finding that asks for it", () => {
    for (const [kind, subject] of [
      ["question.drift", "graph"],
      ["question.no_data", "trees"],
      ["question.signal", "cache"],
      ["question.signal", "story"]
    ] as const)
      expect(content.questions.find(({question}) => question === subject)!.advice).toBe(
        of(kind, subject).deed.toLowerCase()
      );
  });

  it("names the first to change in the answer, counts the others and lists them all", () => {
    const [answer, ...rows] = content.findings;
    expect(answer!.claim).toMatch(
      /^(“cache” should go|The rubric of “story” needs rewriting); three more need a change\.$/
    );
    expect(rows.map(({sentence}) => sentence).sort()).toEqual(
      findings
        .filter(({verdict}) => verdict === "act")
        .map(({sentence}) => sentence)
        .sort()
    );
  });

  it("dates the leak to the month it was planted in, give or take one", () => {
    const {since} = content.questions.find(({question}) => question === "graph")!.drift!;
    expect(["2025-08", "2025-09", "2025-10", "2025-11"]).toContain(since);
  });

  it("publishes no id of a candidate, an application, a scorecard or an interviewer", () => {
    expect(JSON.stringify(content)).not.toMatch(/"(A\d+(-\d)?|C\d+|I\d+)"/);
  });
});

describe("missing ratings", async () => {
  const selective: Bank["bank"] = {
    ...bank,
    // Whoever is weak goes unrated.
    trees: {attribute: "Design", rating: (ability, noise) => (ability < -0.6 ? null : good(ability, noise))}
  };
  const {of, content} = await run({loops: 500, bank: selective});

  it("of candidates whom the others wanted less are told with the signal that they bend", () => {
    expect(of("question.no_data", "trees").evidence).toMatch(
      /Mostly candidates whom the other interviewers wanted less\.$/
    );
    expect(of("question.no_data", "trees").sure.sentence).toMatch(
      /Those left unrated are candidates whom the other interviewers wanted less \(\d\.\d\d vote points, \d\.\d\d–\d\.\d\d\)\. Its signal is that of the others only/
    );
    expect(of("question.signal", "trees").sentence).toContain("who goes unrated depends on quality, bending this");
    const trees = content.questions.find(({question}) => question === "trees")!;
    expect(trees.noData.selective).toBe(true);
    expect(trees.noData.judgement.interval![1]).toBeLessThan(0);
  });

  it("by chance are left alone", async () => {
    const plain = await run({loops: 500, bank});
    expect(plain.of("question.no_data", "trees").sure.sentence).not.toContain("Those left unrated");
    expect(plain.content.questions.filter(({noData}) => noData.selective)).toEqual([]);
  });
});

describe("questions with few data", () => {
  it("withholds below eighty ratings and says how many more, and how many weeks", async () => {
    const {of, content} = await run({loops: 25, bank});
    const finding = of("question.signal", "cache");
    expect(finding.verdict).toBe("too_little_data");
    expect(finding.direction).toBeNull();
    expect(finding.needs).toEqual([{unit: "ratings", more: 80 - finding.n, weeks: expect.any(Number)}]);
    expect(content.questions.every(({advice}) => advice !== "replace the question")).toBe(true);
    expect(content.findings[0]!.verdict).toBe("too_little_data");
  });

  it("leaves out a question with fewer than five candidates, and counts it", async () => {
    const tables = asked({loops: 60, bank});
    tables.ratings!.push({scorecard_id: "A0-0", question: "rare", attribute: "Craft", rating_points: 3});
    const {datasets, findings} = await questions(await smallWarehouse(tables));
    const content = datasets[0]!.content as Questions;
    expect(content.hidden).toBe(1);
    expect(content.questions.map(({question}) => question)).not.toContain("rare");
    // The private findings keep it.
    expect(findings.some(({subject}) => subject === "rare")).toBe(true);
  });

  it("without any rating says what to export", async () => {
    const {scorecards, applications} = asked({loops: 10, bank});
    const {datasets} = await questions(await smallWarehouse({scorecards: scorecards!, applications: applications!}));
    const [headline] = (datasets[0]!.content as Questions).findings;
    expect(headline!.sentence).toBe(
      "No export says how questions were rated. The exports hold no rating of a question on a loop scorecard."
    );
    expect(headline!.action).toBe("Export ratings by question beside the scorecards.");
  });
});

describe("what stands beside the signal", async () => {
  const tables = asked({loops: 500, bank});
  // A harness question that is completed whenever it goes well, put by every interviewer.
  for (const rating of tables.ratings!)
    if (rating.question === "ads") rating.completed = Number(rating.rating_points) >= 2;
  tables.decisions = tables.applications!.map(({application_id}, i) => ({
    application_id: application_id!,
    decision: i % 4 === 0 ? "offer" : "no_offer",
    decided_at: "2026-06-20T09:00:00Z"
  }));
  for (const [i, application] of tables.applications!.entries()) application.group_label = i % 2 === 0 ? "a" : "b";
  const moments = [
    {date: "2025-08-15", text: "New rubric"},
    {date: "2026-01-01", text: null}
  ];
  const {datasets} = await questions({...(await smallWarehouse(tables)), moments});
  const content = <Content>(name: string) => datasets.find((dataset) => dataset.name === name)!.content as Content;
  const details = content<QuestionDetails>("question-details");
  const detailOf = (question: string) => details.questions.find((one) => one.question === question)!;

  it("same attribute: the interviewers' ratings of one attribute go together, of an idle question with nothing", () => {
    const {sameAttribute} = detailOf("trees").criteria;
    expect(sameAttribute.r.value ?? 0).toBeGreaterThan(0.2);
    expect(detailOf("joins").criteria.sameAttribute).toEqual({n: 0, r: {value: null, interval: null}});
    expect(detailOf("cache").criteria.sameAttribute.r.interval![0]).toBeLessThan(0.1);
  });

  it("information at the bar: more in the good question than in the idle one", () => {
    expect(detailOf("ads").criteria.information.interval![0]).toBeGreaterThan(
      detailOf("cache").criteria.information.interval![1]
    );
  });

  it("work after the hire is not looked at below a hundred hires", () => {
    expect(details.hires).toBe(0);
    expect(details.questions.every(({criteria}) => criteria.postHire.r.value === null)).toBe(true);
  });

  it("completed but not hired: counted as planted, three in four", () => {
    const {completed, recorded, noOffer} = detailOf("ads").completion!;
    expect(completed).toBeLessThan(recorded);
    expect(noOffer!.n).toBe(completed);
    expect(Math.abs(noOffer!.share.value! - 0.75)).toBeLessThan(0.1);
    expect(detailOf("cache").completion).toBeNull();
  });

  it("the control chart of the leaked question leaves its limits after the leak, that of a steady one never", () => {
    const outside = (question: string) =>
      detailOf(question)
        .level!.filter(({mean, limit}) => mean !== null && Math.abs(mean) > limit!)
        .map(({period}) => period);
    expect(outside("graph")).toContain("2026-Q1");
    expect(outside("graph").every((period) => period >= "2025-Q3")).toBe(true);
    expect(outside("ads")).toEqual([]);
  });

  it("has the dated notes with their quarter, for the charts to mark; the last build is none", () => {
    expect(details.notes).toEqual([{date: "2025-08-15", period: "2025-Q3", text: "New rubric"}]);
  });

  it("names a question in addresses by nothing that holds its text", () => {
    const slugs = details.questions.map(({slug}) => slug);
    expect(new Set(slugs).size).toBe(6);
    for (const {slug, question} of details.questions) expect(slug).not.toContain(question);
  });

  it("interviewers stand in the leads' dataset alone, and never with fewer than five candidates", () => {
    const use = datasets.find(({name}) => name === "question-use")!;
    expect(use.audiences).toEqual(["leads"]);
    const {uses} = use.content as QuestionUse;
    expect(uses.length).toBeGreaterThan(20);
    expect(uses.every(({asked: times}) => times >= 5)).toBe(true);
    for (const {name, content: other} of datasets.filter((dataset) => dataset.name !== "question-use"))
      expect(`${name} ${JSON.stringify(other)}`).not.toMatch(/"interviewer"/);
  });

  it("fairness is absent from the build unless a group column is configured, and then compares the groups", async () => {
    expect(JSON.stringify(datasets)).not.toMatch(/fairness/);
    const configured = await questions(
      await smallWarehouse(tables, {config: {privacy: {group_column: "group_label"}}})
    );
    const {fairness} = configured.datasets[0]!.content as Questions;
    expect(fairness!.comparisons.length).toBe(6);
    // The groups were dealt by turns: nothing differs.
    expect(fairness!.comparisons.filter(({differs}) => differs)).toEqual([]);
  });
});
