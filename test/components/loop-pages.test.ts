import {describe, expect, it} from "vitest";
import {changeTitle, movedTitle} from "../../src/components/independence/moved-chart.js";
import {yearTitle} from "../../src/components/loop-design/interview-gain-chart.js";
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
    expect(yearTitle({clear: true, value: -9.2})).toBe("An offer takes 9\u00a0h less than a year before");
    expect(yearTitle({clear: false, value: -9.2})).toBe("Hours per offer: no clear change in a year");
    expect(changeTitle({clear: true, value: 0.04, interval: [0.01, 0.07], sentence: "x"})).toBe(
      "More switch than a year before"
    );
    expect(changeTitle(null)).toBe("Minority votes that switch: no clear change in a year");
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
