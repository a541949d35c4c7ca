import {describe, expect, it} from "vitest";
import {contractProblem} from "../../loaders/publish/contracts.js";
import {pagesFor} from "../../loaders/publish/pages.js";
import type {Interviewers} from "../../src/contracts/interviewers.js";
import type {QuestionDetails} from "../../src/contracts/question-details.js";
import type {Questions} from "../../src/contracts/questions.js";
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

describe("the datasets of the leads", () => {
  it("ask of a question the same on its own page as beside the others", async () => {
    const datasets = await sampleDatasets("leads");
    const contentOf = (name: string): unknown => datasets.find((dataset) => dataset.name === name)!.content;
    const {pairs, questions} = contentOf("questions") as Questions;
    const pages = new Map(
      (contentOf("question-details") as QuestionDetails).questions.map((one) => [one.question, one])
    );
    expect(pairs.some(({verdict}) => verdict === "act")).toBe(true);
    for (const {first, second} of pairs.filter(({verdict}) => verdict === "act"))
      for (const one of [first, second])
        expect(pages.get(one)!.findings[0]).toMatchObject({verdict: "act", deed: "Ask only one"});
    const acting = questions.filter(({question}) => pages.get(question)!.findings[0]!.verdict === "act");
    expect(acting.map(({question, advice}) => [question, advice])).toEqual(
      acting.map(({question}) => [question, pages.get(question)!.findings[0]!.deed.toLowerCase()])
    );
  });

  it("name everyone who is said to vote clearly differently", async () => {
    const {people, findings} = (await sampleDatasets("leads")).find(({name}) => name === "interviewers")!
      .content as Interviewers;
    const differing = people.filter(({severityVerdict}) => severityVerdict === "act");
    expect(differing.length).toBeGreaterThan(2);
    expect(findings.map(({interviewer}) => interviewer)).toEqual(
      expect.arrayContaining(differing.map(({interviewer}) => interviewer))
    );
  });
});
