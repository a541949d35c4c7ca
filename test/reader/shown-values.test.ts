import {describe, expect, it} from "vitest";
import {checkAsText, checkDocument} from "../../loaders/cli/commands/check.js";
import {rejectsInWords} from "../../loaders/cli/reading-in-words.js";
import {labelsAmong, systemIds} from "../../loaders/warehouse/shown-values.js";
import {checkedForPages, configOf, good, refusal, scorecards, type Files} from "./support/exports.js";

const text = "Ann Lee was rude, would not hire, call 0171 5550";
const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({length: count}, (_, i) => make(i));
/** What `check` says of these files, as text and as JSON. */
async function told(files: Files, values = true): Promise<string> {
  const config = configOf();
  const document = checkDocument(await checkedForPages(files), config, values);
  const shown = checkAsText(document, {config, exports: "", sampleData: false, warehouse: "", notes: []});
  return `${shown}\n${JSON.stringify(document)}`;
}

describe("labels among values", () => {
  it("are short, recur, and hold no address and no number but a mark", () => {
    const labels = ["Leaning yes", "4 - Strong Hire", "3", "4.5", "7/10", "Sí", "80 %"];
    expect([...labelsAmong([...labels, ...labels])]).toEqual(labels);
    const others = [text, "ann@example.com", "born 1987", "a\nb", "one two three four five six seven", "x".repeat(41)];
    expect(labelsAmong([...others, ...others, "Leaning no"]).size).toBe(0);
  });

  it("may be met once where few are, as stages are, in few words", () => {
    expect([...labelsAmong(["Superday", "Final chat", "Loop", "Loop"], 3)].sort()).toEqual([
      "Final chat",
      "Loop",
      "Superday"
    ]);
    expect([...labelsAmong(["Ann was rude", "Bo", "Cy", "Di", "Loop", "Loop"], 3)]).toEqual(["Loop"]);
    expect(labelsAmong(["Ann Lee was rude"], 3).size).toBe(0);
  });

  it("are few, or recur often: names that recur a little, and marks of 100, are none", () => {
    const names = many(80, (i) => `Ann ${String.fromCodePoint(97 + (i % 20))}x`);
    expect(labelsAmong(names).size).toBe(0);
    expect(labelsAmong(many(9, () => names.slice(0, 20)).flat()).size).toBe(0);
    expect(labelsAmong(many(25, () => names.slice(0, 20)).flat()).size).toBe(20);
    expect(labelsAmong(many(40, () => many(50, String)).flat()).size).toBe(0);
  });
});

describe("free text where labels are expected", () => {
  const row = (values: Partial<Record<string, string>>): string =>
    ["scorecard_id", "application_id", "interviewer_id", "stage", "vote", "submitted_at", "forecast", "shadow"]
      .map((name) => values[name] ?? "")
      .map((value) => `"${value}"`)
      .join();
  const header = "scorecard_id,application_id,interviewer_id,stage,vote,submitted_at,forecast,shadow\n";
  const base = {scorecard_id: "S2", application_id: "A2", interviewer_id: "I2", stage: "loop", vote: "yes"};

  it.each(["vote", "submitted_at", "forecast", "shadow"])("is in nothing that is said of %s", async (column) => {
    const files = {"scorecards.csv": `${header}${row({...base, [column]: text})}\n`};
    const said = await told(files);
    expect(said).not.toMatch(/Ann Lee|0171/);
    expect(said).toMatch(/scorecards\.csv line 2/);
  });

  it("is in no message that refuses: of votes", async () => {
    const lines = many(40, (i) => `S${i},A${i},I1,loop,"${text} ${i}"`);
    const {message} = await refusal({"scorecards.csv": scorecards(...lines)});
    expect(message).not.toMatch(/Ann Lee|0171/);
    expect(message).toMatch(
      /40 × unknown vote, first in scorecards\.csv line 2: vote; .*"<as exported>": .*40 values, not shown/
    );
  });

  it("of stages, which are told by their place", async () => {
    const {message} = await refusal({
      "scorecards.csv": scorecards(`S1,A1,I1,"${text}",yes`, ...many(2, (i) => `T${i},A1,I1,Day,yes`))
    });
    expect(message).not.toMatch(/Ann Lee|0171/);
    expect(message).toMatch(/"Day": <.*\n {2,}"<as exported>": <.*\n1 .*look at scorecards\.csv line 2/);
  });

  it("of ids that two snapshots tell differently", async () => {
    const {message} = await refusal({
      "scorecards.csv": scorecards(`"${text}",A1,I1,loop,yes`),
      "scorecards-2026-04-01.csv": scorecards(`"${text}",A1,I1,loop,no`)
    });
    expect(message).not.toMatch(/Ann Lee|0171/);
    expect(message).toMatch(/they differ in the record of scorecards\.csv line 2/);
  });
});

describe("what recurs as labels do", () => {
  const files = {"scorecards.csv": scorecards(good, ...many(3, (i) => `L${i},A1,I${i},loop,Lean yes`))};

  it("is shown with the line to add, in logs too", async () => {
    expect(await told(files)).toContain('"Lean yes": <strong_no|');
    const {files: results} = await checkedForPages(files);
    expect(rejectsInWords(results, {most: 5, values: true})[0]).toMatch(
      /^3 × unknown vote, first in scorecards\.csv line 3: vote "Lean yes"/
    );
  });

  it("is not shown with --no-values, nor are headings, ids or what was noted of a record", async () => {
    const dated = {
      "scorecards-2026-03-01.csv": scorecards("GONE1,A1,I1,loop,yes"),
      "scorecards-2026-04-01.csv": `${scorecards(good, ...many(3, (i) => `L${i},A1,I${i},loop,Lean yes`))
        .replace("vote\n", "vote,Vote of Ann\n")
        .replaceAll(/(yes)\n/g, "$1,5\n")}`,
      "ratings.ndjson": ['{"Ann":1,"Ann":2}', '{"scorecard_id":"S1","question":"q","rating":"3"}'].reverse().join("\n")
    };
    expect(await told(dated)).toMatch(/GONE1[^]*Vote of Ann|Vote of Ann[^]*GONE1/);
    const said = await told(dated, false);
    expect(said).not.toMatch(/Lean yes|Vote of Ann|GONE1|key Ann/);
    expect(said).toMatch(/3 × unknown vote, first in .* line 3: vote; .*"<as exported>".*1 value, not shown/);
    expect(said).toMatch(/columns not read: 1 column, not shown/);
    const unknown = {"scorecards.csv": scorecards(...many(25, (i) => `L${i},A1,I${i},loop,Lean yes`))};
    const {message} = await refusal(unknown, {}, {values: false});
    expect(message).not.toContain("Lean yes");
  });

  it("may be an id where it is a system's own", () => {
    expect(systemIds(["S3", "sc-00017", "9f86d081-884c-4d65", "Ann Lee 2", "ann@x.io", "annlee/u05", "Ann"])).toEqual([
      "S3",
      "sc-00017",
      "9f86d081-884c-4d65"
    ]);
  });
});
