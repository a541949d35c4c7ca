import {describe, expect, it} from "vitest";
import {screeners} from "../../../loaders/reports/screeners/report.js";
import {screenerDispersion} from "../../../loaders/reports/screeners/model.js";
import type {Screeners} from "../../../src/contracts/screeners.js";
import {pipelineOf} from "../../support/pipeline-of.js";
import {smallWarehouse} from "../../support/small-warehouse.js";

/** The pipeline's screens, each given to the screener that `who` names. */
async function report(who: (index: number, vote: string) => string) {
  return await screeners(await screened(who));
}

async function screened(
  who: (index: number, vote: string) => string,
  job: (card: {interviewer_id?: unknown}) => string = () => "J1"
) {
  const rows = pipelineOf([
    {vote: "yes", screened: 200, advanced: 200, offers: 80},
    {vote: "no", screened: 300, advanced: 0, offers: 0}
  ]);
  let index = 0;
  for (const card of rows.scorecards!)
    if (card.stage === "phone_screen") {
      // Passes and rejections in every quarter, not one after the other.
      const day = new Date(Date.UTC(2025, 0, 6 + ((index * 37) % 500))).toISOString().slice(0, 10);
      Object.assign(card, {interviewed_at: `${day} 10:00:00`, submitted_at: `${day} 12:00:00`});
      card.interviewer_id = who(index++, card.vote as string);
      rows.applications!.find(({application_id}) => application_id === card.application_id)!.job = job(card);
    }
  return await smallWarehouse(rows);
}

describe("screener calibration", () => {
  it("looks at every screener and flags nobody when all pass alike", async () => {
    const {findings} = await report((index) => `S${index % 10}`);
    expect(findings.map(({subject}) => subject)).toEqual(Array.from({length: 10}, (_, i) => `S${i}`));
    expect(findings.every(({verdict}) => verdict === "ok")).toBe(true);
  });

  it("says without names that no difference is seen, and how large one could still be", async () => {
    const {sentence} = (await screenerDispersion(await screened((index) => `S${index % 10}`)))!;
    expect(sentence).toMatch(
      /^No evidence that 10 screeners pass candidates at different bars: .* about 8 times in 20;/
    );
    const [, strict, lenient] = /not ruled out is .* passes only (\d+) of 20 .* a lenient one (\d+)/.exec(sentence)!;
    expect(Number(strict)).toBeLessThan(8);
    expect(Number(lenient)).toBeGreaterThan(8);
  });

  it("names the strict and the lenient screener, with the passes others would have given", async () => {
    // S0 takes 45 passes and 5 rejections, S1 5 and 45; the other eight share the rest evenly.
    let [passes, rejections] = [0, 0];
    const {findings} = await report((index, vote) => {
      const place = vote === "yes" ? passes++ : rejections++;
      if (place < 45) return vote === "yes" ? "S0" : "S1";
      if (place < 50) return vote === "yes" ? "S1" : "S0";
      return `S${2 + (index % 8)}`;
    });
    const acting = findings.filter(({verdict}) => verdict === "act");
    expect(acting.map(({subject, direction}) => [subject, direction])).toEqual([
      ["S0", "lenient"],
      ["S1", "strict"]
    ]);
    expect(acting[0]!.estimate).toBeGreaterThan(0);
    expect(acting[1]!.estimate).toBeLessThan(0);
    expect(acting[0]!.claim).toBe("{subject} passes far more candidates than colleagues would.");
    expect(acting[0]!.evidence).toMatch(/^45 of 50 passed, where \d+ would be usual/);
  });

  it("refuses to judge whoever is alone in their jobs, and says that the bar may be the jobs'", async () => {
    const context = await screened(
      (index) => `S${index % 4}`,
      ({interviewer_id}) => (interviewer_id === "S3" ? "J3" : "J1")
    );
    const {findings, datasets} = await screeners(context);
    expect(findings.map(({subject, verdict}) => [subject, verdict])).toEqual([
      ["S0", "ok"],
      ["S1", "ok"],
      ["S2", "ok"],
      ["S3", "too_little_data"]
    ]);
    expect(findings[3]).toMatchObject({
      claim: "{subject}'s bar cannot be told from that of their jobs.",
      needs: [{unit: "phone screens by others for the same jobs", more: 15, weeks: null}]
    });
    const {rows, tooFew} = datasets[0]!.content as Screeners;
    expect(rows.map(({interviewer}) => interviewer).sort()).toEqual(["S0", "S1", "S2"]);
    expect(tooFew).toBe(1);
  });

  it("judges nobody on fewer than 30 screens, and shows ids only as interviewer", async () => {
    const {findings, datasets} = await report((index) => (index % 25 === 0 ? "S9" : `S${index % 4}`));
    const few = findings.find(({subject}) => subject === "S9")!;
    expect(few).toMatchObject({verdict: "too_little_data", estimate: null, n: 20});
    expect(few.needs![0]!.more).toBe(10);
    const {rows, findings: headlines, sql} = datasets[0]!.content as Screeners;
    expect(rows.map(({interviewer}) => interviewer).sort()).toEqual(["S0", "S1", "S2", "S3"]);
    const texts = [
      ...rows.flatMap(({sentence, action}) => [sentence, action]),
      ...headlines.map(({sentence}) => sentence),
      sql
    ];
    expect(texts.filter((text) => /S\d/.test(text))).toEqual([]);
    expect(datasets[0]!.audiences).toEqual(["leads"]);
  });

  it("says how many can be compared, and who is nearest", async () => {
    const screens = new Map<string, number>();
    const {datasets} = await report((index) => {
      const who = index % 12 === 0 ? "S0" : `S${1 + (index % 23)}`;
      screens.set(who, (screens.get(who) ?? 0) + 1);
      return who;
    });
    const [headline] = (datasets[0]!.content as Screeners).findings;
    expect(headline!.sentence).toBe(
      "Too few screeners can be compared. Only one screener has 30 decided phone screens, for jobs that others screen too (24 screeners in all)."
    );
    screens.delete("S0");
    const nearest = 30 - Math.max(...screens.values());
    expect(headline!.needs).toMatchObject([{unit: "decided phone screens of one screener", more: nearest}]);
  });

  it("says what it needs when there is nobody to compare", async () => {
    const {findings, datasets} = await screeners(await smallWarehouse({}));
    expect(findings).toMatchObject([{kind: "screener.calibration", subject: "all", verdict: "too_little_data"}]);
    expect((datasets[0]!.content as Screeners).refusal).toContain("phone_screen");
  });
});
