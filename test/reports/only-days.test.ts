import {describe, expect, it} from "vitest";
import {independence} from "../../loaders/reports/independence/report.js";
import {interviewers} from "../../loaders/reports/interviewers/report.js";
import {loopDesign} from "../../loaders/reports/loop-design/report.js";
import type {Report} from "../../loaders/reports/report.js";
import type {Headline, Kind} from "../../src/contracts/finding.js";
import {simpleLoops} from "../support/simple-loops.js";
import {smallWarehouse} from "../support/small-warehouse.js";

/** 400 loops whose times are days: all interviews of a loop at its midnight, votes at that of the same day. */
function byDays(flags: object): ReturnType<typeof simpleLoops> {
  const tables = simpleLoops({loops: 400});
  const midnight = (time: unknown): string => `${String(time).slice(0, 10)}T00:00:00Z`;
  const scorecards = tables.scorecards.map((card) => ({
    ...card,
    interviewed_at: midnight(card.interviewed_at),
    submitted_at: midnight(card.interviewed_at),
    ...flags
  }));
  return {...tables, scorecards};
}

const cases: [Kind, Report, string][] = [
  ["interviewer.independence", independence, "who could see whose vote cannot be told"],
  ["interviewer.timeliness", interviewers, "how many hours feedback takes cannot be told"],
  ["loop.early_stop", loopDesign, "which interview came first, and what was known before the next, cannot be told"]
];

describe("dates without times", () => {
  it.each(cases)(
    "%s is not judged from an order that nobody knows, and the page says so",
    async (kind, report, what) => {
      const days = byDays({interviewed_is_day: true, submitted_is_day: true});
      const {findings, datasets} = await report(await smallWarehouse(days));
      const mine = findings.filter((finding) => finding.kind === kind);
      expect(mine.length).toBeGreaterThan(0);
      for (const {verdict, estimate, interval, sentence, needs} of mine) {
        expect({verdict, estimate, interval}).toEqual({verdict: "too_little_data", estimate: null, interval: null});
        expect(sentence).toBe(`The exports give days without a time. So ${what}.`);
        expect(needs![0]!.more).toBeGreaterThan(0);
      }
      const headlines = (datasets[0]!.content as {findings: Headline[]}).findings;
      expect(headlines.map(({sentence}) => sentence)).toContain(mine[0]!.sentence);
    }
  );

  it("the day of the interview alone, beside a time of submission, is no order either", async () => {
    const {findings} = await loopDesign(await smallWarehouse(byDays({interviewed_is_day: true})));
    const [rule] = findings.filter(({kind}) => kind === "loop.early_stop");
    expect(rule!.sentence).toContain("without a time");
  });

  it("no vote of the day of a decision counts as cast after it", async () => {
    const tables = byDays({interviewed_is_day: true, submitted_is_day: true});
    const decisions = tables.decisions.map((decision, i) => ({
      ...decision,
      decided_at: tables.scorecards[5 * i]!.submitted_at!,
      decided_is_day: true
    }));
    const {warehouse} = await smallWarehouse({...tables, decisions});
    const [late] = await warehouse.rows("select count(*) filter (after_decision) as votes from marts.votes");
    expect(late).toEqual({votes: 0});
  });
});
