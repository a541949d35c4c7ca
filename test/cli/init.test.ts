import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../loaders/config/config.js";
import {nothingWasRead} from "../../loaders/cli/commands/init.js";
import {sampleFolder} from "../../loaders/propose/samples.js";
import {withFolder, writeFiles, type Files} from "../reader/support/exports.js";

const looked = (files: Files) =>
  withFolder(async (folder) => {
    writeFiles(folder, files);
    return nothingWasRead(await sampleFolder(folder, defaultConfig()));
  });

describe("init", () => {
  it("fails where files are there and none of them can be read, and only there", async () => {
    const html = "<html><table><tr><td>Candidate</td></tr></table></html>";
    const table = "Candidate,Interviewer,Score\nAda,Bo,3\n";
    expect(await looked({"Feedback.xls": html, "other.xlsx": "no workbook"})).toBe(true);
    expect(await looked({"Feedback.xls": html, "feedback.csv": table})).toBe(false);
    expect(await looked({})).toBe(false);
  });
});
