import {cpSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {adapters} from "../../loaders/adapters/registry.js";
import {discover} from "../../loaders/reader/discover.js";
import {sampleFile} from "../../loaders/reader/open.js";
import {refusal, withFolder} from "../reader/support/exports.js";
import {converted, convertedFolder} from "./support/converted.js";
import {
  ashbyFeedback,
  ashbyFiles,
  greenhouseV1,
  greenhouseV3,
  leverFeedback,
  leverFiles,
  v1Scorecard,
  v3Scorecard
} from "./support/payloads.js";

const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));

describe("recognition", () => {
  it.each([
    ["greenhouse-v3", "greenhouse-v3"],
    ["greenhouse-v1", "greenhouse-v1"],
    ["greenhouse-bi", "greenhouse-bi"],
    ["merge", "merge"],
    ["lever", "lever"],
    ["ashby", "ashby"],
    ["fivetran-greenhouse", "fivetran-greenhouse"],
    ["fivetran-greenhouse-newer", "fivetran-greenhouse"],
    ["fivetran-lever", "fivetran-lever"]
  ])("%s: one adapter claims its files, the right one, and it claims every file", async (source, name) => {
    const sampled = await Promise.all((await discover(`${fixtures}${source}`)).map((file) => sampleFile(file)));
    const claims = adapters.map((adapter) => [adapter.name, adapter.recognise(sampled).length] as const);
    expect(claims.filter(([, files]) => files > 0)).toEqual([[name, sampled.length]]);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ["greenhouse-v3", greenhouseV3({scorecards: [v3Scorecard({})]}), []],
    ["greenhouse-v1", greenhouseV1({scorecards: [v1Scorecard({})]}), []],
    ["lever", leverFiles({feedback: [leverFeedback({})]}), ["stages.json"]],
    ["ashby", ashbyFiles({feedback: [ashbyFeedback({})]}), []]
  ])("%s is known by its content, whatever the files are called", async (name, files, named) => {
    const renamed = Object.entries(files).map(([path, rows], index) => [
      named.includes(path) ? path : `export-${index}.json`,
      rows
    ]);
    const [told, asNamed] = [await converted(Object.fromEntries(renamed) as never), await converted(files as never)];
    expect([told.adapter, told.rows.scorecards!.length]).toEqual([name, 1]);
    expect(told.rows).toEqual(asNamed.rows);
  });

  it("a line of a file may be a whole answer of the API", async () => {
    const feedback = [ashbyFeedback({id: "F1"}), ashbyFeedback({id: "F2"})];
    const pages = feedback.map((one) => JSON.stringify({success: true, results: [one], moreDataAvailable: false}));
    const {"applicationFeedback.list.json": _, ...others} = ashbyFiles({feedback});
    const {rows} = await converted({...others, "feedback.ndjson": `${pages.join("\n")}\n`} as never);
    expect(rows.scorecards!.map(({scorecard_id}) => scorecard_id)).toEqual(["F1", "F2"]);
  });

  it("Lever's opportunity is told by the name of the file or of its folder", async () => {
    const id = "c64fb192-d6d8-42dc-ac82-47cb87e9839c";
    const {opportunityId: _, ...form} = leverFeedback({});
    const all = leverFiles({feedback: []});
    const opportunities = JSON.parse(
      JSON.stringify(all["opportunities.json"]).replace('"id":"1"', `"id":"${id}"`)
    ) as never;
    const others = {"opportunities.json": opportunities, "stages.json": all["stages.json"]};
    for (const path of [`feedback/${id}.json`, `${id}/feedback.json`, `feedback-${id}.json`]) {
      const {rows} = await converted({...others, [path]: [form]} as never);
      expect(rows.scorecards).toMatchObject([{application_id: id, stage: "loop"}]);
    }
    const {rejected} = await converted({...others, "feedback.json": [form]} as never);
    expect(rejected).toMatchObject([{reason: "unknown_opportunity", remedy: expect.stringContaining("opportunityId")}]);
  });

  it("a plain file beside a system's export stays plain", async () => {
    const outcomes = '{"application_id":"1","measured_at":"2026-06-01T00:00:00Z","performance":3}\n';
    const {claimed} = await converted({
      ...leverFiles({feedback: [leverFeedback({})]}),
      "outcomes.ndjson": outcomes
    } as never);
    expect(claimed).not.toContain("outcomes.ndjson");
  });

  it.each(["fivetran-greenhouse", "fivetran-greenhouse-newer", "fivetran-lever"])(
    "tables of %s may keep the name of the schema they were copied from",
    async (source) => {
      const plain = await convertedFolder(`${fixtures}${source}`);
      for (const prefix of ["greenhouse.", "fivetran_lever_", "raw.greenhouse_"])
        await withFolder(async (folder) => {
          for (const {path, name} of await discover(`${fixtures}${source}`))
            cpSync(path, join(folder, `${prefix}${name}`));
          expect((await convertedFolder(folder)).rows).toEqual(plain.rows);
        });
    }
  );

  it("tables of a connector without its own column are told once", async () => {
    const folder = `${fixtures}fivetran-greenhouse`;
    const files = (await discover(folder)).map(({path, name}): [string, string] => [
      name,
      readFileSync(path, "utf8").replaceAll("_fivetran_synced", "synced")
    ]);
    const {message} = await refusal(Object.fromEntries(files), {}, {adapters});
    expect(message).toMatch(/lacks the column _fivetran_synced by which tables of fivetran-greenhouse are known/);
    expect(message.split("\n")).toHaveLength(2);
  });

  it("missing companions are named: what tells the stage, what tells a hire from a rejection", async () => {
    const {"interview_kits.json": _, ...v3} = greenhouseV3({scorecards: [v3Scorecard({})]});
    await expect(converted(v3 as never)).rejects.toThrow(/need interview_kits to tell which stage/);
    const {"archive_reasons.json": __, ...lever} = leverFiles({feedback: [leverFeedback({})], reason: {text: "Hired"}});
    await expect(converted(lever as never)).rejects.toThrow(/archive reasons hires cannot be told/);
  });
});
