import {expect, it} from "vitest";
import {inTitle, shortened, wordsIn} from "../../src/words/title.js";

it("a title names those it speaks of only where ten words hold them all, and otherwise counts them", () => {
  const title = (...quarters: string[]) =>
    inTitle(`Apart from the rest: ${quarters.join(", ")}`, `${quarters.length} quarters stand clearly apart`);
  expect(title("2025-Q1", "2025-Q2")).toBe("Apart from the rest: 2025-Q1, 2025-Q2");
  expect(title(...Array.from({length: 7}, (_, at) => `2025-Q${at}`))).toBe("7 quarters stand clearly apart");
});

it("a number counts as one word with its unit, and a sign as none", () => {
  expect(wordsIn("Recruiter screen → loop: 29\u00a0%")).toBe(4);
  expect(wordsIn("Data analysis + ML depth")).toBe(4);
});

it("a long name is cut after a word, and within one only where that would leave too little", () => {
  expect(shortened("Calibration session: what a yes means", 22)).toBe("Calibration session…");
  expect(shortened("Calibration", 22)).toBe("Calibration");
  expect(shortened("Donaudampfschifffahrtsgesellschaft", 22)).toBe("Donaudampfschifffahrt…");
});
