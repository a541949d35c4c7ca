import {describe, expect, it} from "vitest";
import {lengthChange, lengthWords} from "../../../loaders/reports/loop-design/facts.js";

const quarters = ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"];
const loops = (lengths: readonly (readonly number[])[]) =>
  lengths.flatMap((values, quarter) =>
    Array.from({length: 40}, (_, i) => ({period: quarters[quarter]!, votes: values[i % values.length]!}))
  );

describe("the length of loops", () => {
  it("that changed leaves only the loops since the last change for a replay, and says so", () => {
    const change = lengthChange(loops([[5], [5, 6], [4], [4, 3]]));
    expect(change).toMatchObject({since: "2025-Q4", after: 3.5});
    const once = lengthChange(
      loops([
        [5, 4],
        [5, 4],
        [3, 4],
        [3, 4]
      ])
    );
    expect(once).toEqual({since: "2025-Q3", before: 4.5, after: 3.5});
    expect(lengthWords(once)).toBe(
      "Loops have had 3.5 interviews since 2025-Q3 and 4.5 before, so only those since are replayed. "
    );
  });

  it("that stayed, or that no quarter tells, changes nothing", () => {
    expect(
      lengthChange(
        loops([
          [5, 4],
          [4, 5],
          [5, 4],
          [4, 5]
        ])
      )
    ).toBeNull();
    expect(lengthChange(loops([[5], [3]]).map(({votes}) => ({period: null, votes})))).toBeNull();
    expect(lengthWords(null)).toBe("");
  });
});
