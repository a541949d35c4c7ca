import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {countsOf, scorecards, withFolder} from "./support/exports.js";
import {rowsOf, run} from "./support/runs.js";

const address = "mia.kq7@mail.example";
const files = {
  "scorecards.csv": scorecards("S1,A1,mia@corp.example,loop,yes")
    .replace("vote\n", "vote,focus\n")
    .replace("yes\n", `yes,With ${address}\n`),
  "interviews.csv": `interview_id,application_id,interviewer_id,stage,focus\nV1,A1,mia@corp.example,loop,<${address}>\n`,
  "applications.csv": `application_id,candidate_id,applied_at,status,job,role,level,team,source\nA1,C1,2026-01-01T00:00:00Z,active,${["Job", "Role", "Level", "Team", "Referral by"].map((label) => `${label} ${address}`).join()}\n`,
  "ratings.csv": `scorecard_id,question,attribute,rating\nS1,Ask ${address},Skill of ${address.toUpperCase()},3\n`,
  "interviewers.csv": `interviewer_id,name,team\nmia@corp.example,Mia,Team ${address}\n`
};

describe("an address of a person in a label that pages show", () => {
  it("never reaches the warehouse: it is taken out of the label, and counted", async () => {
    await withFolder(async (folder) => {
      const result = await run(folder, files);
      expect(countsOf(result)["repair address_taken_out_of_label"]).toBe(5);
      expect(readFileSync(join(folder, "warehouse.duckdb")).toString("latin1")).not.toMatch(/kq7/i);
      expect(await rowsOf(folder, "applications")).toMatchObject([
        {role: "Role (address)", source: "Referral by (address)"}
      ]);
      expect(await rowsOf(folder, "ratings")).toMatchObject([
        {question: "Ask (address)", attribute: "Skill of (address)"}
      ]);
      expect(await rowsOf(folder, "interviews")).toMatchObject([{focus: "<(address)>"}]);
    });
  });

  it("an id may be an address: it is the key to one person's records, and pages show its pseudonym", async () => {
    await withFolder(async (folder) => {
      await run(folder, files);
      expect(await rowsOf(folder, "scorecards")).toMatchObject([
        {interviewer_id: "mia@corp.example", focus: "With (address)"}
      ]);
    });
  });

  it("other labels with an @ stay as they are", async () => {
    await withFolder(async (folder) => {
      await run(folder, {"scorecards.csv": files["scorecards.csv"].replace(`With ${address}`, "Talk @ 3 pm @team")});
      expect(await rowsOf(folder, "scorecards")).toMatchObject([{focus: "Talk @ 3 pm @team"}]);
    });
  });
});
