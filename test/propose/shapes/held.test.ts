import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {parseConfig} from "../../../loaders/config/read.js";
import {columnOf} from "../../../loaders/propose/profile.js";
import {propose} from "../../../loaders/propose/propose.js";
import {heldBy, votesHeld} from "../../../loaders/propose/shapes/held.js";
import {tableSample} from "../../../loaders/propose/table.js";
import {addTo} from "../../../loaders/propose/write.js";

const votes = ["Yes", null, "No", null];
const vote = columnOf("Vote", votes);
const found = (cells: (string | null)[], said = vote) => heldBy([columnOf("Interview status", cells)], said);

describe("a column that says which interviews took place", () => {
  it.each([
    ["English", "Completed|Scheduled|Complete|Cancelled", "Scheduled|Cancelled"],
    ["feedback that is awaited beside it", "Feedback submitted|No-show|Held|No show", "No-show|No show"],
    ["German", "Abgeschlossen|Geplant|Durchgeführt|Abgesagt", "Geplant|Abgesagt"],
    ["French", "Terminé|Annulé|Effectué|Planifié", "Annulé|Planifié"],
    ["Spanish", "Realizada|Programada|Realizada|Cancelada", "Programada|Cancelada"],
    ["in any case", "completed|SCHEDULED|Done|scheduled", "SCHEDULED"]
  ])("is read in its words: %s", (_, labels, notHeld) => {
    expect(found(labels.split("|"))!.notHeld).toEqual(notHeld.split("|"));
  });

  it.each<[string, (string | null)[]]>([
    ["all took place", ["Completed", "Done", "Held", "Completed"]],
    ["none did", ["Scheduled", "Cancelled", "Scheduled", "Planned"]],
    ["a label says neither", ["Completed", "Scheduled", "Waiting for feedback", "Scheduled"]],
    ["somebody voted on what did not", ["Scheduled", "Completed", "Cancelled", "Completed"]]
  ])("is none where %s", (_, labels) => {
    expect(found(labels)).toBeNull();
  });

  it("may be blank, and hold up to twelve labels", () => {
    expect(found([null, "Scheduled", "Completed", null])!.notHeld).toEqual(["Scheduled"]);
    const many = (count: number): string[] => Array.from({length: count}, (__, at) => `Completed ${at}`);
    const said = columnOf("Vote", [...many(12).map(() => "Yes"), null]);
    expect(found([...many(11), "Scheduled"], columnOf("Vote", [...many(11).map(() => "Yes"), null]))).not.toBeNull();
    expect(found([...many(12), "Scheduled"], said)).toBeNull();
  });

  it("leaves the votes on the others aside", () => {
    const held = found(["Completed", "Scheduled", "Done", "scheduled"])!;
    expect(votesHeld(columnOf("Vote", ["Yes", "Pending", "No", "Pending"]), held).values).toEqual([
      "Yes",
      null,
      "No",
      null
    ]);
  });

  it("parts scorecards from interviews that nobody owes one for, and is neither stage nor subject of them", () => {
    const people = ["Nina Okoro", "Paul Schmidt", "Rita Gomez"];
    const rows = Array.from({length: 60}, (_, at) => [
      `C-${at >> 1}`,
      people[at % 3]!,
      "Onsite",
      at % 6 === 5 ? "Scheduled" : "Completed",
      at % 6 === 5 ? "Pending" : ["Yes", "No", "Strong Yes"][(at + (at >> 2)) % 3]!
    ]);
    const headings = ["Candidate ID", "Interviewer", "Stage", "Interview status", "Recommendation"];
    const text = addTo("", propose([tableSample("log.csv", headings, rows)], defaultConfig()));
    const {scorecards} = parseConfig(text, "c.yaml").tables["log.csv"]!.feeds!;
    const unless = {"Interview status": ["Scheduled"]};
    expect(scorecards).toMatchObject({
      columns: {
        interviewer_id: {column: "Interviewer", unless},
        stage: "Stage",
        vote: {column: "Recommendation", unless}
      }
    });
    expect(scorecards).not.toHaveProperty("columns.focus");
    expect(text).toContain('"Interview status" says Scheduled did not take place');
    expect(text).not.toMatch(/not read|Pending/);
  });
});
