import {mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {detailPatterns, writeDetailPages} from "../../loaders/publish/detail-pages.js";

const contents: Record<string, unknown> = {
  "interviewer-details": {people: [{interviewer: "I-0001"}, {interviewer: "Ada O'Neil"}]},
  "question-details": {questions: [{slug: "arrays"}]}
};
let output: string;

beforeEach(() => {
  output = mkdtempSync(join(tmpdir(), "plumbline-details-"));
  for (const pattern of detailPatterns("leads")) {
    mkdirSync(join(output, pattern, ".."), {recursive: true});
    writeFileSync(join(output, `${pattern}.html`), `<script>show("${pattern.split("/")[1]}")</script>`);
  }
});
afterEach(() => rmSync(output, {recursive: true}));

describe("writeDetailPages", () => {
  it("makes one page for each subject and leaves none of the one that stands for all", async () => {
    await writeDetailPages(output, "leads", (name) => contents[name]);
    expect(readdirSync(join(output, "interviewers")).sort()).toEqual(["Ada_20_O_27_Neil.html", "I-0001.html"]);
    expect(readdirSync(join(output, "questions"))).toEqual(["arrays.html"]);
    expect(readFileSync(join(output, "interviewers", "Ada_20_O_27_Neil.html"), "utf8")).toBe(
      '<script>show("Ada_20_O_27_Neil")</script>'
    );
  });

  it("makes no page where nobody has enough data", async () => {
    await writeDetailPages(output, "leads", (name) => ({...(contents[name] as object), people: []}));
    expect(readdirSync(join(output, "interviewers"))).toEqual([]);
  });

  it("refuses a built page that would be the same for everyone", async () => {
    writeFileSync(join(output, `${detailPatterns("leads")[0]}.html`), "<p>anyone</p>");
    await expect(writeDetailPages(output, "leads", (name) => contents[name])).rejects.toThrow(
      "src/interviewers/[interviewer].md shows nothing of its subject"
    );
  });
});
