import {readdirSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {parse} from "yaml";

interface Job {
  steps: {uses?: string; run?: string}[];
}

const folder = new URL("../../.github/workflows/", import.meta.url);
const workflows = readdirSync(fileURLToPath(folder)).map((name) => {
  const {jobs} = parse(readFileSync(new URL(name, folder), "utf8")) as {jobs: Record<string, Job>};
  return {name, jobs: Object.entries(jobs).map(([job, about]) => ({job, ...about, text: JSON.stringify(about)}))};
});
const jobs = workflows.flatMap((workflow) => workflow.jobs);

describe("the workflows", () => {
  it("pin every action by its commit, since a tag can be moved to other code", () => {
    const used = jobs.flatMap(({steps}) => steps.flatMap(({uses}) => uses ?? []));
    expect(used.length).toBeGreaterThan(5);
    expect(used.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
  });

  it("run nothing beside the pseudonym key but what package-lock.json pins", () => {
    const beside = jobs.filter(({text}) => text.includes("PLUMBLINE_KEY }}"));
    expect(beside.map(({job}) => job)).toEqual(["build"]);
    const commands = beside.flatMap(({steps}) => steps.flatMap(({run = ""}) => run.split("\n")));
    expect(commands.filter((line) => /\b(npx|npm|pnpm|yarn|curl|wget|pip)\b/.test(line))).toEqual(["npm ci"]);
    expect(beside.filter(({text}) => text.includes("CLOUDFLARE"))).toEqual([]);
  });

  it("build the sample where there is no network, since those who run it may have none", () => {
    const commands = jobs.flatMap(({steps}) => steps.flatMap(({run = ""}) => run.split("\n")));
    const apart = commands.filter((line) => /unshare --net .* build --exports data\/sample/.test(line));
    expect(apart.length).toBe(1);
  });

  it("name the whole version of a tool that they fetch", () => {
    const fetched = jobs.flatMap(({text}) => text.match(/npx [^&]*?@[\w.]+/g) ?? []);
    expect(fetched.length).toBeGreaterThan(0);
    expect(fetched.filter((command) => !/@\d+\.\d+\.\d+$/.test(command))).toEqual([]);
  });
});
