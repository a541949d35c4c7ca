import {describe, expect, it} from "vitest";
import type {Coverage} from "../../../src/contracts/coverage.js";
import {coverage} from "../../../loaders/reports/coverage/report.js";
import {smallWarehouse, type SmallTables} from "../../support/small-warehouse.js";

interface Planned {
  role: string;
  level: string;
  loops: number;
  /** Question → rating, null for no data. */
  ratings: Record<string, number | null>;
  decision?: "offer" | "no_offer";
}

const attributes: Record<string, string> = {cache: "Coding", tests: "Coding", story: "Ambiguity", evals: "Evals"};

/** Loops of one scorecard each; "Influence" stands in the question map and is never asked. */
function planned(parts: Planned[]): SmallTables {
  const tables = {
    applications: [],
    scorecards: [],
    ratings: [],
    decisions: [],
    questions: [
      {question: "story", attribute: "Ambiguity", coachable: true},
      {question: "cache", attribute: "Coding", coachable: false},
      {question: "sway", attribute: "Influence", coachable: true}
    ]
  } as Required<Pick<SmallTables, "applications" | "scorecards" | "ratings" | "decisions" | "questions">>;
  parts.forEach(({role, level, loops, ratings, decision = "offer"}, part) => {
    for (let loop = 0; loop < loops; loop++) {
      const id = `A${part}-${loop}`;
      tables.applications.push({application_id: id, candidate_id: `C${part}-${loop}`, role, level});
      tables.scorecards.push({
        scorecard_id: id,
        application_id: id,
        interviewer_id: "I1",
        stage: "loop",
        vote: "yes",
        interviewed_at: "2026-03-02T09:00:00Z",
        submitted_at: "2026-03-02T10:00:00Z"
      });
      tables.decisions.push({application_id: id, decision, decided_at: "2026-03-09T10:00:00Z"});
      for (const [question, points] of Object.entries(ratings))
        tables.ratings.push({
          scorecard_id: id,
          question,
          attribute: attributes[question]!,
          rating_points: points,
          no_data: points === null
        });
    }
  });
  return tables;
}

async function run(parts: Planned[]): Promise<Coverage> {
  const {datasets} = await coverage(await smallWarehouse(planned(parts)));
  return datasets[0]!.content as Coverage;
}

const sliceOf = ({slices}: Coverage, role: string | null, level: string | null) =>
  slices.find(({slice}) => slice.role === role && slice.level === level);

describe("coverage", async () => {
  const good = {cache: 3, story: 3};
  const content = await run([
    {role: "Engineer", level: "mid", loops: 30, ratings: {...good, evals: null}},
    {role: "Engineer", level: "senior", loops: 24, ratings: good, decision: "no_offer"},
    {role: "Analyst", level: "mid", loops: 26, ratings: {story: 2, cache: 3}, decision: "no_offer"},
    {role: "Analyst", level: "senior", loops: 20, ratings: {story: 2, cache: 1, evals: 4}, decision: "no_offer"}
  ]);

  it("every loop is rated, without data or not asked, for each attribute of exports and map", () => {
    expect(sliceOf(content, null, null)!.attributes).toEqual([
      expect.objectContaining({attribute: "Ambiguity", technical: false, rated: 100, noData: 0, notAsked: 0}),
      expect.objectContaining({attribute: "Coding", technical: true, rated: 100, noData: 0, notAsked: 0}),
      expect.objectContaining({attribute: "Evals", technical: true, rated: 20, noData: 30, notAsked: 50}),
      expect.objectContaining({attribute: "Influence", technical: false, rated: 0, noData: 0, notAsked: 100})
    ]);
    expect(sliceOf(content, "Engineer", "mid")!.attributes![2]).toMatchObject({rated: 0, noData: 30, notAsked: 0});
    expect(sliceOf(content, null, null)!.kinds).toEqual({technical: 100, other: 100, both: 100});
  });

  it("tells rejections that rest only on coachable attributes from the rest", () => {
    expect(sliceOf(content, null, null)!.rejections).toMatchObject({
      rejected: 70,
      noneBelow: 24,
      onlyCoachable: 26,
      mixed: 20,
      onlyOthers: 0
    });
    expect(sliceOf(content, "Analyst", "mid")!.rejections).toMatchObject({rejected: 26, onlyCoachable: 26});
  });

  it("says what goes unrated and what rejections rest on in natural frequencies", () => {
    expect(content.slices[0]!.findings[0]!.sentence).toMatch(
      /^“Influence” often goes unrated\. It does in about 20 of 20 loops .*Evals/
    );
    expect(content.slices[0]!.findings[1]!.sentence).toContain("26 of 70 rejected candidates");
    expect(content.slices[0]!.findings[1]!.sure.sentence).toBe("It is 6 to 9 of 20, nine times in ten.");
  });
});

describe("coverage of few", () => {
  it("is refused below twenty loops, with what is missing", async () => {
    const content = await run([{role: "Engineer", level: "mid", loops: 19, ratings: {cache: 3}}]);
    expect(content.slices[0]).toMatchObject({loops: 19, attributes: null, kinds: null, rejections: null});
    expect(content.slices[0]!.findings[0]).toMatchObject({
      verdict: "too_little_data",
      needs: [{unit: "loops with rated questions", more: 1}]
    });
  });

  it("a role of four candidates is hidden, and what would give it away with it", async () => {
    const content = await run([
      {role: "Analyst", level: "mid", loops: 4, ratings: {cache: 3}},
      {role: "Designer", level: "mid", loops: 25, ratings: {cache: 3}},
      {role: "Engineer", level: "mid", loops: 40, ratings: {cache: 3}},
      {role: "Engineer", level: "senior", loops: 40, ratings: {cache: 3}}
    ]);
    expect(content.slices.map(({slice: {role, level}}) => [role, level])).toEqual([
      [null, null],
      ["Engineer", null],
      [null, "mid"],
      [null, "senior"]
    ]);
  });

  it("hidden cells cannot be worked out from any sum that is shown", async () => {
    const content = await run([
      {role: "Analyst", level: "mid", loops: 30, ratings: {cache: 3}},
      {role: "Analyst", level: "senior", loops: 3, ratings: {cache: 3}},
      {role: "Engineer", level: "mid", loops: 50, ratings: {cache: 3}},
      {role: "Engineer", level: "senior", loops: 40, ratings: {cache: 3}}
    ]);
    // One hidden cell of a two-by-two table takes the three others with it.
    expect(content.slices.filter(({slice}) => slice.role !== null && slice.level !== null)).toEqual([]);
    expect(sliceOf(content, "Analyst", null)!.loops).toBe(33);
  });

  it("rejections of fewer than twenty, and all when nothing is marked coachable, are not judged", async () => {
    const few = await run([{role: "Engineer", level: "mid", loops: 19, ratings: {story: 1}, decision: "no_offer"}]);
    expect(few.slices[0]!.rejections).toBeNull();
    const unmarked = await run([
      {role: "Engineer", level: "mid", loops: 40, ratings: {cache: 1}, decision: "no_offer"}
    ]);
    expect(unmarked.coachableMarked).toBe(false);
    expect(unmarked.slices[0]!.rejections).toBeNull();
  });

  it("without ratings says what to export", async () => {
    const {datasets} = await coverage(await smallWarehouse({}));
    const content = datasets[0]!.content as Coverage;
    expect(content.slices[0]!.findings[0]!.sentence).toBe(
      "No export says what loops assess. The exports hold no question with its attribute on a loop scorecard."
    );
  });
});
