import {describe, expect, it} from "vitest";
import {
  coefficient,
  count,
  date,
  frequencyRange,
  hours,
  naturalFrequency,
  percent,
  points,
  pointsApart,
  range,
  unbroken,
  withInterval
} from "../../src/words/numbers.js";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

describe("numbers as pages show them", () => {
  it("percentages have no decimals, hours are whole, coefficients have two decimals", () => {
    expect(plain(percent(0.342))).toBe("34 %");
    expect(plain(hours(1234.6))).toBe("1,235 h");
    expect(coefficient(-0.625)).toBe("−0.63");
    expect(coefficient(0.5)).toBe("0.50");
  });

  it("how far two shares lie apart is in points without a sign, and half of one in words", () => {
    expect([0.0025, 0.005, 0.01, 0.015, 0.1].map(pointsApart)).toEqual([
      "0.25 points",
      "half a point",
      "1 point",
      "1.5 points",
      "10 points"
    ]);
  });

  it("what is missing or not a number is a dash", () => {
    for (const show of [percent, hours, coefficient, count, points]) {
      expect(show(null)).toBe("–");
      expect(show(Number.NaN)).toBe("–");
    }
    expect(range(null, percent)).toBe("–");
  });

  it("a negative value that rounds to zero is zero", () => {
    expect(coefficient(-0.001)).toBe("0.00");
    expect(points(-0.001)).toBe("0 points");
    expect(plain(percent(-0.001))).toBe("0 %");
  });

  it("a range has an en dash and its unit once, and words where ends are negative", () => {
    expect(plain(range([0.27, 0.43], percent))).toBe("27–43 %");
    expect(range([-0.95, -0.3], coefficient)).toBe("−0.95 to −0.30");
    expect(range([-0.02, 0.05], points)).toBe("−2 to +5 points");
    expect(plain(range([0.301, 0.302], percent))).toBe("30 %");
    expect(plain(withInterval(0.34, [0.27, 0.43], percent))).toBe("34 % (27–43 %)");
  });

  it("natural frequencies never say none or all when it is not", () => {
    expect(naturalFrequency(0.2)).toBe("about 4 of 20");
    expect(naturalFrequency(0.01)).toBe("fewer than 1 of 20");
    expect(naturalFrequency(0.99)).toBe("nearly all of 20");
    expect(naturalFrequency(0)).toBe("about 0 of 20");
    expect(frequencyRange([0.1, 0.3])).toBe("2 to 6 of 20");
  });

  it("a number in a sentence keeps its unit on its line, and words stay apart", () => {
    expect(unbroken("38 of 227, 17 % or 443 h and 20 min")).toBe("38 of 227, 17\u00a0% or 443\u00a0h and 20\u00a0min");
    expect(unbroken("4 have, 2 minority votes")).toBe("4 have, 2 minority votes");
  });

  it("dates and counts do not depend on the machine", () => {
    expect(date("2026-06-30")).toBe("30 Jun 2026");
    expect(date("2026-06-30T23:59:59Z")).toBe("30 Jun 2026");
    expect(date(null)).toBe("–");
    expect(count(1234567)).toBe("1,234,567");
  });
});
