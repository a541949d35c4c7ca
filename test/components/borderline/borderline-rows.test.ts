import {expect, it} from "vitest";
import {rowsTold} from "../../../src/components/borderline/breakdown.js";

it("a breakdown of which every member is too small to be told of is left out, since it would repeat the whole", () => {
  const row = (by: string, member: string) => ({by, member});
  expect(rowsTold([row("Role", "other"), row("Level", "other")])).toEqual([]);
  expect(rowsTold([row("Role", "other"), row("Level", "mid"), row("Level", "other")])).toEqual([
    row("Level", "mid"),
    row("Level", "other")
  ]);
});
