import {describe, expect, it} from "vitest";
import {choices, closest, dimensions} from "../../src/components/kit/filter-bar.js";
import {changedSearch} from "../../src/components/kit/url.js";

const slice = (role: string | null, period: string | null) => ({slice: {role, level: null, period}});
const items = [slice(null, null), slice("Engineer", null), slice("Analyst", null), slice("Engineer", "2026-Q1")];

describe("the slices of a page", () => {
  it("offers only dimensions that have a choice, everything first, the rest in order", () => {
    expect(dimensions(items)).toEqual(["role", "period"]);
    const roles = choices(items, "role", {role: null, level: null, period: null});
    expect(roles.map(({value}) => value)).toEqual([null, "Analyst", "Engineer"]);
  });

  it("marks a choice that would lead to an unpublished slice", () => {
    const roles = choices(items, "role", {role: "Engineer", level: null, period: "2026-Q1"});
    expect(roles).toEqual([
      {value: null, published: false},
      {value: "Analyst", published: false},
      {value: "Engineer", published: true}
    ]);
  });

  it("shows everything and says so when a link asks for what is not published", () => {
    const {item, refused} = closest(items, {role: "Astronaut", level: null, period: null});
    expect(item).toBe(items[0]);
    expect(refused).toBe("role “Astronaut”");
    expect(closest(items, {role: "Engineer", level: null, period: null})).toEqual({item: items[1], refused: null});
  });
});

describe("the address of a page", () => {
  it("changes only what was chosen", () => {
    expect(changedSearch("?x=1&role=A", {role: "B C", period: null})).toBe("?x=1&role=B+C");
    expect(changedSearch("?role=A", {role: null})).toBe("");
  });
});
