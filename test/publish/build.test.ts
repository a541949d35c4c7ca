import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {defaultConfig} from "../../loaders/config/config.js";
import {buildSites, type BuildOptions} from "../../loaders/publish/build.js";
import {serveSites} from "../../loaders/publish/serve.js";
import {lockSites} from "../../loaders/publish/swap.js";
import {audiences} from "../../src/contracts/site.js";

let out: string;
let options: BuildOptions;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), "plumbline-build-"));
  const warehouse = join(out, "there-is-none.duckdb");
  options = {out, warehouse, audiences, config: defaultConfig(), sampleData: false, now: new Date()};
});
afterEach(() => rmSync(out, {recursive: true}));

describe("before a build does anything, it", () => {
  it("refuses a folder of others in the place of a site, and leaves it as it is", async () => {
    mkdirSync(join(out, "managers"));
    writeFileSync(join(out, "managers", "salaries.csv"), "a");
    await expect(buildSites(options)).rejects.toMatchObject({exitCode: 3});
    expect(readdirSync(out, {recursive: true})).toEqual(["managers", join("managers", "salaries.csv")]);
  });

  it("waits for nobody: where another build is at work it ends with exit 75", async () => {
    const release = await lockSites(out);
    await expect(buildSites(options)).rejects.toMatchObject({exitCode: 75});
    release();
  });

  it("lets a build that is at work end its own swap, which a server leaves alone", async () => {
    mkdirSync(join(out, `.next-${process.ppid}`, "leads"), {recursive: true});
    const journal = JSON.stringify({next: `.next-${process.ppid}`, audiences: ["leads"]});
    writeFileSync(join(out, ".swap.json"), journal);
    const release = await lockSites(out);
    await (await serveSites({folder: out, sites: [{audience: "leads"}], port: 0})).close();
    expect(readFileSync(join(out, ".swap.json"), "utf8")).toBe(journal);
    release();
    await (await serveSites({folder: out, sites: [{audience: "leads"}], port: 0})).close();
    expect(readdirSync(out)).toEqual(["leads"]);
  });
});
