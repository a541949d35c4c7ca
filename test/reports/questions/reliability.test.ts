import {describe, expect, it} from "vitest";
import {shadowReliability} from "../../../loaders/reports/questions/use.js";
import {createRandom} from "../../../src/statistics/random.js";
import {smallWarehouse, type SmallTables} from "../../support/small-warehouse.js";

/** Interviews that a shadow rated too: two questions, one far easier than the other; `noise` is the rater's own. */
function shadowed(interviews: number, noise: number, withRatings = true): SmallTables {
  const random = createRandom(5);
  const tables = {applications: [], scorecards: [], ratings: []} as Required<
    Pick<SmallTables, "applications" | "scorecards" | "ratings">
  >;
  const point = (latent: number): number => Math.min(4, Math.max(1, Math.round(latent)));
  for (let i = 0; i < interviews; i++) {
    tables.applications.push({application_id: `A${i}`, candidate_id: `C${i}`});
    const answers = [1.8, 3.2].map((easy) => easy + random.normal(0, 0.8));
    for (const shadow of [false, true]) {
      const scorecard_id = `A${i}-${shadow ? "shadow" : "lead"}`;
      tables.scorecards.push({
        scorecard_id,
        application_id: `A${i}`,
        interviewer_id: shadow ? "I2" : "I1",
        stage: "loop",
        focus: "coding",
        shadow,
        interviewed_at: "2026-05-04T09:00:00Z",
        submitted_at: "2026-05-04T18:00:00Z",
        vote: "yes"
      });
      if (shadow && !withRatings) continue;
      answers.forEach((answer, q) =>
        tables.ratings.push({scorecard_id, question: `q${q}`, rating_points: point(answer + random.normal(0, noise))})
      );
    }
  }
  return tables;
}

const of = async (tables: SmallTables) => shadowReliability(await smallWarehouse(tables));

describe("the reliability of one rating", () => {
  it("is high where lead and shadow rate alike, low where each rates by a mood, whatever the ease of the question", async () => {
    const alike = await of(shadowed(120, 0));
    expect(alike).toMatchObject({pairs: 240, all: {value: 1}});
    expect(alike.questions.map(({question}) => question)).toEqual(["q0", "q1"]);
    const moody = await of(shadowed(120, 5));
    // The two questions lie 1.4 points apart: without taking that off, chance would look like agreement.
    expect(moody.all.interval![0]).toBeLessThan(0.05);
    expect(moody.all.value!).toBeLessThan(0.2);
    const between = await of(shadowed(120, 0.8));
    // Half of the variance of the latent ratings is the answer; rounding to four points takes a little more.
    expect(between.all.interval![0]).toBeLessThan(0.5);
    expect(between.all.interval![1]).toBeGreaterThan(0.4);
  });

  it("is not told from fewer than thirty pairs, nor where shadows rate no question", async () => {
    expect(await of(shadowed(14, 0.5))).toMatchObject({pairs: 28, least: 30, all: {value: null}, questions: []});
    expect(await of(shadowed(120, 0.5, false))).toMatchObject({pairs: 0, all: {value: null}});
  });

  it("keeps the number of pairs of fewer than five candidates to itself", async () => {
    expect(await of(shadowed(4, 0.5))).toMatchObject({pairs: null, all: {value: null}});
  });
});
