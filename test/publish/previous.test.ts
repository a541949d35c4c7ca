import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {finishSite} from "../../loaders/publish/finish.js";
import {datasetsOfSite, lastBuild} from "../../loaders/publish/previous.js";

describe("the datasets of the site that stands published", () => {
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "plumbline-standing-"));
    mkdirSync(join(folder, "_file", "data"), {recursive: true});
    for (const name of ["site", "funnel"]) writeFileSync(at(name), JSON.stringify({name}));
    await finishSite(folder);
  });
  afterEach(() => rmSync(folder, {recursive: true}));
  const at = (name: string): string => join(folder, "_file", "data", `${name}.0f.json`);

  it("are those that are as they were written: a damaged file blocks no later build", async () => {
    expect([...(await datasetsOfSite(folder))]).toEqual([
      ["funnel", {name: "funnel"}],
      ["site", {name: "site"}]
    ]);
    for (const damage of ["", '{"name"', "null", '{"name": "other"}']) {
      writeFileSync(at("site"), damage);
      expect([...(await datasetsOfSite(folder)).keys()]).toEqual(["funnel"]);
    }
  });

  it("are none where there is no site, no manifest, or one that cannot be believed", async () => {
    expect(await datasetsOfSite(join(folder, "none"))).toEqual(new Map());
    for (const damage of ["", "null", '{"sha256": {"../x": "0"}}']) {
      writeFileSync(join(folder, "manifest.json"), damage);
      expect(await datasetsOfSite(folder)).toEqual(new Map());
    }
  });
});

const site = (dataThrough: string | null, sampleData = false) => ({sampleData, dataThrough});
const standing = (content: Record<string, unknown>) => new Map(Object.entries(content));

describe("the last build", () => {
  it("is compared with from the day after its data end", () => {
    const date = lastBuild(standing({site: site("2026-02-28T17:00:00Z")}), "2026-03-31T08:00:00Z");
    expect(date).toEqual({date: "2026-03-01", text: null});
  });

  it("built again from the same data, stays the one that was compared with", () => {
    const changes = [
      {date: "2026-01-05", text: "Session"},
      {date: "2026-02-01", text: null}
    ];
    const again = standing({site: site("2026-03-31T08:00:00Z"), agreement: {changes}});
    expect(lastBuild(again, "2026-03-31T09:00:00Z")).toEqual({date: "2026-02-01", text: null});
    expect(lastBuild(standing({site: site("2026-03-31")}), "2026-03-31")).toBeNull();
  });

  it("is none without an earlier site, after one of sample data, of later data or of data without dates", () => {
    expect(lastBuild(new Map(), "2026-03-31")).toBeNull();
    for (const earlier of [site("2026-02-28", true), site("2026-04-30"), site(null)])
      expect(lastBuild(standing({site: earlier}), "2026-03-31")).toBeNull();
    expect(lastBuild(standing({site: site("2026-02-28")}), null)).toBeNull();
  });
});
