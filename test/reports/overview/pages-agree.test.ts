import {describe, expect, it} from "vitest";
import {pages, pagesFor} from "../../../loaders/publish/pages.js";
import {coverage} from "../../../loaders/reports/coverage/report.js";
import {load} from "../../../loaders/reports/load/report.js";
import {actionsElsewhere} from "../../../loaders/reports/overview/elsewhere.js";
import {overview} from "../../../loaders/reports/overview/report.js";
import type {Report, ReportContext} from "../../../loaders/reports/report.js";
import {noHistory} from "../../../loaders/reports/since/findings-since.js";
import {toDo} from "../../../loaders/reports/to-do/report.js";
import type {Headline} from "../../../src/contracts/finding.js";
import type {Audience} from "../../../src/contracts/site.js";
import {overviewTitle} from "../../../src/words/overview.js";
import {smallWarehouse, type SmallTables} from "../../support/small-warehouse.js";

/** What a page, the overview and the list of what to do say of one report. */
async function told(report: Report, context: ReportContext, audience: Audience) {
  const {findings, datasets} = await report(context);
  const {config} = context;
  const elsewhere = actionsElsewhere(findings, {audience, pages}, config);
  const site = {pages: pagesFor(audience), since: noHistory};
  const content = overview(findings, site, config);
  return {
    page: datasets[0]!.content,
    title: overviewTitle({...content, elsewhere, tiles: []}, audience),
    items: toDo(findings, {...site, elsewhere}, config).items.map(({short, page}) => [short, page?.name]),
    expected: content.expected.map(({kind}) => kind),
    tooLittle: content.tooLittle.map(({kind}) => kind),
    elsewhere: elsewhere.map(({what}) => what)
  };
}

/** Loops of one scorecard, each rating what `rated` says, all of them rejected. */
function loopsRating(loops: number, rated: (loop: number) => Record<string, number>): SmallTables {
  const ids = Array.from({length: loops}, (_, i) => i);
  return {
    applications: ids.map((i) => ({application_id: `A${i}`, candidate_id: `C${i}`})),
    scorecards: ids.map((i) => ({
      scorecard_id: `S${i}`,
      application_id: `A${i}`,
      interviewer_id: `I${i % 5}`,
      stage: "loop",
      vote: "no",
      interviewed_at: "2026-03-02T09:00:00Z",
      submitted_at: "2026-03-02T10:00:00Z"
    })),
    decisions: ids.map((i) => ({application_id: `A${i}`, decision: "no_offer", decided_at: "2026-03-09T10:00:00Z"})),
    ratings: ids.flatMap((i) =>
      Object.entries(rated(i)).map(([attribute, rating_points]) => ({
        scorecard_id: `S${i}`,
        question: `On ${attribute}`,
        attribute,
        rating_points,
        no_data: false
      }))
    ),
    questions: [{question: "On Influence", attribute: "Influence", coachable: true}]
  };
}

/** A quarter in which the first fifth of twenty interviewers hold `busy` interviews each, the others six. */
function interviewsOf(busy: number): SmallTables {
  const seats = Array.from({length: 20}, (_, person) =>
    Array.from({length: person < 4 ? busy : 6}, (__, nth) => ({person, id: `${person}-${nth}`, week: nth % 12}))
  ).flat();
  return {
    applications: seats.map(({id}) => ({application_id: `A${id}`, candidate_id: `C${id}`})),
    interviews: seats.map(({id, person, week}) => ({
      interview_id: `V${id}`,
      application_id: `A${id}`,
      interviewer_id: `I${person}`,
      stage: "loop",
      starts_at: `${new Date(Date.UTC(2026, 0, 6 + 7 * week)).toISOString().slice(0, 10)}T09:00:00Z`,
      status: "complete"
    }))
  };
}

const verdicts = (content: unknown): string[] =>
  (content as {findings: Headline[]}).findings.map(({verdict}) => verdict);
const ofSlice = (content: unknown): unknown => (content as {slices: unknown[]}).slices[0];

describe("an overview beside a page that watches", () => {
  it.each(["leads", "managers"] as const)(
    "says that there is something to watch, and the list holds the deeds: coverage on the site of %s",
    async (audience) => {
      const tables = loopsRating(60, (loop) => ({Coding: 3, ...(loop < 20 && {Influence: 1})}));
      const {page, title, items} = await told(coverage, await smallWarehouse(tables), audience);
      expect(verdicts(ofSlice(page))).toEqual(["watch", "watch"]);
      expect(title).toBe("Nothing to change now, two things to watch");
      expect(items).toEqual([
        ["Plan who asks", "Coverage"],
        ["Ask in the debrief", "Coverage"]
      ]);
    }
  );

  it("says so of how interviews are shared on the leads' site, and on no other with a figure or a deed", async () => {
    const context = await smallWarehouse(interviewsOf(60), {dataThrough: "2026-03-31"});
    const leads = await told(load, context, "leads");
    expect(verdicts(leads.page)).toEqual(["watch"]);
    expect(leads.title).toBe("Nothing to change now, one thing to watch");
    expect(leads.items).toEqual([["Spread the interviews", "Load"]]);
    const managers = await told(load, context, "managers");
    expect([managers.items, managers.expected, managers.tooLittle]).toEqual([[], [], []]);
    expect(managers.elsewhere).toEqual(["Interviews could be spread more evenly"]);
    expect(managers.title).not.toBe("All is plumb");
  });

  it("counts what came out as expected, and what there is too little of, as its page does", async () => {
    const good = await told(
      coverage,
      await smallWarehouse(loopsRating(60, () => ({Coding: 3, Influence: 3}))),
      "managers"
    );
    expect(good).toMatchObject({
      title: "All is plumb",
      items: [],
      expected: ["coverage.attribute", "coverage.rejections"]
    });
    const few = await told(coverage, await smallWarehouse(loopsRating(12, () => ({Coding: 3}))), "managers");
    expect([few.expected, few.tooLittle]).toEqual([[], ["coverage.attribute"]]);
    const even = await told(load, await smallWarehouse(interviewsOf(6), {dataThrough: "2026-03-31"}), "leads");
    expect([even.title, even.expected]).toEqual(["All is plumb", ["load.evenness"]]);
  });
});
