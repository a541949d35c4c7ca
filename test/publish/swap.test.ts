import {createHash} from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {finishSite} from "../../loaders/publish/finish.js";
import {beginSwap, finishSwap, lockSites, recoverSwap, refuseForeign, removeSites} from "../../loaders/publish/swap.js";

let out: string;
beforeEach(async () => {
  out = mkdtempSync(join(tmpdir(), "plumbline-swap-"));
  for (const audience of ["leads", "managers", "leadership"]) await site(join(out, audience), "old");
});
afterEach(() => rmSync(out, {recursive: true}));

async function site(folder: string, text: string): Promise<void> {
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, "index.html"), text);
  // A folder of pages that no subject has.
  mkdirSync(join(folder, "questions", "deep"), {recursive: true});
  await finishSite(folder);
}

const shown = (): string[] =>
  ["leads", "managers", "leadership"].map((audience) => readFileSync(join(out, audience, "index.html"), "utf8"));

describe("replacing the sites", () => {
  it("leaves the old ones until all new ones are complete, and then shows only new ones", async () => {
    const next = await beginSwap(out);
    await site(join(next, "leads"), "new");
    await site(join(next, "managers"), "new");
    expect(shown()).toEqual(["old", "old", "old"]);
    await finishSwap(out, next, ["leads", "managers"]);
    expect(shown()).toEqual(["new", "new", "old"]);
    expect(readdirSync(out).sort()).toEqual(["leadership", "leads", "managers"]);
  });

  it("clears away what a build left that died before its sites were complete", async () => {
    await site(join(out, ".next-999999999", "leads"), "half");
    await recoverSwap(out);
    expect(shown()).toEqual(["old", "old", "old"]);
    expect(existsSync(join(out, ".next-999999999"))).toBe(false);
  });

  it("leaves nothing of a swap that could not put its journal in place, and keeps the old sites", async () => {
    const next = join(out, ".next-999999999");
    await site(join(next, "leads"), "new");
    mkdirSync(join(out, ".swap.json", "in the way"), {recursive: true});
    await expect(finishSwap(out, next, ["leads"])).rejects.toThrow(/rename/);
    rmSync(join(out, ".swap.json"), {recursive: true});
    await recoverSwap(out);
    expect(shown()).toEqual(["old", "old", "old"]);
    expect(readdirSync(out).sort()).toEqual(["leadership", "leads", "managers"]);
  });

  it.each([0, 1, 2, 3])("is finished by the next run when a run dies after %i renames", async (renames) => {
    const next = join(out, ".next-999999999");
    for (const audience of ["leads", "managers"]) await site(join(next, audience), "new");
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
    await site(join(next, "leads"), "new");
    await finishSwap(fresh, next, ["leads"]);
    expect(readFileSync(join(fresh, "leads", "index.html"), "utf8")).toBe("new");
  });
});

/** What `path` and all below it hold, by name. */
const contents = (path: string): string[] =>
  readdirSync(path, {recursive: true, encoding: "utf8"}).filter((name) => statSync(join(path, name)).isFile());

describe("a journal that plumbline cannot have written", () => {
  let victim: string;
  beforeEach(() => {
    victim = mkdtempSync(join(tmpdir(), "plumbline-victim-"));
    mkdirSync(join(victim, "leads"));
    writeFileSync(join(victim, "leads", "thesis.txt"), "ten years");
  });
  afterEach(() => rmSync(victim, {recursive: true}));

  it.each([
    ["a folder elsewhere", (path: string) => ({next: `../${basename(path)}`, audiences: ["leads"]})],
    ["an absolute path", (path: string) => ({next: path, audiences: ["leads"]})],
    ["the folder itself", () => ({next: ".", audiences: ["leads"]})],
    ["a link to a folder elsewhere", () => ({next: ".next-999999999", audiences: ["leads"]})],
    ["an audience that is a path", () => ({next: ".next-999999999", audiences: ["../x"]})],
    ["no audiences", () => ({next: ".next-999999999"})],
    ["something else", () => [1]],
    ["half of itself", () => '{"next": ".next-9']
  ])("that names %s moves and removes nothing, and blocks no later swap", async (_, journal) => {
    symlinkSync(victim, join(out, ".next-999999999"));
    const said = journal(victim);
    writeFileSync(join(out, ".swap.json"), typeof said === "string" ? said : JSON.stringify(said));
    await recoverSwap(out);
    expect(contents(victim)).toEqual([join("leads", "thesis.txt")]);
    expect(shown()).toEqual(["old", "old", "old"]);
    const next = await beginSwap(out);
    await site(join(next, "leads"), "new");
    await finishSwap(out, next, ["leads"]);
    expect(shown()).toEqual(["new", "old", "old"]);
  });

  it("does not cost the site that was away when the journal was damaged", async () => {
    renameSync(join(out, "leads"), join(out, ".old-leads"));
    writeFileSync(join(out, ".swap.json"), "");
    await recoverSwap(out);
    expect(shown()).toEqual(["old", "old", "old"]);
  });
});

describe("what plumbline did not make", () => {
  const swapped = async (): Promise<string[]> => {
    const next = await beginSwap(out);
    await site(join(next, "leads"), "new");
    return await finishSwap(out, next, ["leads"]);
  };

  it("is kept aside, and said, when it lies in a site that is replaced", async () => {
    mkdirSync(join(out, "leads", "own"));
    writeFileSync(join(out, "leads", "own", "notes.txt"), "mine");
    writeFileSync(join(out, "leads", "index.html"), "edited");
    expect(await swapped()).toEqual([join(out, "kept-leads-1")]);
    expect(contents(join(out, "kept-leads-1")).toSorted()).toEqual(["index.html", join("own", "notes.txt")]);
    mkdirSync(join(out, ".old-leads", "questions"), {recursive: true});
    expect(await swapped()).toEqual([]);
    expect(existsSync(join(out, ".old-leads"))).toBe(false);
    expect(shown()[0]).toBe("new");
  });

  it.each(["{", '{"sha256": {"../managers/index.html": "00"}}', "[]", ""])(
    "cannot be told under the manifest %j: the whole site is kept, and the new one stands",
    async (manifest) => {
      writeFileSync(join(out, "leads", "manifest.json"), manifest);
      expect(await swapped()).toEqual([join(out, "kept-leads-1")]);
      expect(contents(join(out, "kept-leads-1")).toSorted()).toEqual(["index.html", "manifest.json", "robots.txt"]);
      expect(shown()).toEqual(["new", "old", "old"]);
    }
  );

  it("refuses a build whose site would take its place: a folder of another kind, a file, a link", async () => {
    rmSync(join(out, "leads"), {recursive: true});
    mkdirSync(join(out, "plans"));
    writeFileSync(join(out, "plans", "customers.csv"), "a");
    for (const make of [
      (path: string) => cpSync(join(out, "plans"), path, {recursive: true}),
      (path: string) => writeFileSync(path, "a list of leads"),
      (path: string) => symlinkSync(tmpdir(), path)
    ]) {
      make(join(out, "leads"));
      await expect(refuseForeign(out, ["leads"])).rejects.toMatchObject({exitCode: 3});
      await expect(refuseForeign(out, ["managers"])).resolves.toBeUndefined();
      rmSync(join(out, "leads"), {recursive: true});
    }
    await expect(refuseForeign(out, ["leads"])).resolves.toBeUndefined();
    mkdirSync(join(out, "leads"));
    await expect(refuseForeign(out, ["leads"])).resolves.toBeUndefined();
  });

  it("stays when the sites are removed, and so does what no manifest names", async () => {
    for (const path of ["customers.csv", join("leads", "notes.txt"), ".old-years", ".next-year"])
      writeFileSync(join(out, path), "mine");
    mkdirSync(join(out, "plans"));
    symlinkSync(join(out, "plans"), join(out, "managers", "link"));
    mkdirSync(join(out, "kept-leads-1"));
    writeFileSync(join(out, "kept-leads-1", "index.html"), "edited");
    writeFileSync(join(out, "plans", "index.html"), "plans");
    // Though the manifest names a file behind the link, and its sum is right.
    const manifest = join(out, "managers", "manifest.json");
    const sum = createHash("sha256").update("plans").digest("hex");
    writeFileSync(
      manifest,
      readFileSync(manifest, "utf8").replace('"sha256": {', `"sha256": {"link/index.html": "${sum}",`)
    );
    expect(await removeSites(out)).toEqual({
      removed: [join(out, "leadership")],
      left: [join(out, "kept-leads-1"), join(out, "leads"), join(out, "managers")]
    });
    expect(contents(out).toSorted()).toEqual(
      [
        ".next-year",
        ".old-years",
        "customers.csv",
        "kept-leads-1/index.html",
        "leads/notes.txt",
        "managers/link/index.html",
        "plans/index.html"
      ].map((path) => join(...path.split("/")))
    );
  });
});

describe("two builds into one folder", () => {
  it("take turns: the second ends with exit 75 naming the first, whose end frees the folder", async () => {
    const release = await lockSites(out);
    await expect(lockSites(out)).rejects.toMatchObject({
      exitCode: 75,
      message: expect.stringContaining(`${process.pid}`)
    });
    release();
    (await lockSites(out))();
    writeFileSync(join(out, ".plumbline.lock"), "999999999\n");
    (await lockSites(out))();
    expect(readdirSync(out).sort()).toEqual(["leadership", "leads", "managers"]);
  });

  it("is told in words where a file stands for the folder", async () => {
    await expect(lockSites(join(out, "leads", "index.html"))).rejects.toMatchObject({exitCode: 3});
  });
});
