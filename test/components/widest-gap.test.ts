import {describe, expect, it} from "vitest";
import {widestGap, type CoverageCell} from "../../src/components/coverage/map.js";

const cell = (attribute: string, group: string, value: number | null, halfWidth = 0.05): CoverageCell => ({
  attribute,
  group,
  value,
  interval: value === null ? null : [value - halfWidth, value + halfWidth]
});

describe("widestGap", () => {
  it("finds none where there is no cell, one group, or only groups too small to tell", () => {
    expect(widestGap([])).toBeUndefined();
    expect(widestGap([cell("Coding", "Backend", 0.9)])).toBeUndefined();
    expect(widestGap([cell("Coding", "Backend", null), cell("Coding", "Mobile", null)])).toBeUndefined();
    expect(widestGap([cell("Coding", "Backend", 0.9), cell("Coding", "Mobile", null)])).toBeUndefined();
  });

  it("names the attribute and the two groups that lie furthest apart", () => {
    const gap = widestGap([
      cell("Coding", "Backend", 0.9),
      cell("Coding", "Mobile", 0.7),
      cell("Design", "Backend", 0.2),
      cell("Design", "Mobile", 0.8),
      cell("Design", "Data", 0.5)
    ]);
    expect(gap).toMatchObject({attribute: "Design", low: {group: "Backend"}, high: {group: "Mobile"}});
  });

  it("is silent about a gap that would stand out alone but not among all that were looked at", () => {
    // The difference is 2.6 standard errors: beyond the one-in-twenty of a single pair, not of 100 pairs.
    const standing = [
      cell("Coding", "Backend", 0.5),
      cell("Coding", "Mobile", 0.5 + (2.6 * Math.SQRT2 * 0.05) / 1.645)
    ];
    const others = Array.from({length: 99}, (_, at) => `Skill ${at}`).flatMap((attribute) => [
      cell(attribute, "Backend", 0.5),
      cell(attribute, "Mobile", 0.5)
    ]);
    expect(widestGap(standing)).toMatchObject({attribute: "Coding"});
    expect(widestGap([...standing, ...others])).toBeUndefined();
  });
});
