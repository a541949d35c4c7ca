import {describe, expect, it} from "vitest";
import {noRecord} from "../../loaders/reader/no-record.js";

const header = ["Candidate", "Role", "Interviewer", "Score"];
const filled = [0, 1, 2, 3];

describe("a row that is no record", () => {
  it.each([
    ["a total", ["Total", "", "", "240"]],
    ["the average of one candidate", ["Ada Abel average", "", "", "2.5"]],
    ["the same in German", ["Ada Abel Durchschnitt:", "", "", "2,5"]]
  ])("%s", (_, row) => {
    expect(noRecord(row, header, filled)).toBe("total");
  });

  it.each([
    ["a record that fills most columns, whoever is called so", ["Ada Average", "Backend", "Bo", "3"]],
    ["a name alone", ["Ada Abel", "", "", "2.5"]]
  ])("is not %s", (_, row) => {
    expect(noRecord(row, header, filled)).toBeNull();
  });
});
