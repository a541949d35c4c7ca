import {describe, expect, it} from "vitest";
import type {Finding} from "../../../src/contracts/finding.js";
import type {InterviewerDetails} from "../../../src/contracts/interviewer-details.js";
import type {Interviewers} from "../../../src/contracts/interviewers.js";
import {interviewers} from "../../../loaders/reports/interviewers/report.js";
import {timeliness} from "../../../loaders/reports/interviewers/facts.js";
import {cardsByLoop, simpleLoops} from "../../support/simple-loops.js";
import {smallWarehouse} from "../../support/small-warehouse.js";

const ofKind = (findings: Finding[], kind: string) => findings.filter((finding) => finding.kind === kind);
const acting = (findings: Finding[]) =>
  findings
    .filter(({verdict}) => verdict === "act")
    .map(({kind, subject, direction}) => `${kind} ${subject} ${direction}`);

describe("interviewers", () => {
  it("finds who votes differently on the same candidates, says which way, and leaves the others alone", async () => {
    const tables = simpleLoops({loops: 240, interviewers: 15, severity: {I03: -0.9, I11: 0.9}});
    const {findings, datasets} = await interviewers(await smallWarehouse(tables));
    const rows = (datasets[0]!.content as Interviewers).findings.slice(1);
    expect(rows.map(({interviewer}) => interviewer)).toEqual(["I03", "I11"]);
    expect(acting(findings)).toEqual(["interviewer.severity I03 harsh", "interviewer.severity I11 lenient"]);
    const harsh = ofKind(findings, "interviewer.severity").find(({subject}) => subject === "I03")!;
    expect(harsh.estimate).toBeLessThan(-0.5);
    expect(harsh.interval![1]).toBeLessThan(-0.25);
    expect(harsh.sentence).toContain("{subject} votes");
  });

  it("every interviewer gets a verdict on severity, consistency and time, also those with too few votes", async () => {
    const {findings} = await interviewers(await smallWarehouse(simpleLoops({loops: 30, interviewers: 12})));
    for (const kind of ["interviewer.severity", "interviewer.consistency", "interviewer.timeliness"])
      expect(ofKind(findings, kind).length).toBe(12);
    const few = ofKind(findings, "interviewer.severity").filter(({n}) => n < 20);
    expect(few.length).toBeGreaterThan(0);
    expect(few.every(({verdict, needs}) => verdict === "too_little_data" && needs![0]!.more > 0)).toBe(true);
  });

  it("shows nobody with fewer than twenty votes, and says how many that are", async () => {
    const {datasets} = await interviewers(await smallWarehouse(simpleLoops({loops: 30, interviewers: 12})));
    const {people, tooFew} = datasets[0]!.content as Interviewers;
    expect(people.every(({votes}) => votes >= 20)).toBe(true);
    expect(people.length + tooFew!).toBe(12);
    const details = datasets[1]!.content as InterviewerDetails;
    expect(details.people.map(({interviewer}) => interviewer)).toEqual(people.map(({interviewer}) => interviewer));
  });

  it("says that groups without a shared candidate cannot be compared", async () => {
    const one = simpleLoops({loops: 60, interviewers: 6, seed: 1});
    const other = simpleLoops({loops: 60, interviewers: 6, seed: 2});
    const apart = {
      applications: [...one.applications, ...other.applications.map((row) => renamed(row))],
      decisions: [...one.decisions, ...other.decisions.map((row) => renamed(row))],
      scorecards: [...one.scorecards, ...other.scorecards.map((row) => renamed(row))]
    };
    const {datasets} = await interviewers(await smallWarehouse(apart));
    const {groups, findings} = datasets[0]!.content as Interviewers;
    expect(groups).toBe(2);
    expect(findings[0]!.sentence).toContain("cannot be compared with each other");
  });

  it("silence about the few who can be judged is not told as good news of the many who cannot", async () => {
    const tables = simpleLoops({loops: 24, interviewers: 12, interviewsPerLoop: 4});
    // I01 sits in every loop, everyone else in about six.
    const {datasets} = await interviewers(
      await smallWarehouse({
        ...tables,
        scorecards: cardsByLoop(tables.scorecards).flatMap((loop) =>
          loop.some(({interviewer_id}) => interviewer_id === "I01")
            ? loop
            : [{...loop[0]!, interviewer_id: "I01"}, ...loop.slice(1)]
        )
      })
    );
    const {findings, people, tooFew} = datasets[0]!.content as Interviewers;
    expect([people.length, tooFew]).toEqual([1, 11]);
    expect(findings[0]).toMatchObject({verdict: "too_little_data", needs: [{unit: "votes of one interviewer"}]});
  });

  it("without any vote the page says what it needs", async () => {
    const {findings, datasets} = await interviewers(await smallWarehouse({}));
    expect(findings).toEqual([]);
    expect((datasets[0]!.content as Interviewers).findings[0]!.verdict).toBe("too_little_data");
  });

  it("a median needs six scorecards for an interval, which holds it with 90 % whatever the hours look like", () => {
    const of = (hours: number[]) => timeliness(hours.map((one) => ({hours: one, after_debrief: null}))).hours;
    expect(of([1, 2, 3, 4])).toMatchObject({value: 2.5, interval: null});
    // P(fewer than 2 of 8 below the median) = 9/256 < 5 %: second smallest to second largest.
    expect(of([8, 7, 6, 5, 4, 3, 2, 1])).toMatchObject({value: 4.5, interval: [2, 7]});
  });

  it("feedback that mostly comes after two days is late, with the hours it takes", async () => {
    const tables = simpleLoops({loops: 80, interviewers: 10});
    const scorecards = tables.scorecards.map((row) =>
      row.interviewer_id === "I05"
        ? {...row, submitted_at: new Date(Date.parse(String(row.interviewed_at)) + 72 * 3_600_000).toISOString()}
        : row
    );
    const {findings} = await interviewers(await smallWarehouse({...tables, scorecards}));
    expect(acting(findings)).toEqual(["interviewer.timeliness I05 late"]);
    expect(ofKind(findings, "interviewer.timeliness").find(({subject}) => subject === "I05")!.estimate).toBe(72);
  });

  it.each(["no time of the interview", "one time for interview and submission"])(
    "%s: nobody's feedback is said to take no time",
    async (lack) => {
      const tables = simpleLoops({loops: 80, interviewers: 10});
      const scorecards = tables.scorecards.map((row) => ({
        ...row,
        interviewed_at: lack.startsWith("no") ? null : row.submitted_at
      }));
      const {findings} = await interviewers(await smallWarehouse({...tables, scorecards}));
      const told = ofKind(findings, "interviewer.timeliness").map(({verdict, unit}) => `${verdict} ${unit}`);
      expect(new Set(told)).not.toContain("ok hours");
    }
  );
});

function renamed(row: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, key.endsWith("_id") ? `other-${String(value)}` : value])
  ) as Record<string, string>;
}
