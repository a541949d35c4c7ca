import {describe, expect, it} from "vitest";
import {pairIn} from "../../../loaders/adapters/tables/pairs.js";

describe("a cell with a person and an answer", () => {
  it.each([
    ["Ann Lee: Yes", "Ann Lee", "Yes"],
    [" Ann Lee : Strong Yes (tentative) ", "Ann Lee", "Strong Yes (tentative)"],
    ["Ann Lee (she/her): 4", "Ann Lee (she/her)", "4"],
    ["Ann (4)", "Ann", "4"],
    ["Ann [no hire]", "Ann", "no hire"],
    ["Jean-Luc Moreau - Strong-Yes", "Jean-Luc Moreau", "Strong-Yes"],
    ["Ann=3,5", "Ann", "3,5"],
    ["Ann Lee 4/5", "Ann Lee", "4/5"],
    ["Ann ★★★☆", "Ann", "★★★☆"],
    ["Ann ++", "Ann", "++"],
    ["Ann → ja", "Ann", "ja"],
    ["Ann -- ja", "Ann", "ja"],
    ["Ann --> ja", "Ann", "ja"],
    ["Ann Lee:", "Ann Lee", null],
    ["Ann Lee", "Ann Lee", null],
    ["O'Brien", "O'Brien", null],
    ["4: Ann", "4: Ann", null],
    [`Ann: ${"yes ".repeat(60)}`.trim(), `Ann: ${"yes ".repeat(60)}`.trim(), null],
    [" ", null, null],
    [null, null, null]
  ])("%j is %j and %j", (cell, person, answer) => {
    expect(pairIn(cell)).toEqual({person, answer});
  });
});
