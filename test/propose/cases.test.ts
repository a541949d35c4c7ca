import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../loaders/config/config.js";
import {parseConfig} from "../../loaders/config/read.js";
import {proposeForFolder} from "../../loaders/propose/folder.js";
import {addTo, proposalAsYaml} from "../../loaders/propose/write.js";

const cases = fileURLToPath(new URL("../cases/", import.meta.url));

/** Folder → what is proposed for it, of which `test/integration/cases.test.ts` tells that it comes to the right figures. */
const proposals = readFileSync(new URL("cases.txt", import.meta.url), "utf8")
  .split(/^##### /m)
  .slice(1)
  .map((part) => part.split(/\n([^]*)/) as [folder: string, lines: string]);

describe("what is proposed for exports as companies have them, each line with what was seen", () => {
  it.each(proposals)("%s", async (folder, lines) => {
    const {looked, proposal} = await proposeForFolder(`${cases}${folder}`, defaultConfig());
    const text = proposalAsYaml(proposal);
    expect(text.trim()).toBe(lines.trim());
    expect([proposal.unread, looked.configured]).toEqual([[], 0]);
  });

  it("files that cannot be looked at are told with the remedy", async () => {
    const unreadOf = async (folder: string) =>
      (await proposeForFolder(`${cases}${folder}`, defaultConfig())).looked.unread.map(
        ({path, why}) => `${path}: ${why}`
      );
    expect(await unreadOf("files/html-named-xls")).toEqual(
      ["Interview Feedback.xls", "feedback.csv"].map(
        (path) =>
          `${path}: holds an HTML table, not a text or workbook; open it in a spreadsheet program, save it as .xlsx, and put that here in its place`
      )
    );
    expect(await unreadOf("files/xlsx-workbook")).toEqual([
      "scorecards.xlsx: the workbook is damaged (xl/worksheets/sheet1.xml is missing); open it in a spreadsheet program and save it again as .xlsx; nothing of it was used"
    ]);
    expect(await unreadOf("files/txt-and-others-in-silence")).toEqual([
      "decisions.html: a web page; if it holds records, export them as .csv, .xlsx, .ndjson or .parquet",
      "interviews.pdf: a PDF; if it holds records, export them as .csv, .xlsx, .ndjson or .parquet"
    ]);
  });

  it("with what was proposed, nothing more is", async () => {
    const {proposal} = await proposeForFolder(`${cases}shapes/wide-sheet`, defaultConfig());
    const config = parseConfig(addTo("", proposal), "plumbline.yaml");
    const again = await proposeForFolder(`${cases}shapes/wide-sheet`, config);
    expect([proposalAsYaml(again.proposal), again.looked.configured, again.looked.files]).toEqual(["", 1, 1]);
  });
});
