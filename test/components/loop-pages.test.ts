import {describe, expect, it} from "vitest";
import {changeTitle, movedTitle} from "../../src/components/independence/moved-chart.js";
import {splitsTitle} from "../../src/components/independence/splits-chart.js";
import {hoursTitle} from "../../src/components/loop-design/interview-gain-chart.js";
import {sizeTitle} from "../../src/components/loop-design/loop-size-chart.js";
import type {Independence} from "../../src/contracts/independence.js";

const gain = (value: number | null) => ({interviews: 5, offersAgainGain: {value, interval: null}});

describe("the titles of loop design and independence", () => {
  it("say in offers what one interviewer more brings, and nothing where that cannot be told", () => {
    expect(sizeTitle(gain(0.021))).toBe("The fifth interviewer makes 2 in 100 more offers repeatable");
    expect(sizeTitle(gain(0.004))).toBe("The fifth interviewer adds next to nothing");
    expect(sizeTitle(gain(null))).toBe("What interviewer 5 adds for their hours");
  });

  it("speak of a change in a year only where it is clear", () => {
    expect(hoursTitle({clear: true, value: -9.2})).toBe("An offer takes 9\u00a0h less than a year before");
    expect(hoursTitle({clear: false, value: -9.2})).toBe("Hours per offer: no clear change in a year");
    expect(changeTitle({clear: true, value: 0.04, interval: [0.01, 0.07], sentence: "x"})).toBe(
      "More switch than a year before"
    );
    expect(changeTitle(null)).toBe("Minority votes that switch: years cannot be compared yet");
  });

  it("give the share of offers of the very loops that it is of: with noes, and more yeses than noes", () => {
    const offers = {value: 0.42, interval: [0.32, 0.52] as [number, number]};
    expect(splitsTitle({split: "more yes than no", offers})).toBe(
      "Where yeses outvoted two or more noes, 42\u00a0% got offers"
    );
    expect(splitsTitle({split: "one no", offers})).toBe("Where yeses outvoted one no, 42\u00a0% got offers");
  });

  it("say how often minority votes switch beside the others, and nothing where one side is hidden", () => {
    const side = (value: number | null) => ({count: 1, of: 9, share: {value, interval: null}});
    const of = (minority: number | null) =>
      ({minority: side(minority), majority: side(0.012)}) as unknown as Independence["movement"];
    expect(movedTitle(of(0.19))).toBe("1 in 5 minority votes switched, 1 in 100 others");
    expect(movedTitle(of(null))).toBe("What the debrief changes cannot be told");
    expect(movedTitle(null)).toBe("What the debrief changes cannot be told");
  });
});
