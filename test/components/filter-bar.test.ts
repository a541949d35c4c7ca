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

  it("shows what there is and says so when a link asks for what is not published", () => {
    expect(closest(items, {role: "Astronaut", level: null, period: null})).toEqual({
      item: items[0],
      note: "This link asks for role “Astronaut”, which is not published here. Everything is shown."
    });
    expect(closest(items, {role: "Engineer", level: null, period: null})).toEqual({item: items[1], note: null});
    expect(closest(items, {role: "Astronaut", level: null, period: "2026-Q1"})).toEqual({
      item: items[0],
      note: "This link asks for role “Astronaut”, which is not published here. Showing quarter “2026-Q1” would tell of too few candidates. Everything is shown."
    });
  });

  it("keeps of two choices the one that can be shown, and says why the other is not followed", () => {
    const crossed = [...items, slice(null, "2026-Q1"), slice(null, "2026-Q2")];
    expect(closest(crossed, {role: "Engineer", level: null, period: "2026-Q2"})).toEqual({
      item: items[1],
      note: "Showing role “Engineer” with quarter “2026-Q2” would tell of too few candidates; go back to all of one of them. Shown: role “Engineer”."
    });
    expect(closest(crossed, {role: "Engineer", level: "L4", period: null})).toEqual({
      item: items[1],
      note: "This page does not tell levels apart. Shown: role “Engineer”."
    });
    const single = crossed.filter((item) => item !== items[3]);
    expect(closest(single, {role: "Engineer", level: null, period: "2026-Q1"})).toEqual({
      item: items[1],
      note: "This page shows one choice at a time. Shown: role “Engineer”."
    });
  });
});

describe("the address of a page", () => {
  it("changes only what was chosen", () => {
    expect(changedSearch("?x=1&role=A", {role: "B C", period: null})).toBe("?x=1&role=B+C");
    expect(changedSearch("?role=A", {role: null})).toBe("");
  });
});
