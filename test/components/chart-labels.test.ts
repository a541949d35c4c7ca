import {expect, it} from "vitest";
import {inLines} from "../../src/components/kit/chart.js";

it("a label that its margin cannot hold is broken between words, and none is cut or changed else", () => {
  const narrow = inLines(104);
  expect(narrow("Recruiter screen")).toBe("Recruiter\nscreen");
  expect(narrow("Offer")).toBe("Offer");
  expect(narrow("Unbreakablelabelofoneword")).toBe("Unbreakablelabelofoneword");
  expect(inLines(137)("2 or more noes, more yes")).toBe("2 or more noes,\nmore yes");
  expect(inLines(130)("Recruiter screen")).toBe("Recruiter screen");
});
