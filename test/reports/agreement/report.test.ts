import {describe, expect, it} from "vitest";
import type {Agreement} from "../../../src/contracts/agreement.js";
import type {LoopVote} from "../../../loaders/reports/shared/loop-votes.js";
import {createRandom} from "../../../src/statistics/random.js";
import {ac2InUse, coefficients} from "../../../loaders/reports/agreement/coefficients.js";
import {agreement} from "../../../loaders/reports/agreement/report.js";
import {simpleLoops} from "../../support/simple-loops.js";
import {smallWarehouse} from "../../support/small-warehouse.js";

const contentOf = (result: Awaited<ReturnType<typeof agreement>>) => result.datasets[0]!.content as Agreement;

/** 30 loops of two votes: 15 yes/yes, 10 no/no, 5 yes/no. */
function thirtyLoops() {
  const kinds = [...Array(15).fill(["yes", "yes"]), ...Array(10).fill(["no", "no"]), ...Array(5).fill(["yes", "no"])];
  const cards = kinds.flatMap(([first, second], loop) =>
    [first, second].map((vote, place) => ({
      scorecard_id: `${loop}-${place}`,
      application_id: `A${loop}`,
      interviewer_id: `I${(loop + place) % 7}`,
      stage: "loop",
      focus: ["coding", "design"][place]!,
      interviewed_at: `2026-05-${String(1 + (loop % 28)).padStart(2, "0")}T09:00:00Z`,
      submitted_at: `2026-05-${String(1 + (loop % 28)).padStart(2, "0")}T19:00:00Z`,
      vote: vote as string
    }))
  );
  const applications = kinds.map((_, loop) => ({application_id: `A${loop}`, candidate_id: `C${loop}`}));
  return {scorecards: cards, applications};
}

describe("agreement", () => {
  it("gives the coefficients of thirty known loops beside the yes-rate", async () => {
    const {slices} = contentOf(await agreement(await smallWarehouse(thirtyLoops())));
    const {loops, votes, measures} = slices[0]!;
    expect({loops, votes}).toEqual({loops: 30, votes: 60});
    // 35 of 60 votes are yes; 25 of 30 pairs agree.
    expect(measures!.yesRate).toBeCloseTo(35 / 60, 5);
    expect(measures!.percent.value).toBeCloseTo(25 / 30, 5);
    expect(measures!.sameSide.value).toBeCloseTo(25 / 30, 5);
    // α = 1 − (N − 1)·o / (2·n₁·n₂) with o = 10 disagreeing ordered votes of N = 60.
    expect(measures!.alpha.value).toBeCloseTo(1 - (59 * 10) / (2 * 35 * 25), 5);
    // Nothing but yes and no occurs, so that AC2 is on these two: chance is half the mean of p(1 − p).
    const chance = (2 / 2) * 2 * (35 / 60) * (25 / 60);
    expect(measures!.ac2.value).toBeCloseTo((25 / 30 - chance) / (1 - chance), 5);
  });

  it("corrects for chance over the answers of a configured scale, used or not", async () => {
    const config = {votes: {scale: ["strong_no", "no", "yes", "strong_yes"]}};
    const {measures} = contentOf(await agreement(await smallWarehouse(thirtyLoops(), {config}))).slices[0]!;
    // AC2 on the whole scale 1–4, quadratic: pairs one point apart weigh 8/9, the mean weight is 98/9 of 12.
    const [pYes, pNo] = [35 / 60, 25 / 60];
    const observed = (25 + 5 * (8 / 9)) / 30;
    const weights = 4 + 2 * (3 * (8 / 9) + 2 * (5 / 9));
    const chance = (weights / 12) * (pYes * (1 - pYes) + pNo * (1 - pNo));
    expect(measures!.ac2.value).toBeCloseTo((observed - chance) / (1 - chance), 5);
  });

  it("tells of the votes after the debrief where an export shows both, and of them only there", async () => {
    const tables = thirtyLoops();
    expect(contentOf(await agreement(await smallWarehouse(tables))).slices[0]!.afterDebrief).toBeNull();
    // Each of the five split loops ends with two yes.
    const scorecards = tables.scorecards.map((card) => ({
      ...card,
      initial_vote: card.vote,
      vote: card.scorecard_id.endsWith("-1") && Number(card.application_id.slice(1)) >= 25 ? "yes" : card.vote
    }));
    const {measures, afterDebrief} = contentOf(await agreement(await smallWarehouse({...tables, scorecards})))
      .slices[0]!;
    expect(measures!.sameSide.value).toBeCloseTo(25 / 30, 5);
    expect(afterDebrief!.sameSide.value).toBe(1);
    expect(afterDebrief!.yesRate).toBeCloseTo(40 / 60, 5);
  });

  it("keeps six answers as six categories, each as far from the next", async () => {
    const scale = ["SNH", "NH", "LNH", "LH", "H", "SH"];
    const loops = Array.from({length: 40}, (_, loop) =>
      [0, 1, 2].map((seat) => ((loop * 7) % 5) + ((loop + seat) % 2))
    );
    const scorecards = loops.flatMap((levels, loop) =>
      levels.map((level, seat) => ({
        scorecard_id: `${loop}-${seat}`,
        application_id: `A${loop}`,
        interviewer_id: `I${seat}`,
        stage: "loop",
        vote: scale[level]!
      }))
    );
    const applications = loops.map((_, loop) => ({application_id: `A${loop}`, candidate_id: `C${loop}`}));
    const {measures} = contentOf(
      await agreement(await smallWarehouse({applications, scorecards}, {config: {votes: {scale}}}))
    ).slices[0]!;
    // Gwet's AC2 by its definition, quadratic weights over six places.
    const weight = (a: number, b: number): number => 1 - ((a - b) / 5) ** 2;
    const six = [0, 1, 2, 3, 4, 5];
    const pairsOf = (levels: readonly number[]): [number, number][] => [
      [levels[0]!, levels[1]!],
      [levels[0]!, levels[2]!],
      [levels[1]!, levels[2]!]
    ];
    const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const observed = meanOf(loops.flatMap(pairsOf).map(([a, b]) => weight(a, b)));
    const shares = six.map((level) => meanOf(loops.flat().map((one) => Number(one === level))));
    const mean = six.flatMap((a) => six.map((b) => weight(a, b))).reduce((sum, one) => sum + one, 0) / (6 * 5);
    const chance = mean * shares.reduce((sum, share) => sum + share * (1 - share), 0);
    expect(measures!.ac2.value).toBeCloseTo((observed - chance) / (1 - chance), 5);
    expect(measures!.percent.value).toBeCloseTo(meanOf(loops.flatMap(pairsOf).map(([a, b]) => Number(a === b))), 5);
    expect(measures!.yesRate).toBeCloseTo(shares[3]! + shares[4]! + shares[5]!, 5);
  });

  it("tells AC2 on the answers in use too where the configured scale has others", async () => {
    const config = {votes: {scale: ["strong_no", "no", "yes", "strong_yes"]}};
    const {findings} = await agreement(await smallWarehouse(thirtyLoops(), {config}));
    const sentence = findings.find(({subject}) => subject === "ac2")!.sentence;
    expect(sentence).toContain("On the 2 of 4 answers in use it is 0.68.");
    const [plain] = (await agreement(await smallWarehouse(thirtyLoops()))).findings.filter(
      ({subject}) => subject === "ac2"
    );
    expect(plain!.sentence).not.toContain("answers in use");
  });

  it("calls an answer in use from one vote in a hundred on, and finds no agreement between coin flips", () => {
    const random = createRandom(5);
    const flips = Array.from({length: 2000}, () => (random.uniform() < 0.5 ? 3 : 2));
    const votes = (odd: number) =>
      flips.map((points, i) => ({
        application_id: `A${i >> 2}`,
        candidate_id: `C${i >> 2}`,
        interviewer_id: `I${i % 4}`,
        initial_points: i < odd ? 4 : points,
        initial_is_yes: points >= 3
      })) as LoopVote[];
    const scale = [1, 2, 3, 4];
    expect(coefficients(votes(0), scale).ac2.value!).toBeGreaterThan(0.8);
    expect(ac2InUse(votes(0), scale)).toMatchObject({answers: 2, of: 4});
    expect(Math.abs(ac2InUse(votes(0), scale)!.ac2)).toBeLessThan(0.04);
    expect(ac2InUse(votes(19), scale)).toMatchObject({answers: 2, of: 4});
    expect(ac2InUse(votes(20), scale)).toMatchObject({answers: 3, of: 4});
    expect(ac2InUse(votes(0), [2, 3])).toBeNull();
  });

  it("takes an answer for a category once a loop vote has it, whatever phone screens say", async () => {
    const tables = thirtyLoops();
    const ac2With = async (stage: string): Promise<number> => {
      const mixed = {...tables.scorecards[0]!, scorecard_id: "m", application_id: "M", stage, vote: "mixed"};
      const applications = [...tables.applications, {application_id: "M", candidate_id: "M"}];
      const scorecards = [...tables.scorecards, mixed];
      return contentOf(await agreement(await smallWarehouse({applications, scorecards}))).slices[0]!.measures!.ac2
        .value!;
    };
    const two = 2 * (35 / 60) * (25 / 60);
    expect(await ac2With("phone_screen")).toBeCloseTo((25 / 30 - two) / (1 - two), 5);
    // Three categories, 2 2.5 3: the middle weighs 3/4 beside either end, which weigh 0 beside each other.
    const three = ((3 + 4 * (3 / 4)) / 6) * two;
    expect(await ac2With("loop")).toBeCloseTo((25 / 30 - three) / (1 - three), 5);
  });

  it("below thirty loops nothing is estimated, and it says how many are missing and how long they take", async () => {
    const tables = thirtyLoops();
    const {findings, datasets} = await agreement(
      await smallWarehouse({...tables, scorecards: tables.scorecards.slice(0, 52)}, {dataThrough: "2026-05-31"})
    );
    expect(new Set(findings.map(({verdict}) => verdict))).toEqual(new Set(["too_little_data"]));
    expect(findings.every(({estimate, interval}) => estimate === null && interval === null)).toBe(true);
    // 26 loops since 1 May, about 4.4 weeks: 4 more take one week.
    expect(findings[0]!.needs).toEqual([{unit: "loops with two or more votes", more: 4, weeks: 1}]);
    expect((datasets[0]!.content as Agreement).slices[0]!.measures).toBeNull();
  });

  it("without any loop the dataset still holds, and says so", async () => {
    const {findings} = await agreement(await smallWarehouse({}));
    expect(findings.map(({subject}) => subject)).toEqual(["percent", "alpha", "ac2", "icc", "all"]);
    expect(findings[0]!.evidence).toMatch(/^No loop has votes /);
  });

  it("finds the candidate's share of a vote and what a repeat loop would do in a world where both are known", async () => {
    // Rounding to the scale adds about 1/12 to the noise: 0.49 / (0.49 + 0.49 + 0.083) = 0.46.
    const {datasets, findings} = await agreement(await smallWarehouse(simpleLoops({loops: 400, interviewers: 30})));
    const {slices, repeatability} = datasets[0]!.content as Agreement;
    const [{split}] = slices as [Agreement["slices"][number]];
    // Each role is of the same world, and has a split and a curve of its own.
    for (const part of slices.filter(({slice}) => slice.role !== null)) {
      const own = part.split!.find(({source}) => source === "candidate")!.share;
      expect(Math.abs(own - 0.46)).toBeLessThan(0.12);
      expect(part.phi[0]!.phi.value).toBeCloseTo(own, 2);
    }
    expect(split!.find(({source}) => source === "candidate")!.share).toBeGreaterThan(0.38);
    expect(split!.find(({source}) => source === "candidate")!.share).toBeLessThan(0.54);
    expect(split!.reduce((sum, {share}) => sum + share, 0)).toBeCloseTo(1, 5);
    const all = repeatability[0]!;
    expect(all.subject).toBe("all");
    expect(all.offers.interval![0]).toBeLessThan(all.offers.value!);
    expect(findings.filter(({kind}) => kind === "agreement.repeatability").map(({subject}) => subject)).toEqual([
      "all",
      "Designer",
      "Engineer"
    ]);
  });

  it("tells alpha of these people from alpha of people like them where few of them differ, and only there", async () => {
    const severity = {I01: -1.2, I02: 1.2, I03: 0.9, I04: -0.9};
    const few = await agreement(
      await smallWarehouse(simpleLoops({loops: 120, interviewers: 6, interviewsPerLoop: 3, severity}))
    );
    const [these] = contentOf(few).slices;
    const {alphaLikeThese} = contentOf(few);
    const width = ([low, high]: [number, number]) => high - low;
    expect(width(alphaLikeThese!.interval!)).toBeGreaterThan(1.25 * width(these!.measures!.alpha.interval!));
    expect(few.findings.find(({subject}) => subject === "alpha")!.evidence).toContain("among people like these");
    const many = await agreement(await smallWarehouse(simpleLoops({loops: 120, interviewers: 40})));
    expect(contentOf(many).alphaLikeThese).toBeNull();
    expect(many.findings.find(({subject}) => subject === "alpha")!.evidence).not.toContain("people like these");
  });

  it("hides pairs of areas that fewer than five candidates had", async () => {
    const tables = thirtyLoops();
    const rare = {...tables.scorecards[0]!, scorecard_id: "r", interviewer_id: "I9", focus: "rare"};
    const {focusPairs} = contentOf(
      await agreement(await smallWarehouse({...tables, scorecards: [...tables.scorecards, rare]}))
    );
    const hidden = focusPairs.filter(({first, second}) => first === "rare" || second === "rare");
    expect(hidden.length).toBe(2);
    expect(
      hidden.every(({candidates, pairs, sameSide}) => candidates === null && pairs === null && sameSide.value === null)
    ).toBe(true);
  });

  it("the same data give the same bytes", async () => {
    const once = await agreement(await smallWarehouse(simpleLoops({loops: 60})));
    const again = await agreement(await smallWarehouse(simpleLoops({loops: 60})));
    expect(JSON.stringify(again)).toBe(JSON.stringify(once));
  });
});
