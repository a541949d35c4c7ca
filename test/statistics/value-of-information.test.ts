import {describe, expect, it} from "vitest";
import {chanceToSettle, loopsToSettle, perfectInformationHours} from "../../src/statistics/screen/near-miss-trial.js";

describe("value of information", () => {
  it("is worth the avoided wrong choices, and nothing when every draw agrees", () => {
    // Half the draws gain 10 h, half lose 6 h: act for 2 h a loop now, 5 h knowing; 3 h a loop to gain.
    expect(perfectInformationHours([10, -6, 10, -6], 100)).toBeCloseTo(300, 10);
    expect(perfectInformationHours([3, 5, 8], 100)).toBe(0);
    expect(perfectInformationHours([-3, -5], 100)).toBe(0);
  });

  it("counts the outcomes of further loops that would settle the question", () => {
    // 0 of 20 against 0.5 is settled whatever one more loop brings.
    expect(chanceToSettle(0, 20, 1, 0.5)).toBeCloseTo(1, 10);
    // 10 of 20 against 0.5: one more loop settles nothing.
    expect(chanceToSettle(10, 20, 1, 0.5)).toBe(0);
  });

  it("asks for more loops the closer the band is to break-even, and for none when decided", () => {
    const near = loopsToSettle(9, 40, 0.25)!;
    const far = loopsToSettle(6, 40, 0.25)!;
    expect(near).toBeGreaterThan(far);
    expect(loopsToSettle(0, 40, 0.25)).toBe(0);
    expect(loopsToSettle(1000, 4000, 0.25)).toBeNull();
  });

  it("finds a number of loops that indeed settles in four of five futures", () => {
    const more = loopsToSettle(6, 40, 0.25)!;
    expect(chanceToSettle(6, 40, more, 0.25)).toBeGreaterThanOrEqual(0.8);
  });
});
