import {describe, expect, it} from "vitest";
import {hoursFor} from "../../../src/statistics/screen/loop-ledger.js";

describe("staff hours of loops for one hire", () => {
  it("are hours over offers, and over hires at the acceptance, within their interval", () => {
    // 400 loops of 10 h, 100 of them with an offer: 40 h an offer, 50 h a hire where four of five accept.
    const {offer, hire} = hoursFor({loops: 400, offers: 100, hours: 4000}, [0.8]);
    expect(offer.median).toBeCloseTo(40, 0);
    expect(hire.median / offer.median).toBeCloseTo(1.25, 6);
    // R: 10 / qbeta(c(.95, .05), 100.5, 300.5); the draws leave an error of about 0.3.
    expect(Math.abs(offer.interval[0] - 34.858)).toBeLessThan(1);
    expect(Math.abs(offer.interval[1] - 46.342)).toBeLessThan(1);
  });

  it("are many, and unsure, where no loop ended in an offer", () => {
    const {hire} = hoursFor({loops: 30, offers: 0, hours: 300}, [1]);
    expect(hire.median).toBeGreaterThan(300);
    expect(hire.interval[1]).toBeGreaterThan(10 * hire.interval[0]);
  });
});
