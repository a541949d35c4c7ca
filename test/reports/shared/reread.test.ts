import {describe, expect, it} from "vitest";
import {rereadText} from "../../../loaders/reports/shared/reread.js";
import {smallWarehouse} from "../../support/small-warehouse.js";

const card = (application: string, interviewer: string, vote: string, day: number) => ({
  scorecard_id: `${application}-${interviewer}`,
  application_id: application,
  interviewer_id: interviewer,
  stage: "loop",
  focus: "coding",
  interviewed_at: `2026-05-${String(day).padStart(2, "0")}T09:00:00Z`,
  submitted_at: `2026-05-${String(day).padStart(2, "0")}T12:00:00Z`,
  vote
});
const tables = {
  scorecards: [
    card("A", "Ann", "strong_no", 4),
    card("A", "Bob", "yes", 4),
    card("A", "Cid", "strong_yes", 4),
    card("B", "Ann", "yes", 5),
    card("B", "Bob", "yes", 5),
    card("C", "Ann", "no", 6),
    card("C", "Bob", "yes", 6)
  ]
};

describe("loops to reread", () => {
  it("lists the interviewer's most discordant loops first, and none that agree", async () => {
    const lines = (await rereadText(await smallWarehouse(tables), "Ann"))
      .split("\n")
      .filter((line) => line.includes("•"));
    expect(lines.length).toBe(2);
    expect(lines[0]).toContain(
      "application A, scorecard A-Ann, 2026-05-04, coding: voted strong no, the 2 others 3.50"
    );
    expect(lines[1]).toContain("application C");
  });

  it("says so when every vote lies near the others", async () => {
    const calm = {scorecards: tables.scorecards.filter(({application_id}) => application_id === "B")};
    expect(await rereadText(await smallWarehouse(calm), "Bob")).toContain("No vote lies a point or more");
  });

  it("refuses an unknown id and says how to find one", async () => {
    await expect(rereadText(await smallWarehouse(tables), "I-7K3Q")).rejects.toThrow(
      /I-7K3Q: no loop vote.*plumbline who/s
    );
  });
});
