import {describe, expect, it} from "vitest";
import {hiresAt, hoursBeyond, hoursForEach} from "../../../src/statistics/screen/loop-ledger.js";

describe("staff hours of loops", () => {
  it("for one hire are hours over hires, as anyone divides them, within their interval", () => {
    const {median, interval} = hoursForEach(100, {loops: 400, hours: 4000})!;
    expect(median).toBe(40);
    // R: 10 / qbeta(c(.95, .05), 100.5, 300.5)
    expect(interval[0]).toBeCloseTo(34.858, 2);
    expect(interval[1]).toBeCloseTo(46.342, 2);
    expect(hoursForEach(0, {loops: 30, hours: 300})).toBeNull();
  });

  it("are shared by the hires counted, or by those that an acceptance set by hand would give", () => {
    const known = {accepted: 60, declined: 40};
    expect(hiresAt({...known, rate: null}, {offers: 100, hires: 57})).toBe(57);
    expect(hiresAt({...known, rate: 0.8}, {offers: 100, hires: 57})).toBe(80);
  });

  it("lie beyond what hires are worth by the hours that these took more, never less than none", () => {
    // 400 loops of 10 h give 80 hires: at 30 h a hire they repay 2,400 h, at 60 h a hire all.
    const taken = {loops: 400, offers: 100, hours: 4000};
    expect(Math.abs(hoursBeyond(taken, [0.8], 30).median - 1600)).toBeLessThan(40);
    expect(hoursBeyond(taken, [0.8], 60).interval).toEqual([0, 0]);
  });
});
