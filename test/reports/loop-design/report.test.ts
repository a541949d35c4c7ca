import {describe, expect, it} from "vitest";
import type {Agreement} from "../../../src/contracts/agreement.js";
import type {LoopDesign} from "../../../src/contracts/loop-design.js";
import {agreement} from "../../../loaders/reports/agreement/report.js";
import {loopDesign} from "../../../loaders/reports/loop-design/report.js";
import {simpleLoops} from "../../support/simple-loops.js";
import {smallWarehouse} from "../../support/small-warehouse.js";

/** 120 loops of three interviews on three days, each vote in on its day: 40 no-no-yes, 40 yes-yes-yes, 40 no-yes-yes. */
function knownLoops(hoursToVote = 2) {
  const kinds = [
    {votes: ["no", "no", "yes"], offers: 4},
    {votes: ["yes", "yes", "yes"], offers: 30},
    {votes: ["no", "yes", "yes"], offers: 16}
  ];
  const loops = kinds.flatMap(({votes, offers}, kind) =>
    Array.from({length: 40}, (_, i) => ({id: `K${kind}-${i}`, votes, offer: i < offers, day: 1 + (i % 20)}))
  );
  return {
    applications: loops.map(({id}) => ({application_id: id, candidate_id: `C${id}`, role: "Engineer"})),
    decisions: loops.map(({id, offer}) => ({
      application_id: id,
      decision: offer ? "offer" : "no_offer",
      decided_at: "2026-06-29T09:00:00Z"
    })),
    scorecards: loops.flatMap(({id, votes, day}) =>
      votes.map((vote, place) => {
        const held = Date.parse(`2026-05-${String(day + place).padStart(2, "0")}T09:00:00Z`);
        return {
          scorecard_id: `${id}-${place}`,
          application_id: id,
          interviewer_id: `I${(day + place * 3) % 11}`,
          stage: "loop",
          focus: `area ${place}`,
          interviewed_at: new Date(held).toISOString(),
          submitted_at: new Date(held + hoursToVote * 3_600_000).toISOString(),
          vote
        };
      })
    )
  };
}

const contentOf = (result: Awaited<ReturnType<typeof loopDesign>>) => result.datasets[0]!.content as LoopDesign;

describe("loop design", () => {
  it("replays each rule on hand-counted loops: interviews saved and offers lost", async () => {
    const {rules} = contentOf(await loopDesign(await smallWarehouse(knownLoops())));
    const two = rules.find(({rule}) => rule === "2_no_of_2")!;
    // Only no-no-yes stops: 40 of 120 loops, one interview each, and the 4 offers among them.
    expect(two).toMatchObject({loops: 120, offers: 50, offersLost: 4, asIfInTime: false});
    expect(two.stopped).toBeCloseTo(1 / 3, 5);
    expect(two.savedPerLoop.value).toBeCloseTo(1 / 3, 5);
    expect(two.savedShare).toBeCloseTo(40 / 360, 5);
    const one = rules.find(({rule}) => rule === "1_no_of_1")!;
    expect(one).toMatchObject({offersLost: 20});
    expect(one.savedPerLoop.value).toBeCloseTo((80 * 2) / 120, 5);
  });

  it("says so when votes come too late to stop a loop, and takes them as if they had been in time", async () => {
    const {rules, findings} = contentOf(await loopDesign(await smallWarehouse(knownLoops(100))));
    // The second vote, a day before the third interview, comes 100 − 24 hours after it began.
    expect(rules.find(({rule}) => rule === "2_no_of_2")).toMatchObject({
      inTime: 0,
      asIfInTime: true,
      offersLost: 4,
      waitHours: 76
    });
    expect(findings[0]!.evidence).toMatch(/^With votes in before the next interview it would have saved /);
    expect(findings[0]!.sure.sentence).toMatch(
      /in before the next interview in hardly any loop\. .* held up half of the loops by \d+ hours or more\.$/
    );
  });

  it("never says act, and refuses below a hundred loops with what is missing", async () => {
    const enough = await loopDesign(await smallWarehouse(simpleLoops({loops: 150})));
    expect(enough.findings.some(({verdict, subject}) => verdict !== "too_little_data" && subject === "all")).toBe(true);
    expect(enough.findings.some(({verdict}) => verdict === "act")).toBe(false);
    const {findings, datasets} = await loopDesign(await smallWarehouse(simpleLoops({loops: 60})));
    expect(new Set(findings.map(({verdict}) => verdict))).toEqual(new Set(["too_little_data"]));
    expect(findings[0]!.needs).toMatchObject([{unit: "decided loops", more: 40}]);
    const {rules, sizes} = datasets[0]!.content as LoopDesign;
    expect([rules, sizes]).toEqual([[], []]);
  });

  it("hours per offer are the cost sheet's hours of a loop over the offer rate", async () => {
    // 3 × (60 + 30 + 20) + (3 + 2) × 60 + 90 = 720 minutes; 50 of 120 loops end in an offer.
    const {hours} = contentOf(await loopDesign(await smallWarehouse(knownLoops())));
    expect(hours[0]).toMatchObject({subject: "all", loops: 120});
    expect(hours[0]!.hoursPerLoop).toBeCloseTo(12, 5);
    expect(hours[0]!.hoursPerOffer.value).toBeCloseTo((12 * 120) / 50, 4);
  });

  it("each further interview adds less than the one before", async () => {
    const {sizes} = contentOf(await loopDesign(await smallWarehouse(simpleLoops({loops: 200, interviewers: 25}))));
    const gains = sizes.map(({gain}) => gain.value!);
    expect(gains.length).toBe(8);
    expect(gains.slice(1).every((gain, index) => gain > 0 && gain < gains[index]!)).toBe(true);
  });

  it("each step leads from the loop with one interviewer fewer, in reliability and in offers made again", async () => {
    const {sizes} = contentOf(await loopDesign(await smallWarehouse(simpleLoops({loops: 300, interviewers: 25}))));
    expect(sizes[0]!.offersAgainGain).toEqual({value: null, interval: null});
    for (const [index, {phi, phiGain, offersAgain, offersAgainGain}] of sizes.slice(1).entries()) {
      const before = sizes[index]!;
      expect(phiGain.value).toBeCloseTo(phi.value! - before.phi.value!, 4);
      const [low, high] = offersAgainGain.interval!;
      expect(offersAgainGain.value).toBeCloseTo(offersAgain.value! - before.offersAgain.value!, 4);
      expect(low).toBeLessThan(offersAgainGain.value!);
      expect(high).toBeGreaterThan(offersAgainGain.value!);
      // Two loops of the same size share what is not known of them, so the step is surer than either end.
      expect(high - low).toBeLessThan(offersAgain.interval![1] - offersAgain.interval![0]);
    }
  });

  it("at the loops' own size as many offers are made again as the agreement page says", async () => {
    const context = await smallWarehouse(simpleLoops({loops: 300, interviewers: 25, interviewsPerLoop: 4}));
    const {sizes} = contentOf(await loopDesign(context));
    const {repeatability} = (await agreement(context)).datasets[0]!.content as Agreement;
    expect(sizes[3]!.offersAgain).toEqual(repeatability[0]!.offers);
  });

  it("an empty warehouse gives a dataset and refusals", async () => {
    const {findings} = await loopDesign(await smallWarehouse({}));
    expect(new Set(findings.map(({verdict}) => verdict))).toEqual(new Set(["too_little_data"]));
  });

  it("replays only the loops since they have their present length", async () => {
    const {applications, decisions, scorecards} = knownLoops();
    // The same loops a year earlier had five interviews.
    const old = (id: string) => `old-${id}`;
    const earlier = scorecards.map((card) => ({
      ...card,
      scorecard_id: old(card.scorecard_id),
      application_id: old(card.application_id),
      interviewed_at: card.interviewed_at.replace("2026", "2025"),
      submitted_at: card.submitted_at.replace("2026", "2025")
    }));
    const longer = earlier.flatMap((card, index) =>
      index % 3 === 2
        ? [card, ...["x", "y"].map((more) => ({...card, scorecard_id: card.scorecard_id + more}))]
        : [card]
    );
    const {rules, findings, orderedLoops} = contentOf(
      await loopDesign(
        await smallWarehouse({
          applications: [
            ...applications,
            ...applications.map((row) => ({...row, application_id: old(row.application_id)}))
          ],
          decisions: [
            ...decisions,
            ...decisions.map((row) => ({
              ...row,
              application_id: old(row.application_id),
              decided_at: "2025-06-29T09:00:00Z"
            }))
          ],
          scorecards: [...scorecards, ...longer]
        })
      )
    );
    expect(orderedLoops).toBe(120);
    expect(rules.find(({rule}) => rule === "2_no_of_2")).toMatchObject({loops: 120, offers: 50, offersLost: 4});
    expect(findings.map(({sure}) => sure.sentence).join(" ")).toContain(
      "Loops have had 3.0 interviews since 2026-Q2 and 5.0 before, so only those since are replayed."
    );
  });

  it("tries another order of areas on loops that did not choose it", async () => {
    const {areaOrder} = contentOf(await loopDesign(await smallWarehouse(knownLoops())));
    // Every third interview is a yes, so no order that holds it first can stop a loop that the present one does not.
    expect(areaOrder).toMatchObject({first: [], loops: 120, offers: 50, offersLostNow: 4});
    expect(areaOrder!.sentence).toMatch(/^No order of areas is clearly better than the one held: /);
  });
});
