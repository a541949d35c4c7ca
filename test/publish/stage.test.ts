import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {detailPages, detailPagesFor, detailPaths} from "../../loaders/publish/detail-pages.js";
import {pageFile, pages, pagesFor} from "../../loaders/publish/pages.js";
import {filesOf} from "../../loaders/publish/finish.js";
import {datasetsOf, MissingDataset, stage} from "../../loaders/publish/stage.js";
import {audiences, type Dataset} from "../../loaders/reports/report.js";
import {kinds} from "../../src/contracts/finding.js";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "plumbline-stage-"));
});
afterEach(() => rmSync(root, {recursive: true}));

const sources = audiences.flatMap((audience) => [...pagesFor(audience), ...detailPagesFor(audience)]);
const names = [...new Set(sources.flatMap(({path}) => datasetsOf(readFileSync(pageFile(path), "utf8"))))];
// Two interviewers and one question have enough data for a page.
const content = {people: [{interviewer: "I-AAAA"}, {interviewer: "Zoë K."}], questions: [{slug: "q0123456789"}]};
const datasets: Dataset[] = [...names, "nobody-asked"].map((name) => ({name, audiences, content: {name, ...content}}));
const single = {
  leads: ["interviewers/I-AAAA", "interviewers/Zo_eb__20_K_2e_", "questions/q0123456789"],
  managers: ["questions/q0123456789"],
  leadership: []
};

describe("the source of one site", () => {
  it.each(audiences)("of %s holds its pages and the data that these show, and nothing of others", async (audience) => {
    const staged = await stage(root, audience, datasets);
    const listed = pagesFor(audience).map(({path}) => path);
    expect(staged).toEqual([...listed, ...single[audience]]);
    const own = [...listed, ...detailPagesFor(audience).map(({path}) => path)];
    const found = (await filesOf(root)).filter((name) => name.endsWith(".md"));
    expect(found.sort()).toEqual(own.map((path) => `${path}.md`).sort());
    const shown = own.flatMap((path) => datasetsOf(readFileSync(join(root, `${path}.md`), "utf8")));
    expect(readdirSync(join(root, "data")).sort()).toEqual([...new Set(shown)].map((name) => `${name}.json`).sort());
  });

  it("is refused when a page shows data that no report makes for the audience", async () => {
    const without = datasets.filter(({name}) => name !== "overview");
    await expect(stage(root, "leads", without)).rejects.toThrow(MissingDataset);
    const forOthers = datasets.map((dataset) =>
      dataset.name === "overview" ? {...dataset, audiences: ["managers"] as const} : dataset
    );
    await expect(stage(root, "leads", forOthers)).rejects.toThrow(/no report makes for leads/);
  });

  it("touches only what changed when it is laid out again", async () => {
    await stage(root, "leadership", datasets, {live: true});
    const time = (name: string): number => statSync(join(root, name)).mtimeMs;
    const before = ["index.md", "style.css", "data/overview.json"].map(time);
    const changed = datasets.map((dataset) => (dataset.name === "overview" ? {...dataset, content: 1} : dataset));
    await stage(root, "leadership", changed, {live: true});
    expect(["index.md", "style.css"].map(time)).toEqual(before.slice(0, 2));
    expect(readFileSync(join(root, "data/overview.json"), "utf8")).toBe("1");
  });
});

describe("the list of pages", () => {
  it("explains each kind of finding on one page", () => {
    const explained = pages.flatMap((page) => page.kinds);
    expect([...explained].sort()).toEqual([...kinds].sort());
  });

  it("keeps interviewers, independence and screeners to the leads", () => {
    for (const path of ["agreement", "interviewers", "independence", "loop-design", "screeners", "calibration"])
      expect(pages.find((page) => page.path === path)!.audiences).toEqual(["leads"]);
    for (const path of ["index", "methods", "data-trust"])
      expect(pages.find((page) => page.path === path)!.audiences).toEqual([...audiences]);
    expect(pages.find(({path}) => path === "funnel")!.audiences).not.toContain("leads");
  });
});

describe("pages of one subject", () => {
  it("are only of subjects that the dataset has, each with an address of its own", () => {
    const people = ["I-AAAA", "a b", "a_20_b", "a/b", "Ana"].map((interviewer) => ({interviewer}));
    const paths = detailPaths("leads", () => ({people, questions: []}));
    expect(new Set(paths).size).toBe(people.length);
    for (const path of paths) expect(path).toMatch(/^interviewers\/[\w-]+$/);
    expect(detailPaths("leads", () => ({people: [], questions: []}))).toEqual([]);
  });

  it("of interviewers are in the leads site alone, and each has a page of the navigation to come from", () => {
    expect(detailPages.find(({path}) => path.startsWith("interviewers/"))!.audiences).toEqual(["leads"]);
    for (const {path, audiences: allowed} of detailPages)
      for (const audience of allowed)
        expect(pagesFor(audience).map((page) => page.path)).toContain(path.replace(/\/.*/, ""));
  });
});
