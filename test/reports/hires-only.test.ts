import {describe, expect, it} from "vitest";
import {candidatesBehind} from "../../loaders/privacy/behind.js";
import {agreement} from "../../loaders/reports/agreement/report.js";
import {borderline} from "../../loaders/reports/borderline/report.js";
import {dataTrust} from "../../loaders/reports/data-trust/report.js";
import {funnel} from "../../loaders/reports/funnel/report.js";
import {runReports} from "../../loaders/reports/index.js";
import {loopDesign} from "../../loaders/reports/loop-design/report.js";
import {areHiresOnly} from "../../loaders/reports/report.js";
import {screen} from "../../loaders/reports/screen/report.js";
import {inHires} from "../../loaders/reports/shared/hires-only.js";
import {siteDataset} from "../../loaders/reports/shared/site.js";
import type {Site} from "../../src/contracts/site.js";
import {pipelineOf} from "../support/pipeline-of.js";
import {type SmallTables, smallWarehouse} from "../support/small-warehouse.js";

const pipeline = pipelineOf([
  {vote: "yes", screened: 160, advanced: 130, offers: 60},
  {vote: "no", screened: 90, advanced: 40, offers: 5}
]);
const withoutDecisions: SmallTables = {...pipeline, decisions: []};
const reports = {agreement, screen, borderline, loopDesign, funnel, dataTrust};

/** Everything that findings and datasets say, and whether hires are all that is known. */
async function said(
  tables: SmallTables
): Promise<{hiresOnly: boolean; spoken: string[]; steps: string[]; outcomes: unknown}> {
  const context = await smallWarehouse(tables);
  const hiresOnly = await areHiresOnly(context.warehouse);
  const {findings, datasets} = await runReports({...context, hiresOnly}, {reports});
  const spoken: string[] = [];
  JSON.stringify([findings, datasets], (key, value: unknown) => {
    if (["claim", "evidence", "sentence", "action", "unit"].includes(key) && typeof value === "string")
      spoken.push(value);
    return value;
  });
  const steps = findings.filter(({kind}) => kind === "funnel.conversion").map(({subject}) => subject);
  const outcomes = await context.warehouse.rows(
    "select outcome, count(*)::integer as n from marts.applications group by 1 order by 1"
  );
  return {hiresOnly, spoken, steps, outcomes};
}

describe("without decisions", () => {
  it("where only hires are known, no sentence speaks of offers, and one says what is missing", async () => {
    const {hiresOnly, spoken, steps} = await said(withoutDecisions);
    expect(hiresOnly).toBe(true);
    expect(spoken.filter((text) => /\boffer/.test(text))).toEqual([]);
    expect(spoken.some((text) => text.includes("ended with the candidate hired"))).toBe(true);
    expect(spoken.some((text) => text.includes("Only hires are known"))).toBe(true);
    expect(steps.filter((step) => step.includes("offer"))).toEqual([]);
  });

  it("with decisions every sentence speaks of offers as before", async () => {
    const {hiresOnly, spoken, steps} = await said(pipeline);
    expect(hiresOnly).toBe(false);
    expect(spoken.some((text) => text.includes("ended in an offer"))).toBe(true);
    expect(spoken.filter((text) => text.includes("Only hires are known"))).toEqual([]);
    expect(steps).toContain("loop>offer");
  });

  it("every dataset still knows whose figures it holds, so that none of a few candidates is shown", async () => {
    const context = await smallWarehouse(withoutDecisions);
    const {datasets} = await runReports({...context, hiresOnly: true});
    const ofNobody = datasets.filter(({content}) => candidatesBehind(content as object) === undefined);
    expect(ofNobody.map(({name}) => name)).toEqual(["data-trust"]);
    expect(datasets.length).toBeGreaterThan(10);
  });

  it("a stage for offers tells of them, also of those that were declined", async () => {
    const declined = pipeline.applications!.find(({status}) => status === "hired")!;
    const stages = pipeline.applications!.flatMap(({application_id, status, applied_at}) =>
      status === "hired" ? [{application_id, stage: "offer", entered_at: String(applied_at).replace("08:", "21:")}] : []
    );
    const applications = pipeline.applications!.map((one) => (one === declined ? {...one, status: "rejected"} : one));
    const {hiresOnly, outcomes, steps} = await said({...withoutDecisions, applications, stages});
    expect(hiresOnly).toBe(false);
    expect(outcomes).toEqual([
      {outcome: "no_offer", n: 185},
      {outcome: "offer", n: 65}
    ]);
    expect(steps).toContain("loop>offer");
  });

  it("every page on which offers matter says what stands in for them", async () => {
    const options = {sampleData: false, now: new Date()};
    const doubtsOf = async (tables: SmallTables): Promise<Site["doubts"]> =>
      ((await siteDataset((await smallWarehouse(tables)).warehouse, options)).content as Site).doubts;
    expect((await doubtsOf(withoutDecisions)).map(({sentence}) => sentence.includes("means those hired"))).toEqual([
      true
    ]);
    expect(await doubtsOf(pipeline)).toEqual([]);
  });

  it("names, numbers and queries stay as they are", () => {
    const content = {
      label: "an offer",
      sql: "where outcome = 'offer'",
      sentence: "“An offer game” tells little; 3 of 40 loops ended in an offer, and 2 offers were lost.",
      n: 3
    };
    expect(inHires([content])).toEqual([
      {
        ...content,
        sentence: "“An offer game” tells little; 3 of 40 loops ended with the candidate hired, and 2 hires were lost."
      }
    ]);
  });
});
