import {describe, expect, it} from "vitest";
import {lengthChange, lengthWords, shortenedLoops} from "../../../loaders/reports/loop-design/facts.js";
import {loopDesign} from "../../../loaders/reports/loop-design/report.js";
import {createRandom} from "../../../src/statistics/random.js";
import {simpleLoops} from "../../support/simple-loops.js";
import {smallWarehouse} from "../../support/small-warehouse.js";

const quarters = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"];
const loopsOfLengths = (lengths: readonly (readonly number[])[]) =>
  lengths.flatMap((values, quarter) =>
    Array.from({length: 40}, (_, i) => ({period: quarters[quarter]!, votes: values[i % values.length]!}))
  );

describe("the length of loops", () => {
  it("that changed leaves only the loops since the last change for a replay, and says so", () => {
    const change = lengthChange(loopsOfLengths([[5], [5, 6], [4], [4, 3]]));
    expect(change).toMatchObject({since: "2025-Q4", after: 3.5});
    const once = lengthChange(
      loopsOfLengths([
        [5, 4],
        [5, 4],
        [3, 4],
        [3, 4]
      ])
    );
    expect(once).toEqual({since: "2025-Q3", before: 4.5, after: 3.5});
    expect(lengthWords(once)).toBe(
      "Loops have had 3.5 interviews since 2025-Q3 and 4.5 before, so only those since are replayed."
    );
  });

  it("that stayed, or that no quarter tells, changes nothing", () => {
    expect(
      lengthChange(
        loopsOfLengths([
          [5, 4],
          [4, 5],
          [5, 4],
          [4, 5]
        ])
      )
    ).toBeNull();
    expect(lengthChange(loopsOfLengths([[5], [3]]).map(({votes}) => ({period: null, votes})))).toBeNull();
    expect(lengthWords(null)).toBe("");
  });
});

/** `count` loops of as many interviews. */
const loops = (count: number, seats: number, offer: boolean, role = "Engineer") =>
  Array.from({length: count}, () => ({role, level: "L4", seats, offer}));

describe("loops that are stopped early already", () => {
  it("are the refused ones that are short beyond those with an offer", () => {
    const shortened = shortenedLoops([
      ...loops(36, 5, true),
      ...loops(4, 4, true),
      ...loops(60, 5, false),
      ...loops(40, 2, false)
    ]);
    // 40 of 100 refused against 4 of 40 with an offer: 100 × (0.4 − 0.1) = 30.
    expect(shortened).toMatchObject({refused: 100, shortRefused: 40, shareOfOffers: 0.1, stopped: 30});
    expect(shortened!.sentence).toMatch(/about 30 loops seem to have been stopped early already\. Savings count from/);
  });

  it("are none where a role has shorter loops, whatever their outcome", () => {
    const shortened = shortenedLoops([
      ...loops(40, 5, true),
      ...loops(40, 5, false),
      ...loops(20, 3, true, "Designer"),
      ...loops(200, 3, false, "Designer")
    ]);
    expect(shortened).toMatchObject({shortRefused: 0, stopped: 0});
    expect(shortened!.sentence).toMatch(
      /no sign that loops are stopped early .* Savings count from loops as they were/
    );
  });

  it("are seldom claimed where length is chance", () => {
    const random = createRandom(5);
    const companies = Array.from({length: 300}, () =>
      shortenedLoops(
        Array.from({length: 200}, () => ({
          role: null,
          level: null,
          seats: 3 + Math.floor(3 * random.uniform()),
          offer: random.uniform() < 0.3
        }))
      )
    );
    // One in forty is 7 or 8 of 300.
    expect(companies.filter((company) => company!.stopped > 0).length).toBeLessThan(18);
  });

  it("cannot be told from fewer than twenty of either end", () => {
    expect(shortenedLoops([...loops(19, 5, true), ...loops(100, 2, false)])).toBeNull();
  });

  it("are told in the finding itself", async () => {
    const full = simpleLoops({loops: 300, interviewers: 25});
    const refused = new Set(
      full.decisions.filter(({decision}) => decision !== "offer").map(({application_id}) => application_id)
    );
    const scorecards = full.scorecards.filter(
      ({application_id, scorecard_id}) => !refused.has(application_id!) || /-[012]$/.test(String(scorecard_id))
    );
    const {findings} = await loopDesign(await smallWarehouse({...full, scorecards}));
    const stop = findings.filter(({kind}) => kind === "loop.early_stop");
    expect(stop.length).toBeGreaterThan(0);
    for (const {sure} of stop) expect(sure.sentence).toContain(`about ${refused.size} loops seem to have been stopped`);
  });
});
