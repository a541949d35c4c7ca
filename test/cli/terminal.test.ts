import {spawnSync} from "node:child_process";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, afterEach, describe, expect, it, vi} from "vitest";
import {main} from "../../loaders/cli/main.js";
import {processTerminal} from "../../loaders/cli/terminal.js";

/** Clears the screen, sets its title, goes back to the start of the line, in one byte or two. */
const orders = "\u001b[2J\u001b]0;x\u0007\r\u009b1A\u202e";
const obeyed = /(?![\n\t])[\p{Cc}\u202e]/u;
const heading = `${orders}\nplumbline: all is well`;

const folder = mkdtempSync(join(tmpdir(), "plumbline-escapes-"));
const out = vi.spyOn(process.stdout, "write").mockReturnValue(true);
const err = vi.spyOn(process.stderr, "write").mockReturnValue(true);
afterEach(() => vi.clearAllMocks());
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, {recursive: true});
});

// Our own colours are orders, too, and are there wherever the tests may show colours.
const colours = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, "g");

/** All that was written to the terminal, without colours. */
function said(): string {
  const written = [...out.mock.calls, ...err.mock.calls].map(([text]) => String(text));
  return written.join("").replaceAll(colours, "");
}

describe("a terminal", () => {
  it.each(["print", "error", "note", "done"] as const)("is told nothing to do by what %s says", (way) => {
    processTerminal(false)[way](`a${orders}b`);
    expect(said()).toMatch(/a\\u001b\[2J.*b/);
    expect(said()).not.toMatch(obeyed);
  });
});

describe("file names and headings that would order the terminal about", () => {
  const name = `scorecards-${orders}\nplumbline: all is well.csv`;
  const scorecards = "scorecard_id,application_id,interviewer_id,stage,vote";

  it("are written out by check, each in its line", async () => {
    writeFileSync(join(folder, "scorecards.csv"), `${scorecards},"${heading}"\nS1,A1,I1,loop,yes,x\n`);
    expect(await main(["check", "--exports", folder])).toBe(0);
    expect(said()).toContain("scorecards.csv: columns not read: \\u001b[2J");
    expect(said()).not.toMatch(obeyed);
    expect(said()).not.toMatch(/^plumbline: all/m);
  });

  it("are written out where they refuse the input", async () => {
    writeFileSync(join(folder, name), `${scorecards.replace("vote", "vot")},"${heading}"\nS1,A1,I1,loop,yes,x\n`);
    expect(await main(["check", "--exports", folder])).toBe(3);
    expect(said()).toContain("missing: vote");
    expect(said()).not.toMatch(obeyed);
    expect(said()).not.toMatch(/^plumbline: all/m);
  });
});

it("a command whose output nobody reads to its end says nothing of that", () => {
  const cli = fileURLToPath(new URL("../../loaders/cli/plumbline.js", import.meta.url));
  const {stderr} = spawnSync("bash", ["-c", `"${process.execPath}" "${cli}" --help | true`], {encoding: "utf8"});
  expect(stderr).toBe("");
});
