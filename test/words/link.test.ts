import {describe, expect, it} from "vitest";
import {unmetAmount, unmetChoice} from "../../src/words/link.js";

describe("a link that asks for what a page does not have", () => {
  const advice = {what: "advice", shown: "any advice"};
  const minutes = {label: "Debrief", min: 0, max: 90, value: 30, format: (value: number) => `${value} min`};

  it("is told what is shown instead of a choice that is not offered", () => {
    expect(unmetChoice("burn", ["keep", "drop"], advice)).toBe(
      "This link asks for advice “burn”, which is not published here. Shown: any advice."
    );
  });

  it("is told how far a slider goes, where it lies beyond or is no number", () => {
    const said = (asked: string): string =>
      `This link asks for “${asked}” as “Debrief”, which goes from 0 min to 90 min. Set: 30 min.`;
    expect(unmetAmount("900", minutes)).toBe(said("900"));
    expect(unmetAmount("lots", minutes)).toBe(said("lots"));
    expect(unmetAmount("-1", minutes)).toBe(said("-1"));
  });

  it("is told nothing where it asks for nothing or for what there is", () => {
    for (const asked of [null, "", "keep"]) expect(unmetChoice(asked, ["keep", "drop"], advice)).toBeNull();
    for (const asked of [null, "", "0", "90", "12.5"]) expect(unmetAmount(asked, minutes)).toBeNull();
  });
});
