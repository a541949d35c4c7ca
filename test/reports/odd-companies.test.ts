import {describe, expect, it} from "vitest";
import {contractProblem} from "../../loaders/publish/contracts.js";
import {reports, runReports} from "../../loaders/reports/index.js";
import {areHiresOnly} from "../../loaders/reports/report.js";
import type {Finding} from "../../src/contracts/finding.js";
import {drawnCompany, type OddCompany, oddCompany, ordinary} from "../support/odd-companies.js";
import {orInFull, repetitions} from "../support/endurance.js";
import {smallWarehouse} from "../support/small-warehouse.js";
import {headlinesIn, unplain, unsaid} from "../support/plain-words.js";

const moments = [{date: "2025-01-01", text: "a rubric"}];

/** The findings of every report, or of those named; each dataset is held to its contract. */
async function judged(
  company: Partial<OddCompany>,
  names: readonly string[] = Object.keys(reports)
): Promise<Finding[]> {
  const context = await smallWarehouse(oddCompany({...ordinary, ...company}));
  try {
    const chosen = Object.fromEntries(names.map((name) => [name, reports[name]!]));
    const {findings, datasets} = await runReports(
      {...context, moments, hiresOnly: await areHiresOnly(context.warehouse)},
      {reports: chosen}
    );
    const problems = await Promise.all(datasets.map(({name, content}) => contractProblem(name, content)));
    expect(problems.filter((problem) => problem !== null)).toEqual([]);
    expect(unplain([...findings, ...headlinesIn(datasets)])).toEqual([]);
    expect(unsaid(datasets.map(({content}) => content))).toEqual([]);
    const words = JSON.stringify([findings.map(({sentence, sure, action}) => [sentence, sure, action]), datasets]);
    expect(words.match(/.{40}(NaN|Infinity|undefined|\bnull (of|votes|loops)|[(]–[)]).{9}/g)).toBeNull();
    return findings;
  } finally {
    context.warehouse.close();
  }
}

const ofKind = (findings: readonly Finding[], ...kinds: Finding["kind"][]): Finding[] =>
  findings.filter(({kind}) => kinds.includes(kind));

const onVotes = ["agreement", "interviewers", "independence", "loop-design", "questions"];

/** Kinds that compare people's votes on the same candidates. */
const betweenVotes = [
  "agreement.repeatability",
  "interviewer.severity",
  "interviewer.consistency",
  "interviewer.independence",
  "loop.size",
  "loop.early_stop",
  "question.signal"
] as const;

describe("companies in which something never varies", () => {
  it("clear findings on several people leave room for what days without times do not tell", async () => {
    const findings = await judged({clock: "days", votes: "by interviewer alone", loops: 320}, ["interviewers"]);
    expect(ofKind(findings, "interviewer.severity").filter(({verdict}) => verdict === "act").length).toBeGreaterThan(2);
  });

  // Of the first thousand, 52 had too long a sentence and 83 questions that vary with one interviewer alone.
  const drawn = [...Array.from({length: repetitions(0, 400, 1000)}, (_, i) => i + 1), 52, 83];
  it.each([...new Set(drawn)])(
    "company %i, drawn by lot: every report runs and holds to its contract",
    async (seed) => {
      const findings = await judged(drawnCompany(seed));
      expect(findings.length).toBeGreaterThan(0);
    }
  );

  it.each([
    [
      "constant",
      /^(role \d: )?votes that are all alike cannot be compared\. All [\d,]+ votes are “yes( or strong yes)?”\.$/i
    ],
    [
      "one vote apart",
      /votes that hardly vary cannot be compared\. Nearly all of [\d,]+ votes are “yes( or strong yes)?”\.$/i
    ],
    ["consensus", /Votes look as if they had been agreed on first\. In none of \d+ loops do two votes differ/i],
    ["yes or no in consensus", /In none of \d+ loops do two votes differ/]
  ] as const)("votes that are %s: one sentence says so, in place of any estimate", async (votes, said) => {
    const findings = await judged({votes, loops: 320, ends: "chance"}, onVotes);
    const enough = ofKind(findings, ...betweenVotes).filter(({n}) => n >= 100);
    expect(new Set(enough.map(({kind}) => kind)).size).toBe(betweenVotes.length);
    expect(enough.filter(({estimate, verdict}) => estimate !== null || verdict !== "too_little_data")).toEqual([]);
    expect(enough.filter(({sentence}) => !said.test(sentence)).map(({sentence}) => sentence)).toEqual([]);
  });

  it("agreement is perfect where a panel agreed first, and never without saying that it looks so", async () => {
    const [ac2, alpha, icc, percent] = ofKind(await judged({votes: "consensus"}, ["agreement"]), "agreement.overall");
    expect([ac2, alpha, percent].map((one) => one!.estimate)).toEqual([1, 1, 1]);
    for (const one of [ac2, alpha, icc, percent]) expect(one!.sentence).toContain("agreed on first");
    expect(icc!.estimate).toBeNull();
  });

  it("votes that are all alike have no agreement, neither perfect nor none", async () => {
    const overall = ofKind(await judged({votes: "constant"}, ["agreement"]), "agreement.overall");
    expect(overall.map(({estimate, verdict}) => [estimate, verdict])).toEqual(
      Array.from({length: 4}, () => [null, "too_little_data"])
    );
  });

  it("a phone screen that always says the same marks no bar, and goes with nothing", async () => {
    const findings = await judged({votes: "constant"}, ["screen"]);
    const [bar] = ofKind(findings, "screen.bar");
    expect(bar).toMatchObject({verdict: "too_little_data", estimate: null});
    expect(bar!.sentence).toBe("Votes that do not differ mark no bar. All 217 phone screens are “yes”.");
    const [validity] = ofKind(findings, "screen.validity");
    expect(validity!.sentence).toContain("all had the same screen vote");
  });

  it("where all but one person always vote alike, nobody else is told to use the whole scale", async () => {
    const findings = ofKind(
      await judged({votes: "one who differs", loops: 320}, ["interviewers"]),
      "interviewer.consistency"
    );
    expect(findings.filter(({verdict}) => verdict !== "too_little_data")).toEqual([]);
    expect(findings[0]!.sentence).toContain("nearly all votes of nearly everyone are alike");
  });
});

describe("companies whose votes tell nothing of candidates", () => {
  it.each(orInFull<"coin flips" | "dice">(["coin flips"], ["dice"]))(
    "%s: no reason is given that is not true",
    async (votes) => {
      const findings = await judged({votes, loops: 320, roles: 1}, onVotes);
      const said = ofKind(findings, ...betweenVotes).map(({sentence}) => sentence);
      expect(said.filter((sentence) => /too few candidates|ended alike|follow them/.test(sentence))).toEqual([]);
      expect(ofKind(findings, "interviewer.severity").map(({verdict}) => verdict)).not.toContain("act");
    }
  );

  it.each(["withdrawn", "open", "hired", "rejected"] as const)(
    "all %s: says that, and not that votes cannot be split",
    async (ends) => {
      const findings = ofKind(
        await judged({ends}, ["agreement", "loop-design"]),
        "agreement.repeatability",
        "loop.size"
      );
      const decided = ends === "hired" || ends === "rejected";
      expect(findings[0]!.sentence).toContain(
        decided ? `ended ${ends === "hired" ? "with" : "without"} an offer` : "no decision on them is known"
      );
      expect(findings.filter(({sentence}) => /beyond noise|do not follow/.test(sentence))).toEqual([]);
    }
  );

  it("a person alone with their candidates is told that nobody else voted on these", async () => {
    const findings = await judged({perLoop: 1, interviewers: 3}, ["interviewers"]);
    for (const {sentence} of ofKind(findings, "interviewer.severity", "interviewer.consistency"))
      expect(sentence).toContain("no candidate whom {subject} met has a vote of anyone else");
  });
});
