import {describe, expect, it} from "vitest";
import {changeInWords, difference, measured, spanInWords} from "../../src/words/trend.js";

describe("a measure", () => {
  it("is said in its unit, without decimals", () => {
    expect(measured(0.0751, "share")).toBe("8\u00a0%");
    expect(measured(95.6, "hours")).toBe("96\u00a0h");
    expect(measured(25.4, "days")).toBe("25 days");
    expect(measured(1, "days")).toBe("1 day");
    expect(measured(19.25, "count")).toBe("19");
    expect(measured(2.04, "a week")).toBe("2.0");
    expect(measured(null, "share")).toBe("–");
  });
});

describe("a change in a year", () => {
  it("is said with its size only where it is clear", () => {
    expect(changeInWords({value: -0.021, clear: true}, "share")).toBe("2 points fewer than a year before");
    expect(changeInWords({value: 0.01, clear: true}, "share")).toBe("1 point more than a year before");
    expect(changeInWords({value: 9.4, clear: true}, "hours")).toBe("9\u00a0h more than a year before");
    expect(changeInWords({value: -2, clear: true}, "days")).toBe("2 days fewer than a year before");
    expect(changeInWords({value: -0.4, clear: false}, "share")).toBe("no clear change in a year");
    expect(changeInWords({value: null, clear: false}, "share")).toBe("no clear change in a year");
  });

  it("says what was where it is not clear, and that the change may be chance where its interval leaves out nought", () => {
    const unclear = (interval: [number, number]) =>
      changeInWords({value: -0.11, interval, clear: false}, "share", 0.24);
    expect(unclear([-0.2, -0.02])).toBe("24\u00a0% a year before; fall may be chance");
    expect(changeInWords({value: 0.05, interval: [0.01, 0.09], clear: false}, "share", 0.62)).toBe(
      "62\u00a0% a year before; rise may be chance"
    );
    expect(unclear([-0.2, 0.01])).toBe("no clear change: 24\u00a0% a year before");
    expect(changeInWords({value: 0.02, interval: [0.01, 0.04], clear: false}, "a week", 0.1)).toBe(
      "no clear change: 0.1 a year before"
    );
  });

  it("has its sign and its unit, shares in points", () => {
    expect(difference(-0.12, "share")).toBe("−12 points");
    expect(difference(9.4, "hours")).toBe("+9\u00a0h");
    expect(difference(-0.43, "a week")).toBe("−0.4");
    expect(difference(-0.2, "days")).toBe("0 days");
    expect(difference(null, "days")).toBe("–");
  });

  it("that is nought in whole numbers is slight", () => {
    expect(changeInWords({value: 0.002, clear: true}, "share")).toBe("slightly more than a year before");
    expect(changeInWords({value: -0.01, clear: true}, "a week")).toBe("slightly fewer than a year before");
  });

  it("names its quarters by their months", () => {
    expect(spanInWords({from: "2025-Q3", to: "2026-Q1"})).toBe("Jul 2025 – Mar 2026");
  });
});
