import {existsSync, readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {detailPages, detailPagesFor, detailPaths, ownPages} from "../../loaders/publish/detail-pages.js";
import {groups, pageFile, pages, pagesFor, siteTitles} from "../../loaders/publish/pages.js";
import {navigation} from "../../loaders/publish/navigation/links.js";
import {audiences} from "../../src/contracts/site.js";
import {kinds} from "../../src/contracts/finding.js";

describe("the list of pages", () => {
  it("has a source for each, and each reads the data of the site it stands in and no other", () => {
    for (const {path} of [...pages, ...detailPages]) {
      expect(existsSync(pageFile(path))).toBe(true);
      const files = [...readFileSync(pageFile(path), "utf8").matchAll(/FileAttachment\(([^)]*)\)/g)];
      expect(files.length).toBeGreaterThan(0);
      for (const [, name] of files) expect(name).toMatch(/^`\/data\/\$\{observable\.params\.site\}\/[\w-]+\.json`$/);
    }
  });

  it("explains each kind of finding on one page", () => {
    const explained = pages.flatMap((page) => page.kinds);
    expect([...explained].sort()).toEqual([...kinds].sort());
  });

  it("asks of each the question that it has as its title", () => {
    const titled = pages.filter(({path}) => path !== "index");
    const titles = titled.map(({path}) => /^# (.*)$/m.exec(readFileSync(pageFile(path), "utf8"))?.[1]);
    expect(titles).toEqual(titled.map(({question}) => question));
  });

  it("keeps interviewers, independence and screeners to the leads", () => {
    for (const path of ["agreement", "interviewers", "independence", "loop-design", "load", "screeners", "calibration"])
      expect(pages.find((page) => page.path === path)!.audiences).toEqual(["leads"]);
    for (const path of ["index", "to-do", "methods", "data-trust"])
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

  it("are where the findings of one subject lead, where the site has the page", () => {
    const contents: Record<string, unknown> = {
      "interviewer-details": {people: [{interviewer: "ann@x.com"}]},
      "question-details": {questions: [{question: "Loops", slug: "q0123456789"}]}
    };
    const [leads, managers] = (["leads", "managers"] as const).map((one) => ownPages(one, (name) => contents[name]));
    const loops = {folder: "questions", slug: "q0123456789"};
    expect(leads!({kind: "interviewer.severity", subject: "ann@x.com"})).toEqual({folder: "interviewers"});
    expect(managers!({kind: "interviewer.severity", subject: "ann@x.com"})).toBeNull();
    expect(leads!({kind: "interviewer.severity", subject: "bob@x.com"})).toBeNull();
    expect(managers!({kind: "question.no_data", subject: "Loops"})).toEqual(loops);
    expect(leads!({kind: "question.redundant", subject: "Loops + Queues"})).toBeNull();
    expect(leads!({kind: "loop.size", subject: "Loops"})).toBeNull();
  });

  it("of interviewers are in the leads site alone, and each has a page of the navigation to come from", () => {
    expect(detailPages.find(({path}) => path.startsWith("interviewers/"))!.audiences).toEqual(["leads"]);
    for (const {path, audiences: allowed} of detailPages)
      for (const audience of allowed)
        expect(pagesFor(audience).map((page) => page.path)).toContain(path.replace(/\/.*/, ""));
  });
});

describe("the navigation", () => {
  it.each(audiences)("of %s links to each of its pages once, and to no other site", (audience) => {
    const html = navigation(`/${audience}/index`)!;
    const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!);
    const expected = pagesFor(audience).map(({path}) => `/${audience}/${path === "index" ? "" : path}`);
    expect(links.sort()).toEqual(expected.sort());
    expect(html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ")).toContain(siteTitles[audience]);
  });

  it("names only groups of which the site has a page", () => {
    const named = [...navigation("/leadership/funnel")!.matchAll(/<h2>([^<]+)/g)].map(([, name]) => name);
    expect(named).toEqual(["Pipeline", "Trust"]);
    expect([...navigation("/leads/index")!.matchAll(/<h2>([^<]+)/g)].length).toBeLessThanOrEqual(groups.length);
  });

  it("marks the page that is shown; a page of one subject belongs to the page that lists its subjects", () => {
    const current = (path: string): string | undefined =>
      /href="([^"]+)" aria-current="page"/.exec(navigation(path)!)?.[1];
    expect(current("/leads/agreement")).toBe("/leads/agreement");
    expect(current("/leads/index")).toBe("/leads/");
    expect(current("/managers/questions/q0123456789")).toBe("/managers/questions");
    expect(detailPagesFor("managers").length).toBeGreaterThan(0);
  });

  it("is nothing on a page that belongs to no site", () => {
    expect(navigation("/index")).toBeNull();
    expect(navigation("/404")).toBeNull();
  });
});
