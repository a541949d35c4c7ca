import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {beginSwap, finishSwap, recoverSwap} from "../../loaders/publish/swap.js";

let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), "plumbline-swap-"));
  for (const audience of ["leads", "managers", "leadership"]) site(join(out, audience), "old");
});
afterEach(() => rmSync(out, {recursive: true}));

function site(folder: string, text: string): void {
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, "index.html"), text);
}

const shown = (): string[] =>
  ["leads", "managers", "leadership"].map((audience) => readFileSync(join(out, audience, "index.html"), "utf8"));

describe("replacing the sites", () => {
  it("leaves the old ones until all new ones are complete, and then shows only new ones", async () => {
    const next = await beginSwap(out);
    site(join(next, "leads"), "new");
    site(join(next, "managers"), "new");
    expect(shown()).toEqual(["old", "old", "old"]);
    await finishSwap(out, next, ["leads", "managers"]);
    expect(shown()).toEqual(["new", "new", "old"]);
    expect(readdirSync(out).sort()).toEqual(["leadership", "leads", "managers"]);
  });

  it("clears away what a build left that died before its sites were complete", async () => {
    site(join(out, ".next-999999999", "leads"), "half");
    await recoverSwap(out);
    expect(shown()).toEqual(["old", "old", "old"]);
    expect(existsSync(join(out, ".next-999999999"))).toBe(false);
  });

  it("leaves nothing of a swap that could not put its journal in place, and keeps the old sites", async () => {
    const next = join(out, ".next-999999999");
    site(join(next, "leads"), "new");
    mkdirSync(join(out, ".swap.json", "in the way"), {recursive: true});
    await expect(finishSwap(out, next, ["leads"])).rejects.toThrow(/rename/);
    rmSync(join(out, ".swap.json"), {recursive: true});
    await recoverSwap(out);
    expect(shown()).toEqual(["old", "old", "old"]);
    expect(readdirSync(out).sort()).toEqual(["leadership", "leads", "managers"]);
  });

  it.each([0, 1, 2, 3])("is finished by the next run when a run dies after %i renames", async (renames) => {
    const next = join(out, ".next-999999999");
    for (const audience of ["leads", "managers"]) site(join(next, audience), "new");
    writeFileSync(join(out, ".swap.json"), JSON.stringify({next: ".next-999999999", audiences: ["leads", "managers"]}));
    const steps: [string, string][] = [
      [join(out, "leads"), join(out, ".old-leads")],
      [join(next, "leads"), join(out, "leads")],
      [join(out, "managers"), join(out, ".old-managers")]
    ];
    for (const [from, to] of steps.slice(0, renames)) renameSync(from, to);
    await recoverSwap(out);
    expect(shown()).toEqual(["new", "new", "old"]);
    expect(readdirSync(out).sort()).toEqual(["leadership", "leads", "managers"]);
  });

  it("works into a folder that does not exist yet", async () => {
    const fresh = join(out, "deep", "dist");
    const next = await beginSwap(fresh);
    site(join(next, "leads"), "new");
    await finishSwap(fresh, next, ["leads"]);
    expect(readFileSync(join(fresh, "leads", "index.html"), "utf8")).toBe("new");
  });
});
