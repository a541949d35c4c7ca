import {spawn, spawnSync} from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";

/** A copy of the sources, so that they can be edited. */
const project = fileURLToPath(new URL("../../", import.meta.url));
let copy: string;
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "plumbline-bundled-"));
  for (const name of ["loaders", "package.json", "tsconfig.json", "src/contracts", "src/statistics", "src/words"])
    cpSync(join(project, name), join(copy, name), {recursive: true});
  symlinkSync(join(project, "node_modules"), join(copy, "node_modules"));
});
afterAll(() => rmSync(copy, {recursive: true}));

const at = (...names: string[]): string => join(copy, ...names);
const launcher = "loaders/cli/plumbline.js";
const main = (): string => at("loaders", "cli", "main.ts");
const kept = (): string[] => readdirSync(at(".plumbline")).sort();

/** Exit code and output of a start. */
function said(option: "--version" | "--help" = "--version"): string {
  const {stdout, stderr, status} = spawnSync(process.execPath, [launcher, option], {cwd: copy, encoding: "utf8"});
  return `${status}: ${stdout}${stderr}`;
}
const version = /^0: \d[\d.]*\n$/;

/** Runs with some text of the command line changed. */
function edited<T>(from: string, to: string, run: () => T): T {
  const before = readFileSync(main(), "utf8");
  expect(before).toContain(from);
  writeFileSync(main(), before.replace(from, to));
  try {
    return run();
  } finally {
    writeFileSync(main(), before);
  }
}

describe("the command line", () => {
  it("starts again from the bundle that its first start made, in a folder for its owner alone", () => {
    expect(said()).toMatch(version);
    const [bundle] = kept();
    expect(bundle).toMatch(/^code-[0-9a-f]{64}$/);
    expect(statSync(at(".plumbline")).mode & 0o777).toBe(0o700);
    // Only whoever runs the bundle says so.
    appendFileSync(at(".plumbline", bundle!, "loaders", "cli", "main.js"), '\nprocess.stdout.write("bundled ");');
    expect(said()).toMatch(/^0: bundled \d/);
    expect(kept()).toEqual([bundle]);
  });

  it("runs from the sources where the bundle is damaged, and makes another", () => {
    const [bundle] = kept();
    truncateSync(at(".plumbline", bundle!, "loaders", "cli", "main.js"), 100);
    expect([said(), kept()]).toEqual([expect.stringMatching(version), []]);
    expect([said(), kept()]).toEqual([expect.stringMatching(version), [bundle]]);
  });

  it("runs what an edit made of a source, and what stood there before it when that is back", () => {
    const title = "your interviews are plumb";
    expect(edited(`Tells whether ${title}`, `Says whether ${title}`, () => said("--help"))).toContain(`Says whether`);
    expect(said("--help")).toContain(`Tells whether ${title}`);
  });

  it("tells of a source that cannot be read, and names the line of one that fails", () => {
    expect(edited("/** Each command", "]/** Each command", said)).toMatch(/^1: [^]*main\.ts/);
    const line =
      1 +
      readFileSync(main(), "utf8")
        .split("\n")
        .findIndex((text) => text.includes("const cli = await"));
    const failed = edited("const cli = await", 'throw new Error("broken"); const cli = await', said);
    expect(failed).toMatch(/^1: .*this is a defect in plumbline/);
    expect(failed).toContain(join("loaders", "cli", `main.ts:${line}:`));
  });

  it("runs from the sources where no bundle can be kept, and says nothing of it", () => {
    rmSync(at(".plumbline"), {recursive: true});
    writeFileSync(at(".plumbline"), "");
    expect(said()).toMatch(version);
    rmSync(at(".plumbline"));
  });

  it("may be started twice at once, and removes what nobody used for a day: other bundles, halves of killed runs", async () => {
    const aged = (name: string, hours: number): void => {
      mkdirSync(at(".plumbline", name), {recursive: true});
      const then = Date.now() / 1000 - hours * 3600;
      utimesSync(at(".plumbline", name), then, then);
    };
    aged("code-of-yesterday", 25);
    aged("code-of-today", 23);
    aged("bundling-1-1", 25);
    aged("pages-of-yesterday", 25);
    const start = async (): Promise<number | null> =>
      await new Promise((resolve) => {
        spawn(process.execPath, [launcher, "--version"], {cwd: copy, stdio: "ignore"}).once("close", resolve);
      });
    expect(await Promise.all([start(), start()])).toEqual([0, 0]);
    expect(kept()).toEqual([expect.stringMatching(/^code-[0-9a-f]{64}$/), "code-of-today", "pages-of-yesterday"]);
  });
});
