import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, it, vi} from "vitest";
import {main} from "../../loaders/cli/main.js";
import {datasetsOfSite} from "../../loaders/publish/previous.js";
import {Company} from "../pull/support/companies.js";
import {pagesBuiltOnce} from "../support/sites.js";

const folder = mkdtempSync(join(tmpdir(), "plumbline-refresh-"));
let company: Company;
const said: string[] = [];
const hear = (text: string): void => void said.push(text);

beforeAll(async () => {
  company = await Company.open("ashby");
  await pagesBuiltOnce();
  writeFileSync(join(folder, "plumbline.yaml"), `privacy:\n  key_file: ${JSON.stringify(join(folder, "key"))}\n`);
  vi.stubEnv("ASHBY_API_KEY", "key-canary");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await company.close();
  rmSync(folder, {recursive: true});
});

/** Runs it, and what the leads' site then says of its data. */
async function refreshed(...more: string[]): Promise<{code: number; site: Record<string, unknown>}> {
  said.length = 0;
  const paths = {exports: "exports", out: "dist", warehouse: "warehouse.duckdb", config: "plumbline.yaml"};
  const options = Object.entries(paths).flatMap(([name, path]) => [`--${name}`, join(folder, path)]);
  const io = {print: hear, error: hear, note: hear, progress: () => {}, done: hear};
  const code = await main(["refresh", "ashby", "--base-url", company.server.url, ...options, ...more], io);
  const site = (await datasetsOfSite(join(folder, "dist/leads"))).get("site") as Record<string, unknown>;
  return {code, site};
}

it("refresh pulls, checks and builds; where a pull fails it builds from what is there, the sites say so, and it ends with the failure", async () => {
  const first = await refreshed("--no-values");
  expect(first.code).toBe(0);
  expect(said.join("\n")).toMatch(
    /pulled everything[^]*Exports in[^]*applicationFeedback.list.ndjson[^]*Pages:[^]*leads: /
  );
  expect(first.site.failedPull).toBeUndefined();
  company.server.fault = () => ({status: 401});
  const failed = await refreshed();
  expect(failed.code).toBe(2);
  expect(said.join("\n")).toContain("the sites are built from the exports that are there, and say so");
  expect(failed.site.failedPull).toMatchObject({system: "Ashby"});
});
