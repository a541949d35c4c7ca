import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {changesAt} from "../../../loaders/reports/agreement/changes.js";
import type {AgreementChange} from "../../../src/contracts/agreement.js";
import type {LoopVote} from "../../../loaders/reports/shared/loop-votes.js";
import {createRandom} from "../../../src/statistics/random.js";
import {isFull} from "../../support/endurance.js";

const names = ["strong_no", "no", "yes", "strong_yes"];
const scale = [1, 2, 3, 4];
const session = {date: "2026-01-01", text: "Session"};

/** Loops of four interviews, one a day, around the session; what is not the candidate is `noise`. */
function loops({before, after, noise = [0.7, 0.7], seed = 1}: World): LoopVote[] {
  const random = createRandom(seed);
  return Array.from({length: before + after}, (_, loop) => {
    const day = loop < before ? -1 - (loop % 300) : (loop - before) % 150;
    const held = new Date(Date.parse(session.date) + day * 86_400_000).toISOString();
    const candidate = random.normal(0, 0.7);
    return Array.from({length: 4}, (__, place): LoopVote => {
      const latent = 2.5 + candidate + random.normal(0, noise[loop < before ? 0 : 1]);
      const points = Math.min(4, Math.max(1, Math.round(latent)));
      return vote(`A${loop}`, `I${place}`, held, points);
    });
  }).flat();
}

interface World {
  before: number;
  after: number;
  noise?: [number, number];
  seed?: number;
}

function vote(application: string, interviewer: string, held: string, points: number): LoopVote {
  const label = names[points - 1]!;
  return {
    scorecard_id: `${application}-${interviewer}`,
    application_id: application,
    candidate_id: `C-${application}`,
    interviewer_id: interviewer,
    focus: "coding",
    initial_vote: label,
    initial_points: points,
    vote: label,
    vote_points: points,
    initial_is_yes: points > 2.5,
    is_yes: points > 2.5,
    initial_known: true,
    held_at: held,
    interviewed_at: held,
    submitted_at: held,
    role: null,
    level: null,
    period: null,
    outcome: "offer"
  };
}

const needed = {least: 30, privacy: defaultConfig().privacy};

describe("what changed at a date", () => {
  it("compares loops wholly before with loops wholly after, and leaves out the one that stands astride", () => {
    const votes = loops({before: 40, after: 40});
    const [plain] = changesAt([session], votes, scale, needed);
    const astride = [vote("X", "I0", "2025-12-31T09:00:00Z", 1), vote("X", "I1", "2026-01-01T09:00:00Z", 4)];
    const undated = [{...vote("Y", "I0", "2026-01-02", 1), held_at: null}, vote("Y", "I1", "2026-01-02", 4)];
    const old = [vote("Z", "I0", "2024-12-31T09:00:00Z", 1), vote("Z", "I1", "2024-12-31T09:00:00Z", 4)];
    expect(changesAt([session], [...votes, ...astride, ...undated, ...old], scale, needed)).toEqual([plain]);
    expect(plain!.measured).toMatchObject({before: {loopsAtLeast: 40}, after: {loopsAtLeast: 40}});
  });

  it("says how many loops are missing on which side, and nothing else", () => {
    const [few] = changesAt([session], loops({before: 40, after: 12}), scale, needed);
    expect(few).toMatchObject({
      measured: null,
      sentence: "Since 2026-01-01 (“Session”): too few loops to compare; 18 more after it would be enough."
    });
    const [none] = changesAt([{date: "2026-01-01", text: null}], loops({before: 3, after: 2}), scale, needed);
    expect(none!.sentence).toBe(
      "Since the last build (data from 2026-01-01 on): too few loops to compare; 30 more before it and 30 more after it would be enough."
    );
  });

  it("tells counts in tens and estimates in two decimals, so that neighbouring dates tell of no single loop", () => {
    const [change] = changesAt([session], loops({before: 47, after: 53}), scale, needed);
    const {before, after, alpha, ac2, percent} = change!.measured!;
    expect([before.loopsAtLeast, after.loopsAtLeast]).toEqual([40, 50]);
    const raw = [before.percent, after.percent, percent.value!, ...percent.interval!];
    for (const value of [before.alpha, after.alpha, before.ac2, alpha.value!, ac2.value!, ...alpha.interval!, ...raw])
      expect(value).toBe(Number(value.toFixed(2)));
  });

  it("tells raw agreement beside the corrected one, with the interval of its difference", () => {
    const pair = (id: string, day: string, points: [number, number]): LoopVote[] =>
      points.map((point, place) => vote(id, `I${place}${id.slice(-1)}`, `${day}T09:00:00Z`, point));
    const kinds: [string, number, [number, number]][] = [
      ["2025-12-01", 20, [3, 3]],
      ["2025-12-01", 20, [3, 2]],
      ["2026-02-01", 32, [3, 3]],
      ["2026-02-01", 4, [2, 2]],
      ["2026-02-01", 4, [3, 2]]
    ];
    const votes = kinds.flatMap(([day, count, points], kind) =>
      Array.from({length: count}, (_, loop) => pair(`K${kind}-${loop}`, day, points)).flat()
    );
    const [{measured, sentence}] = changesAt([session], votes, scale, needed) as [AgreementChange];
    // 20 of 40 before, 36 of 40 after; standard errors √(0.25/39) and √(0.09/39), so 0.40 ± 1.645 × 0.0934.
    expect([measured!.before.percent, measured!.after.percent]).toEqual([0.5, 0.9]);
    expect(measured!.percent).toEqual({value: 0.4, interval: [0.25, 0.55]});
    expect(sentence).toContain(
      "As they stand: the same vote in 50\u00a0% of pairs before, in 90\u00a0% after; difference +40 points, nine times in ten +25 to +55 points."
    );
  });

  it("finds interviewers who came to agree, and those who drifted apart", () => {
    const closer = changesAt([session], loops({before: 200, after: 120, noise: [0.9, 0.4]}), scale, needed)[0]!;
    const apart = changesAt([session], loops({before: 200, after: 120, noise: [0.4, 0.9]}), scale, needed)[0]!;
    expect([closer.measured!.direction, apart.measured!.direction]).toEqual(["up", "down"]);
    expect(closer.sentence).toContain("agree more than before (alpha ");
    expect(apart.sentence).toMatch(
      /agree less than before .* difference −0\.\d\d, nine times in ten −0\.\d\d to −0\.\d\d/
    );
  });

  it("covers a difference of nothing nine times in ten, and tells of a change once in twenty pages", () => {
    const runs = isFull ? 1000 : 120;
    let covered = 0;
    let told = 0;
    for (let seed = 1; seed <= runs; seed++) {
      const dates = [session, {date: "2025-12-01", text: "Another"}];
      const changes = changesAt(dates, loops({before: 150, after: 60, seed}), scale, needed);
      const [low, high] = changes[0]!.measured!.alpha.interval!;
      if (low <= 0 && high >= 0) covered++;
      if (changes.some(({measured}) => measured!.direction !== null)) told++;
    }
    expect(covered / runs).toBeGreaterThan(isFull ? 0.87 : 0.83);
    expect(covered / runs).toBeLessThan(isFull ? 0.93 : 0.97);
    expect(told / runs).toBeLessThan(isFull ? 0.07 : 0.1);
  });
});
