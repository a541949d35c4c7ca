import {describe, expect, it} from "vitest";
import {kinds, verdicts} from "../../src/contracts/finding.js";
import {deedOf, otherDeeds} from "../../src/words/deeds.js";

const directions = [null, "raise", "lower", "hold", "wasteful", "worthwhile", "weak", "strong", "leaked", "easier"];
const every = kinds.flatMap((kind) =>
  verdicts.flatMap((verdict) => directions.map((direction) => ({kind, verdict, direction})))
);

describe("the deed of a finding", () => {
  it("is at most four words, whatever was found", () => {
    const said = [...every.map(deedOf), ...Object.values(otherDeeds)];
    expect(said.filter((deed) => deed.trim() === "" || deed.split(" ").length > 4)).toEqual([]);
  });

  it("says too little of too few data, whatever they are of", () => {
    const few = every.filter(({verdict}) => verdict === "too_little_data").map(deedOf);
    expect(new Set(few)).toEqual(new Set(["Not enough data"]));
  });

  it("goes by what was found", () => {
    const bar = (verdict: "act" | "watch" | "ok", direction: string): string =>
      deedOf({kind: "screen.bar", verdict, direction});
    expect([bar("act", "raise"), bar("act", "lower"), bar("watch", "hold"), bar("ok", "hold")]).toEqual([
      "Raise the bar",
      "Lower the bar",
      "Hold the bar",
      "Keep the bar"
    ]);
    expect(deedOf({kind: "interviewer.severity", verdict: "ok"})).toBe("As expected");
  });
});
