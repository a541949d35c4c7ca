import {cpSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {withFolder} from "../reader/support/exports.js";
import {convertedFolder, type Converted} from "./support/converted.js";

const fixture = fileURLToPath(new URL("../fixtures/greenhouse-bi/", import.meta.url));

/** The fixture with some of its tables changed, or left out where null. */
function changed(tables: Record<string, ((text: string) => string) | null>): Promise<Converted> {
  return withFolder(async (folder) => {
    cpSync(fixture, folder, {
      recursive: true,
      filter: (path) => !tables.hasOwnProperty(stem(path)) || tables[stem(path)] !== null
    });
    for (const [name, change] of Object.entries(tables))
      if (change !== null)
        writeFileSync(join(folder, `${name}.csv`), change(readFileSync(join(fixture, `${name}.csv`), "utf8")));
    return convertedFolder(folder);
  });
}
const stem = (path: string): string => path.split("/").at(-1)!.replace(".csv", "");
/** A table without one of its columns. */
const without = (column: string) => (text: string) => {
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
  const at = lines[0]!.indexOf(column);
  return lines.map((line) => line.toSpliced(at, 1).join(",")).join("\n");
};
const of = (id: string, {rows}: Converted) => rows.scorecards!.find(({scorecard_id}) => scorecard_id === id)!;

describe("Greenhouse's Business Intelligence Connector", () => {
  it("tells of a scorecard who held the interview, in which stage, and when it began", async () => {
    const all = await convertedFolder(fixture);
    expect(of("102", all)).toEqual({
      scorecard_id: "102",
      application_id: "1",
      interviewer_id: "12",
      stage: "loop",
      focus: "System Design",
      interview_id: "802",
      interviewed_at: "2026-03-05T10:00:00.000Z",
      submitted_at: "2026-03-05T12:00:00.000Z",
      vote: "strong_yes",
      shadow: "false",
      updated_at: "2026-03-05T12:00:00.000Z"
    });
    expect(all.rows.interviews![1]).toEqual({
      interview_id: "802",
      application_id: "1",
      interviewer_id: "12",
      stage: "loop",
      focus: "System Design",
      starts_at: "2026-03-05T10:00:00.000Z",
      ends_at: "2026-03-05T11:00:00.000Z",
      status: "complete"
    });
    expect(all.rows.interviewers).toContainEqual({interviewer_id: "12", name: "Canary-7f3a Person12"});
    expect(all.flags).toEqual({});
  });

  it("tells of applications their job, source and end", async () => {
    const {rows, excluded} = await changed({
      applications: (text) => text.replace("2026-03-10 12:00:00.000,91,,", "2026-03-10 12:00:00.000,91,9,")
    });
    expect(excluded.prospect).toBe(1);
    expect(rows.decisions).toContainEqual({
      application_id: "2",
      decision: "no_offer",
      decided_at: "2026-03-10T12:00:00.000Z",
      decided_by: "9"
    });
    expect(rows.applications!.slice(0, 3)).toMatchObject([
      {
        application_id: "1",
        candidate_id: "901",
        role: "Engineer",
        source: "Referral",
        status: "hired",
        applied_at: "2026-03-01T12:00:00.000Z",
        closed_at: "2026-03-15T12:00:00.000Z"
      },
      {application_id: "2", status: "rejected", closed_at: "2026-03-10T12:00:00.000Z"},
      {application_id: "3", status: "withdrawn"}
    ]);
  });

  it("names in capitals, as some warehouses write them, say the same", async () => {
    const shout = (text: string): string => text.replace(/^.*\n/, (head) => head.toUpperCase());
    const names = [
      "scorecards",
      "scorecards_attributes",
      "applications",
      "interviewers",
      "scheduled_interviews",
      "offers"
    ];
    const shouted = await changed(Object.fromEntries(names.map((name) => [name, shout])));
    expect(shouted).toEqual(await convertedFolder(fixture));
  });

  it("without a calendar an interview was held when it ended", async () => {
    const told = await changed({interviewers: null, scheduled_interviews: null});
    expect(of("102", told)).toMatchObject({
      interview_id: null,
      interviewed_at: "2026-03-05T11:00:00.000Z",
      interviewer_id: "12"
    });
  });

  it.each<[string, Parameters<typeof changed>[0], string]>([
    ["its stage's id", {scorecards: without("stage_name")}, "loop"],
    ["the name of its interview", {scorecards: without("stage_name"), stages: null}, "System Design"]
  ])("a scorecard without the name of its stage has that of %s", async (_, tables, stage) => {
    expect(of("102", await changed(tables)).stage).toBe(stage);
  });

  it("an interview whose name was held in two stages is not put into either", async () => {
    const {rows} = await changed({scorecards: (text) => text.replace(",Onsite,", ",Phone Screen,")});
    expect(new Set(rows.interviews!.map(({stage}) => stage))).toEqual(new Set(["phone_screen", "System Design"]));
  });

  it("whom the scorecard does not name, the calendar does; else the submitter is taken, and that is counted", async () => {
    const nobody = (text: string): string => text.replace("\n102,1,33,43,12,", "\n102,1,33,43,,");
    const seated = await changed({scorecards: nobody});
    expect([of("102", seated).interviewer_id, seated.flags]).toEqual(["12", {}]);
    const alone = await changed({scorecards: nobody, interviewers: null});
    expect([of("102", alone).interviewer_id, alone.flags]).toEqual(["13", {submitter_taken_as_interviewer: 1}]);
  });

  it("a rating names its attribute itself, or by the table of attributes", async () => {
    const named = (text: string): string => text.replace(/$/m, ",attribute_name").replaceAll(/(\d)$/gm, "$1,Depth");
    const questions = async (tables: Parameters<typeof changed>[0]) =>
      new Set((await changed(tables)).rows.ratings!.map(({question}) => question));
    expect(await questions({})).toEqual(new Set(["Coding"]));
    expect(await questions({attributes: null})).toEqual(new Set([null]));
    expect(await questions({attributes: null, scorecards_attributes: named})).toEqual(new Set(["Depth"]));
  });

  it("of several offers the one made last counts", async () => {
    const {rows, excluded} = await changed({offers: (text) => text.replace("deprecated", "rejected")});
    expect(rows.decisions!.filter(({decision}) => decision === "offer")).toMatchObject([
      {offer_status: "accepted", decided_at: "2026-03-09", resolved_at: "2026-03-14T12:00:00.000Z"}
    ]);
    expect(excluded.replaced_offer_version).toBe(1);
  });

  it("who reached the loop is told by the stages, without them by the scorecards", async () => {
    const decided = async (tables: Parameters<typeof changed>[0]) =>
      (await changed(tables)).rows
        .decisions!.filter(({decision}) => decision === "no_offer")
        .map(({application_id}) => application_id);
    expect(await decided({})).toEqual(["2"]);
    expect(await decided({application_stages: null})).toEqual(["2"]);
    expect(await decided({application_stages: (text) => text.replaceAll("Onsite", "Phone Screen")})).toEqual([]);
  });

  it("tables of Fivetran with its columns are Fivetran's", async () => {
    const synced = (text: string): string =>
      text.replace(/$/m, ",_fivetran_synced").replaceAll(/([^d])$/gm, "$1,2026-01-01");
    expect((await changed({scorecards: synced})).adapter).not.toBe("greenhouse-bi");
  });
});
