import {describe, expect, it} from "vitest";
import {loopHoursFinding, loopSizeFinding} from "../../../loaders/reports/loop-design/judge.js";
import {earlyStopFinding} from "../../../loaders/reports/loop-design/rules.js";
import type {Unknown} from "../../../loaders/reports/shared/sameness.js";
import type {LoopDesign} from "../../../src/contracts/loop-design.js";
import {normalCdf} from "../../../src/statistics/distributions/index.js";
import {alike, nothingVaries, wholeFinding} from "../../support/whole-finding.js";

const needs = [{unit: "decided loops", more: 12, weeks: 3}];
const tooFew = {verdict: "too_little_data", deed: "Not enough data"} as const;
type Interval = [number, number];

describe("loopSizeFinding", () => {
  type Size = LoopDesign["sizes"][number];
  const sizeOf = (interviews: number, utility: number, gain: number | null, interval: Interval | null) =>
    ({
      interviews,
      utility: {value: utility, interval: [utility - 0.1, utility + 0.1]},
      gain: {value: gain, interval},
      hours: 3 * interviews
    }) as unknown as Size;
  type Asked = Parameters<typeof loopSizeFinding>[2];
  const three = sizeOf(3, 0.85, 0.08, [0.06, 0.1]);
  const next = sizeOf(5, 0.94, 0.04, [0.03, 0.06]);
  const sizesOf = (interval: Interval, after = next) => [three, sizeOf(4, 0.9, 0.05, interval), after];
  const judge = (over: Partial<Asked> = {}, subject = "all", loops = 500) =>
    loopSizeFinding(subject, loops, {
      sizes: sizesOf([0.04, 0.07]),
      interviews: 4,
      needs: [],
      least: 100,
      pace: 2,
      ...over
    });
  /** How many more of 100 those offered outdo, from three interviews on. */
  const outdone = (gain: number): number => Number((100 * (normalCdf(0.85 + gain) - normalCdf(0.85))).toPrecision(6));
  const base = {kind: "loop.size", unit: "standard deviations of ability per offer", n: 500} as const;
  const drawn = (interval: Interval) => ({
    estimate: 0.05,
    interval,
    reference: {value: 0.03, label: "little gain"},
    mark: {
      estimate: outdone(0.05),
      interval: interval.map(outdone) as Interval,
      reference: {value: outdone(0.03), label: "little gain"},
      unit: "more of 100 candidates outdone"
    },
    // Φ(0.90) = 0.816 and Φ(0.85) = 0.802.
    evidence:
      "With 4 interviews offers go, on average, to someone better than 82 of 100 in the loop, with 3 than 80 (500 loops); the fourth takes 3 staff hours.",
    sure: {
      probability: null,
      sentence: `What the fourth interview adds lies between ${outdone(interval[0]).toFixed(1)} and ${outdone(interval[1]).toFixed(1)} of 100 candidates, nine times in ten.`
    }
  });

  it("keeps the number where nothing speaks for another", () => {
    expect(judge()).toEqual(
      wholeFinding({
        ...base,
        ...drawn([0.04, 0.07]),
        verdict: "ok",
        deed: "Keep the number",
        claim: "Nothing speaks clearly for more or fewer interviews.",
        action: "Keep the number of interviews; decide by whether the hours are worth the gain to you."
      })
    );
  });

  it("watches a last interview that surely adds little, with its hours a year, in the role's name", () => {
    expect(judge({sizes: sizesOf([0.01, 0.029])}, "Engineer")).toEqual(
      wholeFinding({
        ...base,
        ...drawn([0.01, 0.029]),
        subject: "Engineer",
        slice: {role: "Engineer", level: null, period: null},
        verdict: "watch",
        direction: "fewer",
        deed: "Weigh the last interview",
        claim: "Engineer: one interview fewer would choose nearly as well.",
        // Two loops a week for 52 weeks, three hours each.
        stake: {hours: 312, per: "year"},
        action: "Weigh the last interview against its hours, on one role first."
      })
    );
  });

  it("watches where one more would surely add much", () => {
    expect(judge({sizes: sizesOf([0.04, 0.07], sizeOf(5, 1, 0.1, [0.081, 0.12]))})).toEqual(
      wholeFinding({
        ...base,
        ...drawn([0.04, 0.07]),
        verdict: "watch",
        direction: "more",
        deed: "Consider one more",
        claim: "One more interview would choose clearly better.",
        stake: {hours: 312, per: "year"},
        action: "Consider one more interview for the hardest decisions, when votes are split."
      })
    );
    expect(judge({sizes: sizesOf([0.04, 0.07], sizeOf(5, 1, 0.1, null))}).verdict).toBe("ok");
  });

  it("takes the usual number to the whole interview", () => {
    expect(judge({interviews: 4.4}).evidence).toMatch(/^With 4 interviews/);
    expect(judge({interviews: 3.5}).evidence).toMatch(/^With 4 interviews/);
  });

  it("does not say that fewer choose worse where the number is the same", () => {
    const sizes = [three, sizeOf(4, 0.86, 0.01, [0.001, 0.02]), next];
    expect(judge({sizes}).evidence).toMatch(/better than 81 of 100 in the loop, with 3 than 80 /);
    const alikeSizes = [three, sizeOf(4, 0.855, 0.001, [0, 0.02]), next];
    expect(judge({sizes: alikeSizes}).evidence).toMatch(/better than 80 of 100 in the loop, with 3 about as many /);
  });

  it("holds a loop of one interview against two", () => {
    const sizes = [sizeOf(1, 0.5, 0.5, [0.4, 0.6]), sizeOf(2, 0.7, 0.2, [0.05, 0.3])];
    expect(judge({sizes, interviews: 1}).evidence).toBe(
      "With 1 interview offers go, on average, to someone better than 69 of 100 in the loop, with 2 than 76 (500 loops); the first takes 3 staff hours."
    );
  });

  const unknown = {
    ...base,
    ...tooFew,
    claim: "What each interview adds cannot be told yet.",
    action: "Keep the loop as it is."
  } as const;

  it.each([
    [0, "No loop is"],
    [1, "Fewer than 5 loops are"],
    [4, "Fewer than 5 loops are"],
    [5, "5 loops are"],
    [1200, "1,200 loops are"]
  ])("asks for more decided loops than %i", (loops, start) => {
    expect(judge({needs}, "all", loops)).toEqual(
      wholeFinding({...unknown, n: loops, evidence: `${start} decided; it is judged from 100 on.`, needs})
    );
  });

  const none = sizeOf(4, 0.9, null, null);
  it.each([
    ["beyond", {interviews: 9}, "but their usual length is beyond those that can be compared"],
    [
      "no size after",
      {sizes: [three, sizeOf(4, 0.9, 0.05, [0.04, 0.07])]},
      "but their usual length is beyond those that can be compared"
    ],
    ["no gain", {sizes: [three, none, next]}, "but their usual length is beyond those that can be compared"],
    [
      "no interval",
      {sizes: [three, sizeOf(4, 0.9, 0.05, null), next]},
      "but their usual length is beyond those that can be compared"
    ],
    ["no offer", {sizes: [], offers: 0}, "but none with an offer"],
    ["all offers", {sizes: [], offers: 500}, "but all with an offer"],
    ["noise", {sizes: [], offers: 90}, "but their votes do not tell candidates apart beyond noise"]
  ] as [string, Partial<Asked>, string][])("says why loops enough do not tell (%s)", (_, over, why) => {
    expect(judge(over, "Engineer")).toEqual(
      wholeFinding({
        ...unknown,
        subject: "Engineer",
        slice: {role: "Engineer", level: null, period: null},
        claim: "Engineer: what each interview adds cannot be told yet.",
        evidence: `500 loops are decided, ${why}.`,
        needs: [{unit: "decided loops with varied votes", more: 30, weeks: null}]
      })
    );
  });

  it("says that votes do not vary only where there are loops enough", () => {
    expect(judge({sameness: alike})).toEqual(wholeFinding({...base, ...nothingVaries}));
    expect(judge({sameness: alike}, "Engineer").claim).toBe("Engineer: votes that are all alike cannot be compared.");
    expect(judge({sameness: alike, needs}).claim).toBe(unknown.claim);
  });
});

describe("loopHoursFinding", () => {
  type Hours = Parameters<typeof loopHoursFinding>[0];
  const judge = (over: Partial<Hours> = {}, asked: Partial<Parameters<typeof loopHoursFinding>[1]> = {}) =>
    loopHoursFinding(
      {
        subject: "all",
        loops: 400,
        hoursPerLoop: 18.2,
        hoursPerOffer: {value: 61.4, interval: [54, 70]},
        ...over
      } as Hours,
      {needs: [], least: 100, offers: 118, ...asked}
    );
  const base = {kind: "loop.hours", unit: "hours per offer", n: 400} as const;

  it("tells what an offer takes, as information", () => {
    expect(judge()).toEqual(
      wholeFinding({
        ...base,
        verdict: "ok",
        deed: "For your information",
        estimate: 61.4,
        interval: [54, 70],
        claim: "An offer takes about 61 staff hours of loops.",
        evidence: "A loop takes about 18 hours at your cost sheet, and 118 of 400 loops ended in an offer.",
        sure: {probability: null, sentence: "What an offer takes lies between 54 and 70 hours, nine times in ten."},
        action: "Check the cost sheet in plumbline.yaml against your own loops, then compare with what a screen costs."
      })
    );
  });

  it.each([
    [needs, {value: 61.4, interval: [54, 70]}, needs],
    [[], {value: null, interval: null}, [{unit: "loops with an offer", more: 1, weeks: null}]]
  ])("tells what a loop takes where no offer can be priced, in the role's name", (asked, hoursPerOffer, more) => {
    expect(judge({subject: "Engineer", loops: 40, hoursPerOffer} as unknown as Partial<Hours>, {needs: asked})).toEqual(
      wholeFinding({
        ...base,
        ...tooFew,
        n: 40,
        subject: "Engineer",
        slice: {role: "Engineer", level: null, period: null},
        claim: "Engineer: what an offer takes in hours cannot be told yet.",
        evidence:
          "40 loops are decided; it is judged from 100 on, some of them with an offer. A loop takes about 18 staff hours at your cost sheet.",
        action: "Check the cost sheet in plumbline.yaml against your own loops.",
        needs: more
      })
    );
  });
});

describe("earlyStopFinding", () => {
  type Rule = Parameters<typeof earlyStopFinding>[0];
  type Replayed = Parameters<typeof earlyStopFinding>[3];
  const rule = {
    rule: "2_no_of_2",
    noes: 2,
    first: 2,
    loops: 400,
    stopped: 0.34,
    inTime: 0.9,
    asIfInTime: false,
    waitHours: 0,
    savedPerLoop: {value: 0.98, interval: [0.88, 1.08]},
    savedShare: 0.21,
    offers: 120,
    offersLost: 3,
    lostShare: {value: 0.025, interval: [0.01, 0.049]}
  } as unknown as Rule;
  const judge = (over: object = {}, replayed: Partial<Replayed> = {}, asked: typeof needs = []) =>
    earlyStopFinding({...rule, ...over}, asked, 100, {
      caveats: [],
      interviewsAWeek: 4,
      interview: 1.5,
      instead: null,
      ...replayed
    });
  const base = {
    kind: "loop.early_stop",
    subject: "2_no_of_2",
    unit: "share of offers lost",
    reference: {value: 0.05, label: "bearable"},
    n: 400
  } as const;
  // 1 % and 4.9 % of 120 offers are 1 and 6; 5 % are 6.
  const lost =
    "Offers lost lie between 1 and 6 of 120, interviews saved between 0.9 and 1.1 a loop (21\u00a0% of them), nine times in ten.";

  it("watches a rule that saves much and surely loses few, with the hours a year", () => {
    expect(judge()).toEqual(
      wholeFinding({
        ...base,
        verdict: "watch",
        deed: "Try on one role",
        estimate: 0.025,
        interval: [0.01, 0.049],
        claim: "Stopping after two noes in the first two would lose few offers.",
        evidence:
          "It would have saved 1.0 interviews a loop and lost 3 of 120 offers, where up to 6 would be bearable (400 loops).",
        sure: {probability: null, sentence: lost},
        stake: {hours: 312, per: "year"},
        action:
          "Try it on one role: hold the first interviews on one day, and schedule the rest only when their votes are in."
      })
    );
    expect(judge({savedShare: 0.1}).verdict).toBe("watch");
  });

  it.each([
    [{savedShare: 0.099}, "is not clearly worthwhile"],
    [{savedShare: null}, "is not clearly worthwhile"],
    [{lostShare: {value: 0.025, interval: [0.01, 0.05]}}, "is not clearly worthwhile"],
    [{lostShare: {value: 0.1, interval: [0.05, 0.2]}}, "is not clearly worthwhile"],
    [{lostShare: {value: 0.1, interval: [0.051, 0.2]}}, "costs too many offers"]
  ])("keeps the whole loop where %o", (over, claim) => {
    expect(judge(over)).toMatchObject({
      verdict: "ok",
      deed: "Keep the whole loop",
      stake: null,
      claim: `Stopping after two noes in the first two ${claim}.`,
      action: "Keep holding the whole loop."
    });
  });

  it("says of votes that came late what a rule would have to wait for", () => {
    const late = judge({asIfInTime: true, inTime: 0.2, waitHours: 26.4}, {caveats: ["Some loops were shorter.", ""]});
    expect(late.evidence).toMatch(/^With votes in before the next interview it would have saved 1\.0 interviews/);
    expect(late.sure.sentence).toBe(
      `${lost} Votes were in before the next interview in 20\u00a0% of loops. Waiting for them would have held up half of the loops by 26 hours or more. Some loops were shorter.`
    );
    expect(late.action).toBe(
      "First have votes written right after each interview; then try it on one role: hold the first interviews on one day, and schedule the rest only when their votes are in."
    );
  });

  it.each([
    [0.0049, 0.9, "hardly any loop."],
    [0.005, null, "1\u00a0% of loops."],
    [0.005, 1, "1\u00a0% of loops. Waiting for them would have held up half of the loops by 1 hour or more."]
  ])("tells of %d in time and a wait of %s hours", (inTime, waitHours, words) => {
    expect(judge({asIfInTime: true, inTime, waitHours}).sure.sentence).toBe(
      `${lost} Votes were in before the next interview in ${words}`
    );
  });

  it("tells of no wait where votes were in time", () => {
    expect(judge({waitHours: 30}).sure.sentence).toBe(lost);
  });

  it.each([
    [0, 0, "Fewer than 5 decided loops with times are long enough, few of them with an offer"],
    [4, 4, "Fewer than 5 decided loops with times are long enough, few of them with an offer"],
    [5, 5, "5 decided loops with times are long enough, 5 of them with an offer"],
    [1200, null, "1,200 decided loops with times are long enough, few of them with an offer"]
  ])("asks for more than %i loops, of them %s with an offer", (loops, offers, words) => {
    expect(judge({loops, offers}, {}, needs)).toEqual(
      wholeFinding({
        ...base,
        ...tooFew,
        n: loops,
        claim: "What stopping after two noes in the first two does is open.",
        evidence: `${words}; it is replayed from 100 on.`,
        action:
          loops === 0
            ? "Keep holding the whole loop; see that the exports say when each interview was held and each vote submitted."
            : "Keep holding the whole loop until then.",
        needs
      })
    );
  });

  it.each([
    {value: null, interval: null},
    {value: 0.02, interval: null}
  ])("asks for offers where nothing can be said of them", (lostShare) => {
    expect(judge({lostShare, offers: 2})).toMatchObject({
      verdict: "too_little_data",
      needs: [{unit: "loops with an offer", more: 10, weeks: null}]
    });
  });

  it("says what stands in place of all of it", () => {
    const instead: Unknown = {verdict: "too_little_data", claim: "Only days.", evidence: "", action: "Add.", needs: []};
    expect(judge({}, {instead})).toEqual(
      wholeFinding({...base, ...tooFew, claim: "Only days.", evidence: "", action: "Add.", needs: []})
    );
  });
});
