import {describe, expect, it} from "vitest";
import {contractProblem} from "../../loaders/publish/contracts.js";
import {pagesFor} from "../../loaders/publish/pages.js";
import {audiences} from "../../src/contracts/site.js";
import type {Overview} from "../../src/contracts/overview.js";
import {headlinesIn, unplain, unsaid} from "../support/plain-words.js";
import {sampleDatasets} from "../support/sample.js";

/** Every value of a field of this name, at any depth. */
function valuesOf(content: unknown, field: string): unknown[] {
  if (content === null || typeof content !== "object") return [];
  return Object.entries(content).flatMap(([name, value]) => [
    ...(name === field ? [value] : []),
    ...valuesOf(value, field)
  ]);
}

describe.each(audiences)("the sample's datasets for %s", (audience) => {
  it("are each of one name, and hold to their contracts once they are written and read again", async () => {
    const datasets = await sampleDatasets(audience);
    const names = datasets.map(({name}) => name);
    expect(names.length).toBeGreaterThan(3);
    expect(new Set(names).size).toBe(names.length);
    for (const {name, content} of datasets) expect([name, await contractProblem(name, content)]).toEqual([name, null]);
  });

  it("name interviewers by pseudonym to the leads, and to nobody else", async () => {
    const named = (await sampleDatasets(audience)).flatMap(({content}) => valuesOf(content, "interviewer"));
    expect(named.every((name) => /^I-[0-9A-HJKMNP-TV-Z]{4,}$/.test(String(name)))).toBe(true);
    expect(named.length > 0).toBe(audience === "leads");
  });

  it("say nothing that nobody would say aloud, but where they define what they say", async () => {
    const datasets = await sampleDatasets(audience);
    expect(datasets.flatMap(({name, content}) => unsaid(content).map((text) => [name, text]))).toEqual([]);
    expect(unplain(headlinesIn(datasets))).toEqual([]);
  });

  it("lead from the overview only to pages that the site has", async () => {
    const overview = (await sampleDatasets(audience)).find(({name}) => name === "overview")!.content as Overview;
    const pages = new Set(pagesFor(audience).map(({path}) => path));
    expect(overview.findings.length).toBeGreaterThan(0);
    const linked = overview.findings.flatMap(({page}) => (page === null ? [] : [page.path]));
    expect(linked.filter((path) => !pages.has(path))).toEqual([]);
  });
});
