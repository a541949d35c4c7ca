import {describe, expect, it} from "vitest";
import {parseConfig} from "../../loaders/config/read.js";
import {check} from "../../loaders/warehouse/ingest.js";
import {now, scorecards, withFolder, writeFiles, type Files} from "./support/exports.js";

/** Why a folder is refused under a configuration file of the given lines; null when it is not. */
async function refusal(files: Files, ...yaml: string[]): Promise<string | null> {
  const config = parseConfig(yaml.join("\n"), "plumbline.yaml");
  return withFolder(async (exports) => {
    writeFiles(exports, files);
    return check({exports, config, now}).then(
      () => null,
      (error: Error) => error.message
    );
  });
}

const feedback = {"feedback.csv": "Feedback ID,App,Who,Step,Recommendation\nS1,A1,I1,loop,yes\n"};
const map = (vote: string): string[] => [
  "columns:",
  '  "feedback*.csv":',
  "    scorecard_id: Feedback ID",
  "    application_id: App",
  "    interviewer_id: Who",
  "    stage: Step",
  `    vote: ${vote}`
];

describe("a misspelt column map", () => {
  it("is accepted once it is spelt right", async () => {
    expect(await refusal(feedback, ...map("Recommendation"))).toBeNull();
  });

  it("is refused with its line of the configuration and the nearest heading of the file", async () => {
    expect(await refusal(feedback, ...map("Recomendation"))).toMatch(
      /^feedback\.csv: the column map "feedback\*\.csv" does not fit this file\nplumbline\.yaml line 7 maps vote to the column "Recomendation", which the file does not have; did you mean "Recommendation"\?\nthe file has: Feedback ID, App/
    );
  });

  it("is refused where it names a column that plumbline does not know, all mistakes at once", async () => {
    const lines = map("recommendation").map((line) => line.replace("scorecard_id", "scorecard_idd"));
    const message = await refusal(feedback, ...lines);
    expect(message).toMatch(/line 3 maps "scorecard_idd", .*did you mean "scorecard_id"\?/);
    expect(message).toMatch(/line 7 maps vote to .*did you mean "Recommendation"\?/);
  });

  it("whose pattern fits no file is named where a file has headings that nobody knows", async () => {
    const lines = map("Recommendation").map((line) => line.replace("feedback*", "feedbak*"));
    expect(await refusal(feedback, ...lines)).toMatch(
      /plumbline\.yaml line 2 maps columns of "feedbak\*\.csv", which is not the name of this file/
    );
  });
});

describe("a stage without a meaning", () => {
  const screen = {"scorecards.csv": scorecards("S1,A1,I1,Technical Phone Screen,yes", "S2,A1,I1,Superday,yes")};

  it("is told beside the line that misspells it", async () => {
    const message = await refusal(screen, "stages:", "  Technical Phone Scren: phone_screen");
    expect(message).toMatch(/add at the end of plumbline\.yaml, with one of the names[^\n]*\nstages:\n/);
    expect(message).toMatch(/"Superday": <.*\n {2}"Technical Phone Screen": </);
    expect(message).toMatch(/line 2 maps "Technical Phone Scren": does it mean "Technical Phone Screen"\?/);
    expect(message).not.toMatch(/does it mean "Superday"/);
  });

  it("is told together with files that are refused", async () => {
    const message = await refusal({...screen, ...feedback}, ...map("Recomendation"));
    expect(message).toMatch(/^2 things stand in the way:\n• feedback\.csv: /);
    expect(message).toMatch(/\n• scorecards\.csv line 2: the stage "Technical Phone Screen" is not mapped/);
  });

  it("mapped to a misspelt stage is refused with the nearest one", () => {
    expect(() => parseConfig("stages:\n  Phone: phone_scren\n", "plumbline.yaml")).toThrow(
      /line 2: stages\.Phone is "phone_scren"; .*; did you mean phone_screen\?/
    );
  });
});
