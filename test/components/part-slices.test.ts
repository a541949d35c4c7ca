import {describe, expect, it} from "vitest";
import {partSlices} from "../../src/components/screen/parts.js";
import type {PublishedScreenSlice} from "../../src/contracts/screen.js";

type Dimension = PublishedScreenSlice["dimension"];
const nothing = {role: null, level: null, period: null};
const slice = (dimension: Dimension, member: string | null, chosen: Partial<PublishedScreenSlice["slice"]>) => ({
  dimension,
  member,
  slice: {...nothing, ...chosen},
  groups: []
});
const slices = [
  slice("all", null, {}),
  ...["A", "B"].map((role) => slice("role", role, {role})),
  ...["2025-Q1", "2025-Q2", "2025-Q3"].map((period) => slice("period", period, {period})),
  slice("role × period", "A, 2025-Q1", {role: "A", period: "2025-Q1"}),
  slice("role × period", "A, 2025-Q3", {role: "A", period: "2025-Q3"}),
  slice("role × period", "B, 2025-Q1", {role: "B", period: "2025-Q1"}),
  slice("role × period", "other", {})
];
const seen = (dimensions: Parameters<typeof partSlices>[1], chosen: Partial<PublishedScreenSlice["slice"]>) => {
  const {parts, scope} = partSlices(slices, dimensions, {...nothing, ...chosen}, "everyone");
  return {scope, members: parts.map(({slice: {member}}) => member), of: parts.map(({of}) => of.dimension)[0]};
};

describe("the parts that a chart lays side by side", () => {
  it("are the quarters of the chosen role, which stays chosen when one of them is opened", () => {
    expect(seen(["period"], {role: "A"})).toEqual({
      scope: "of A",
      members: ["2025-Q1", "2025-Q3"],
      of: "role × period"
    });
    const {parts} = partSlices(slices, ["period"], {...nothing, role: "A"}, "everyone");
    expect(parts[0]!.slice).toMatchObject({dimension: "period", slice: {role: "A", period: "2025-Q1"}});
  });

  it("are the roles of the chosen quarter, and all quarters where one of them is chosen by itself", () => {
    expect(seen(["role", "level"], {period: "2025-Q1"})).toMatchObject({scope: "of 2025-Q1", members: ["A", "B"]});
    expect(seen(["period"], {period: "2025-Q1"})).toMatchObject({
      scope: "everyone",
      members: ["2025-Q1", "2025-Q2", "2025-Q3"]
    });
  });

  it("are those of everything, with the reason, where fewer than two of the chosen may be shown", () => {
    expect(seen(["period"], {role: "B"}).scope).toBe("everyone: too few quarters of B can be shown");
    expect(seen(["role", "level"], {role: "A"}).scope).toBe("everyone: too few roles or levels of A can be shown");
    expect(seen(["period"], {role: "A", level: "L4"}).scope).toBe("everyone: at most two choices are shown together");
  });
});
