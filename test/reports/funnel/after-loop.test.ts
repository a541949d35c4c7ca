import {describe, expect, it} from "vitest";
import {funnel} from "../../../loaders/reports/funnel/report.js";
import type {Funnel} from "../../../src/contracts/funnel.js";
import {createRandom} from "../../../src/statistics/random.js";
import {smallWarehouse, type SmallTables} from "../../support/small-warehouse.js";

interface Hiring {
  loops: number;
  /** Every how many loops ends in an offer. */
  offerEvery: number;
  /** Every how many offers is declined; the very last offer stays open. */
  declineEvery: number;
  /** Share of hires in outcomes.csv; 1 unless told. */
  knownEvery?: number;
  /** Every how many hires left after 90 days. */
  leaveEvery?: number;
  /** Performance = slope × mean vote + noise. */
  slope?: number;
}

const points = {1: "strong_no", 2: "no", 3: "yes", 4: "strong_yes"} as const;
const day = 86_400_000;
const at = (time: number): string => new Date(time).toISOString().slice(0, 19).replace("T", " ");

/** Four votes per loop, one every two hours from January 2024; hires rated 400 days after the hire. */
function rowsOf({loops, offerEvery, declineEvery, knownEvery = 1, leaveEvery = 0, slope = 0}: Hiring): SmallTables {
  const random = createRandom(3);
  const rows: Required<Pick<SmallTables, "applications" | "stages" | "scorecards" | "decisions" | "outcomes">> = {
    applications: [],
    stages: [],
    scorecards: [],
    decisions: [],
    outcomes: []
  };
  let [offers, hires] = [0, 0];
  for (let i = 0; i < loops; i++) {
    const id = `A${i}`;
    const start = Date.parse("2024-01-01T09:00:00Z") + i * 0.5 * day;
    const offer = i % offerEvery === 0;
    if (offer) offers++;
    const open = offer && i + offerEvery >= loops;
    const declined = offer && !open && offers % declineEvery === 0;
    const hired = offer && !open && !declined;
    const votes = Array.from({length: 4}, () => ((offer ? 3 : 1) + random.integer(2)) as 1 | 2 | 3 | 4);
    rows.applications.push({
      application_id: id,
      candidate_id: `c${i}`,
      role: "Engineer",
      level: i % 2 === 0 ? "Senior" : "Junior",
      source: "inbound",
      applied_at: at(start - 10 * day),
      status: hired ? "hired" : open ? "active" : declined ? "withdrawn" : "rejected",
      closed_at: open ? null : at(start + 20 * day)
    });
    rows.stages.push({application_id: id, stage: "loop", entered_at: at(start)});
    votes.forEach((vote, place) =>
      rows.scorecards.push({
        scorecard_id: `${id}-${place}`,
        application_id: id,
        interviewer_id: `I${place}`,
        stage: "loop",
        interviewed_at: at(start + place * 3_600_000),
        submitted_at: at(start + (place + 1) * 3_600_000),
        vote: points[vote],
        vote_points: vote,
        initial_vote: points[vote],
        initial_vote_points: vote
      })
    );
    rows.decisions.push({
      application_id: id,
      decision: offer ? "offer" : "no_offer",
      decided_at: at(start + 5 * day),
      offer_status: !offer ? null : open ? "pending" : declined ? "declined" : "accepted",
      resolved_at: offer && !open ? at(start + 20 * day) : null
    });
    if (!hired) continue;
    rows.stages.push({application_id: id, stage: "hired", entered_at: at(start + 20 * day)});
    hires++;
    if (hires % knownEvery !== 0) continue;
    const left = leaveEvery > 0 && hires % leaveEvery === 0;
    const mean = votes.reduce((sum, vote) => sum + vote, 0) / 4;
    rows.outcomes.push({
      application_id: id,
      measured_at: at(start + 420 * day),
      performance: left ? null : 3 + slope * (mean - 3.5) + random.normal(0, 0.25),
      left_at: left ? at(start + 110 * day) : null
    });
  }
  return rows;
}

async function afterLoop(hiring: Hiring) {
  const {datasets} = await funnel(await smallWarehouse(rowsOf(hiring)));
  return (datasets[0]!.content as Funnel).afterLoop;
}

describe("what loops led to", () => {
  it("counts offers that were answered, and leaves open ones out of the share", async () => {
    const {acceptance} = await afterLoop({loops: 400, offerEvery: 4, declineEvery: 5});
    expect(acceptance).toMatchObject({accepted: 80, declined: 19, open: 1});
    expect(acceptance!.share.value).toBeCloseTo(80 / 99, 3);
    expect(acceptance!.share.interval![0]).toBeLessThan(80 / 99);
  });

  it("divides the hours of all decided loops by their hires, told to the nearest five", async () => {
    const {hoursPerHire} = await afterLoop({loops: 400, offerEvery: 4, declineEvery: 5});
    // One offer is open. By the default sheet a loop takes 4 × (60 + 30 + 20) + 6 × (30 + 30) + 90 = 890 minutes.
    expect((399 * 890) / 60).toBeCloseTo(5918.5, 1);
    expect(hoursPerHire).toMatchObject({loops: 400, hires: 80, hours: 5920});
    expect(hoursPerHire!.perHire.value).toBe(74);
    const [low, high] = hoursPerHire!.perHire.interval!;
    expect(low).toBeLessThan(hoursPerHire!.perHire.value!);
    expect(high).toBeGreaterThan(hoursPerHire!.perHire.value!);
  });

  it("says whether votes foretold performance, with the narrower spread of hires, from 100 rated hires", async () => {
    const {validity} = await afterLoop({loops: 600, offerEvery: 4, declineEvery: 8, slope: 0.8});
    expect(validity.refusal).toBeNull();
    expect(validity.n).toBe(131);
    expect(validity.raw.interval![0]).toBeGreaterThan(0.3);
    expect(validity.restriction).toBeLessThan(0.5);
    expect(validity.corrected.value!).toBeGreaterThan(validity.raw.value!);
    const none = (await afterLoop({loops: 600, offerEvery: 4, declineEvery: 8, slope: 0})).validity;
    expect(none.raw.interval![0]).toBeLessThan(0);
    expect(none.raw.interval![1]).toBeGreaterThan(0);
  });

  it("refuses with what is needed, and counts no few people in doing so", async () => {
    const few = await afterLoop({loops: 200, offerEvery: 4, declineEvery: 5});
    expect(few.validity).toMatchObject({n: null, raw: {value: null, interval: null}});
    expect(few.validity.refusal).toMatch(/^About 60 more hires with a rating/);
    const none = await afterLoop({loops: 20, offerEvery: 4, declineEvery: 5, knownEvery: 100});
    expect(none.validity.refusal).toContain("there is none yet");
    expect(none.attrition).toMatchObject({hires: null, known: null, left: null});
    expect(none.attrition.refusal).toContain("30 hires");
    expect(none.hoursPerHire).toBeNull();
    expect(none.acceptance).toBeNull();
  });

  it("bounds early leaving by what is not known of the other hires", async () => {
    const all = (await afterLoop({loops: 600, offerEvery: 4, declineEvery: 8, leaveEvery: 10})).attrition;
    expect(all).toMatchObject({refusal: null, hires: 131, known: 131, left: 13});
    const half = (await afterLoop({loops: 600, offerEvery: 4, declineEvery: 8, leaveEvery: 10, knownEvery: 2}))
      .attrition;
    expect(half).toMatchObject({hires: 131, known: 65, left: 13});
    expect(half.share.value).toBeCloseTo(0.2, 2);
    expect(half.share.interval![0]).toBeLessThan(13 / 131);
    expect(half.share.interval![1]).toBeGreaterThan(0.2);
  });
});

describe("levels side by side", () => {
  it("have the median days of those who go on, with an interval, and no group below ten", async () => {
    const {datasets} = await funnel(await smallWarehouse(rowsOf({loops: 400, offerEvery: 3, declineEvery: 5})));
    const {splits} = datasets[0]!.content as Funnel;
    const hired = splits.filter(({step}) => step === "loop>offer");
    expect(hired.map(({by, member}) => [by, member])).toEqual([
      ["all", "all"],
      ["level", "Junior"],
      ["level", "Senior"],
      ["role", "Engineer"],
      ["source", "inbound"]
    ]);
    // Every decision falls five days after the loop began.
    for (const {days} of hired) expect(days).toEqual({median: 5, interval: [5, 5]});
    const few = await funnel(await smallWarehouse(rowsOf({loops: 24, offerEvery: 3, declineEvery: 5})));
    const left = (few.datasets[0]!.content as Funnel).splits.filter(({step}) => step === "loop>offer");
    expect(left.map(({days}) => days)).toEqual(left.map(() => null));
  });
});
