import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../loaders/config/config.js";
import {parseConfig} from "../../loaders/config/read.js";
import {propose} from "../../loaders/propose/propose.js";
import {tableSample} from "../../loaders/propose/table.js";
import {addTo} from "../../loaders/propose/write.js";

const people = ["Nina Okoro", "Paul Schmidt", "Rita Gomez"];
const nobody = Array.from({length: 30}, (_, at) => `Candidate ${String.fromCharCode(65 + at / 5)}${at}`);
const votes = ["Strong No", "No", "Yes", "Strong Yes"];

/** A log of 30 candidates, each met by three people, with further columns by candidate and number of the row. */
function log(further: Record<string, (candidate: number, row: number) => string>) {
  const headings = ["Candidate", "Interviewer", "Stage", "Vote", ...Object.keys(further)];
  const rows = Array.from({length: 90}, (_, at) => {
    const [candidate, row] = [Math.floor(at / 3), at % 3];
    const own = Object.values(further).map((cell) => cell(candidate, row));
    return [nobody[candidate]!, people[row]!, "Onsite", votes[(candidate + 2 * row) % 4]!, ...own];
  });
  const text = addTo("", propose([tableSample("log.csv", headings, rows)], defaultConfig()));
  return {text, feeds: parseConfig(text, "plumbline.yaml").tables["log.csv"]!.feeds!};
}

const outcome = (candidate: number): string => ["Hired", "Rejected", "Withdrew"][candidate % 3]!;

describe("what became of an application, in a table of interviews", () => {
  it.each([
    ["the last row", (row: number) => row === 2],
    ["the first row", (row: number) => row === 0],
    ["all rows but one", (row: number) => row !== 1]
  ])("is read where it stands on %s of each", (_, stands) => {
    const {feeds} = log({Outcome: (candidate, row) => (stands(row) ? outcome(candidate) : "")});
    expect(feeds).toMatchObject({applications: {columns: {status: "Outcome"}}});
  });

  it("is read beside its level, source and day, though each stands on rows of its own", () => {
    const {feeds} = log({
      Level: (candidate, row) => (row === 0 ? ["Senior", "Junior"][candidate % 2]! : ""),
      Source: (candidate, row) => (row === 1 ? ["Referral", "Website"][candidate % 2]! : ""),
      "Offer made?": (candidate, row) => (row === 2 ? ["Yes", "No"][candidate % 2]! : ""),
      "Decision date": (candidate, row) => (row === 2 ? `2025-03-${10 + (candidate % 15)}` : "")
    });
    expect(feeds).toMatchObject({
      applications: {columns: {level: "Level", source: "Source"}},
      decisions: {columns: {decision: "Offer made?", decided_at: "Decision date"}}
    });
  });

  it("is told where rows of one application differ in it, and not read", () => {
    const {text, feeds} = log({Outcome: (candidate, row) => (row === 2 ? outcome(candidate) : "In process")});
    expect(feeds.applications).toBeUndefined();
    expect(text).toContain('please look: rows of 30 of 30 applications differ in "Outcome", so it is not read');
  });

  it("is told where another file tells of the same applications without it", () => {
    const table = (path: string, stands: boolean) => {
      const rows = nobody.map((name, at) => {
        const status = stands || at % 2 === 0 ? outcome(at) : "";
        return [name, people[at % 3]!, votes[at % 4]!, status];
      });
      return tableSample(path, ["Candidate", "Interviewer", "Vote", "Outcome"], rows);
    };
    const text = addTo("", propose([table("onsite.csv", false), table("phone.csv", true)], defaultConfig()));
    expect(text).toContain(
      'please look: "Outcome" of 15 applications is left to another file, which tells of them without it, so it is not read; put both into one file'
    );
  });
});
