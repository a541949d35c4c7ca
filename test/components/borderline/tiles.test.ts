import {describe, expect, it} from "vitest";
import {beyondTile} from "../../../src/components/borderline/tiles.js";

const over = (median: number): {median: number; interval: [number, number]} => ({
  median,
  interval: [median - 100, median + 100]
});

describe("hours beyond break-even", () => {
  it("are told in all and a year, as the finding tells them", () => {
    expect(beyondTile(over(1653), over(1653), 103)).toMatchObject({
      value: "1,653\u00a0h",
      beside: "now 1,653\u00a0h",
      note: expect.stringMatching(/; ≈ 835\u00a0h a year$/)
    });
  });

  it("are not told a year where there are none, or nothing gave a hire", () => {
    expect(beyondTile(over(-40), null, 103).note).not.toMatch(/year/);
    expect(beyondTile(null, null, 103)).toMatchObject({value: null, note: "no hire"});
  });
});
