import {describe, expect, it} from "vitest";
import {Blocks, cellOf, FillDown} from "../../../loaders/adapters/tables/cells.js";

/** What two columns hold once blank cells repeat those above; "!" stands for a row that could not be read. */
function filled(...rows: (readonly [string | null, string | null, string] | "!" | "blank")[]): string[] {
  const above = new FillDown(["Name", "Team"]);
  return rows.flatMap((row) => {
    if (row === "!") return above.startAnew() ?? [];
    const [name, team, other] = row === "blank" ? [null, null, null] : row;
    const record = above.fill({Name: name, Team: team, Other: other});
    return `${cellOf(record, "Name")} ${cellOf(record, "Team")}`;
  });
}

describe("filling down", () => {
  it("repeats the cell above in the rows of a block", () => {
    expect(filled(["Ann", "Sales", "1"], [null, null, "2"], [null, "Ops", "3"], [null, null, "4"])).toEqual([
      "Ann Sales",
      "Ann Sales",
      "Ann Ops",
      "Ann Ops"
    ]);
  });

  it("gives nobody the team of the one above", () => {
    expect(filled(["Ann", "Sales", "1"], ["Bo", null, "2"], [null, null, "3"])).toEqual([
      "Ann Sales",
      "Bo null",
      "Bo null"
    ]);
  });

  it.each(["!", "blank"] as const)("starts anew after a row that is %j: the next may be somebody else's", (row) => {
    expect(filled(["Ann", "Sales", "1"], row, [null, null, "2"]).at(-1)).toBe("null null");
  });
});

describe("blocks of rows", () => {
  it("tell who is met again further down from who was met above, whatever the spelling within a block", () => {
    const apart = new Blocks(["Name", "Job"]);
    const names = ["Ann Lee", "ANN LEE ", "Bo Ek", "Ann Lee", "Ann Lee"].map((Name) =>
      cellOf(apart.told({Name, Job: "Ops"}), "Name")
    );
    expect(names).toEqual(["Ann Lee", "ANN LEE ", "Bo Ek", "Ann Lee (2)", "Ann Lee (2)"]);
    expect(apart.told({Name: "Ann Lee", Job: "Law"})).toEqual({Name: "Ann Lee", Job: "Law"});
  });
});
