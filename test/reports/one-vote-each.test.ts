import {describe, expect, it} from "vitest";
import {agreement} from "../../loaders/reports/agreement/report.js";
import {dataTrust} from "../../loaders/reports/data-trust/report.js";
import {independence} from "../../loaders/reports/independence/report.js";
import {loopDesign} from "../../loaders/reports/loop-design/report.js";
import type {Report} from "../../loaders/reports/report.js";
import type {Finding} from "../../src/contracts/finding.js";
import type {LoopDesign} from "../../src/contracts/loop-design.js";
import {cardsByLoop, simpleLoops} from "../support/simple-loops.js";
import {type SmallTables, smallWarehouse} from "../support/small-warehouse.js";

const plain = simpleLoops({loops: 120});
type Card = (typeof plain.scorecards)[number];

const later = (card: Card): string => new Date(Date.parse(String(card.submitted_at)) + 3_600_000).toISOString();

/** Each scorecard followed by another of its interviewer. */
const followedBy = (change: (card: Card) => Partial<Card>): SmallTables => ({
  ...plain,
  scorecards: plain.scorecards.flatMap((card) => [
    card,
    {...card, scorecard_id: `${String(card.scorecard_id)}-again`, ...change(card)} as Card
  ])
});

async function found(report: Report, tables: SmallTables): Promise<Pick<Finding, "subject" | "estimate" | "n">[]> {
  const {findings} = await report(await smallWarehouse(tables));
  return findings.map(({subject, estimate, n}) => ({subject, estimate, n}));
}

let ofPlain: ReturnType<typeof found> | undefined;
const inPlain = (): ReturnType<typeof found> => (ofPlain ??= found(agreement, plain));

describe("several scorecards of one interviewer on one loop", () => {
  it.each([
    ["sent twice", (card: Card) => ({submitted_at: later(card)})],
    ["held as a second interview with the same vote", () => ({focus: "another", interviewed_at: null})]
  ] as const)("agree with nobody when %s", async (_, change) => {
    expect(await found(agreement, followedBy(change))).toEqual(await inPlain());
  });

  it("leave agreement to the first vote, where a later one differs", async () => {
    const changed = followedBy((card) => ({vote: "yes", submitted_at: later(card)}));
    expect(await found(agreement, changed)).toEqual(await inPlain());
  });

  it("leave no loop with two votes where one person sent them all", async () => {
    const alone = {...plain, scorecards: cardsByLoop(plain.scorecards).map(([first]) => first!)};
    const twice = {
      ...alone,
      scorecards: alone.scorecards.flatMap((card) => [card, {...card, scorecard_id: `${String(card.scorecard_id)}+`}])
    };
    const {findings} = await agreement(await smallWarehouse(twice));
    expect(findings[0]).toMatchObject({verdict: "too_little_data", estimate: null, n: 0});
  });

  it("are no debrief that changed a mind when they stand for two interviews", async () => {
    const other = followedBy(() => ({focus: "another", vote: "strong_no"}));
    const {findings} = await independence(await smallWarehouse(other));
    const shift = findings.find(({kind}) => kind === "debrief.shift")!;
    expect(shift).toMatchObject({verdict: "too_little_data", n: 0});
  });

  it("count as interviews held where they were, in hours and in replays, and as none where one was sent again", async () => {
    const designOf = async (tables: SmallTables): Promise<LoopDesign> =>
      (await loopDesign(await smallWarehouse(tables))).datasets[0]!.content as LoopDesign;
    const [once, again, held] = [
      await designOf(plain),
      await designOf(followedBy((card) => ({submitted_at: later(card)}))),
      await designOf(followedBy(() => ({focus: "another"})))
    ];
    expect(once.interviewsPerLoop).toBe(5);
    expect(again).toEqual(once);
    expect(held.interviewsPerLoop).toBe(10);
    expect(held.rules[0]!.savedPerLoop.value!).toBeGreaterThan(once.rules[0]!.savedPerLoop.value!);
  });

  it("are told by their number, and only where there are some", async () => {
    const saidOf = async (tables: SmallTables): Promise<Finding | undefined> =>
      (await dataTrust(await smallWarehouse(tables))).findings.find(({subject}) => subject === "repeated scorecards");
    expect(await saidOf(plain)).toBeUndefined();
    expect(await saidOf(followedBy((card) => ({submitted_at: later(card)})))).toMatchObject({
      verdict: "watch",
      sentence:
        "Some scorecards give nobody another vote. Of 1,200 loop scorecards 600 were sent again. Each person's last vote counts."
    });
    expect(await saidOf(followedBy(() => ({focus: "another"})))).toMatchObject({verdict: "ok"});
  });
});
