import {expect, it} from "vitest";
import {twentyInWords} from "../../src/components/screen/twenty.js";
import {inLines, rowInWords, untold} from "../../src/components/kit/chart.js";

it("a label that its margin cannot hold is broken between words, and none is cut or changed else", () => {
  const narrow = inLines(104);
  expect(narrow("Recruiter screen")).toBe("Recruiter\nscreen");
  expect(narrow("Offer")).toBe("Offer");
  expect(narrow("Unbreakablelabelofoneword")).toBe("Unbreakablelabelofoneword");
  expect(inLines(137)("2 or more noes, more yes")).toBe("2 or more noes,\nmore yes");
  expect(inLines(130)("Recruiter screen")).toBe("Recruiter screen");
});

it("a row says its value, its interval and how many it rests on, as far as they are known", () => {
  const row = {label: "Coding", value: 0.4, interval: [0.3, 0.5] as const};
  expect(rowInWords({...row, n: 1200})).toBe("Coding\n0.40 (0.30–0.50)\nn = 1,200");
  expect(rowInWords(row, (value) => `${value} points`)).toBe("Coding\n0.4 points (0.3–0.5 points)");
});

it("a row without a value says that it cannot be told, and no other does", () => {
  const rows = [
    {label: "all yes", value: null, interval: null},
    {label: "all no", value: 0, interval: [0, 0.1] as const}
  ];
  expect(untold(rows)).toEqual([{label: "all yes", said: "– cannot be told"}]);
});

it("a share of twenty says how many it rests on, also where nothing stands beside its row", () => {
  const row = {label: "yes", value: 0.45, interval: [0.4, 0.5] as const};
  expect(
    twentyInWords({...row, beside: "354 loops"})
      .split("\n")
      .at(-1)
  ).toBe("354 loops");
  expect(
    twentyInWords({...row, beside: "", n: "n = 12 screeners"})
      .split("\n")
      .at(-1)
  ).toBe("n = 12 screeners");
  expect(twentyInWords({...row, beside: ""}).split("\n")).toHaveLength(2);
});
