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
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";

const project = fileURLToPath(new URL("../../", import.meta.url));
const launcher = "loaders/cli/plumbline.js";
const launching = [launcher, "loaders/bundled.js", "package.json", "tsconfig.json"];
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, {recursive: true})));

/** A folder with copies of some of the project, which can be edited. */
function folderWith(names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-bundled-"));
  folders.push(folder);
  for (const name of names) cpSync(join(project, name), join(folder, name), {recursive: true});
  symlinkSync(join(project, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** Of all sources three in place, so that a start takes no time: one that is asked for, one of a thread, one of both. */
const few = {
  "loaders/cli/main.ts": `import {greeting} from "../../src/greeting.js";
export function main(args: string[]): number {
  process.stdout.write(\`${'${greeting} ${args.join(" ")}'}\\n\`);
  return 0;
}
`,
  "loaders/reports/in-thread.ts": 'export {greeting as runTask} from "../../src/greeting.js";\n',
  "src/greeting.ts": 'export const greeting = "Good day,";\n'
};
let copy: string;
beforeAll(() => {
  copy = folderWith(launching);
  for (const [name, text] of Object.entries(few)) {
    mkdirSync(dirname(at(name)), {recursive: true});
    writeFileSync(at(name), text);
  }
});

const at = (...names: string[]): string => join(copy, ...names);
const kept = (): string[] => readdirSync(at(".plumbline")).sort();

/** Exit code and output of a start. */
function said(folder = copy, argument = "you"): string {
  const {stdout, stderr, status} = spawnSync(process.execPath, [launcher, argument], {cwd: folder, encoding: "utf8"});
  return `${status}: ${stdout}${stderr}`;
}
const greeted = "0: Good day, you\n";

/** Runs with some text of a source changed. */
function edited<T>(file: string, from: string, to: string, run: () => T): T {
  const before = readFileSync(file, "utf8");
  expect(before).toContain(from);
  writeFileSync(file, before.replace(from, to));
  try {
    return run();
  } finally {
    writeFileSync(file, before);
  }
}

describe("the command line", () => {
  it("starts again from the bundle that its first start made, in a folder for its owner alone", () => {
    expect(said()).toBe(greeted);
    const [bundle] = kept();
    expect(bundle).toMatch(/^code-[0-9a-f]{64}$/);
    expect(statSync(at(".plumbline")).mode & 0o777).toBe(0o700);
    // Only whoever runs the bundle says so.
    appendFileSync(at(".plumbline", bundle!, "loaders", "cli", "main.js"), '\nprocess.stdout.write("bundled ");');
    expect(said()).toBe("0: bundled Good day, you\n");
    expect(kept()).toEqual([bundle]);
  });

  it("runs from the sources where the bundle is damaged, and makes another", () => {
    const [bundle] = kept();
    truncateSync(at(".plumbline", bundle!, "loaders", "cli", "main.js"), 100);
    expect([said(), kept()]).toEqual([greeted, []]);
    expect([said(), kept()]).toEqual([greeted, [bundle]]);
  });

  it("runs what an edit made of a source, and what stood there before it when that is back", () => {
    const greeting = at("src", "greeting.ts");
    expect(edited(greeting, "Good day", "Good evening", said)).toBe("0: Good evening, you\n");
    expect(said()).toBe(greeted);
  });

  it("tells of a source that cannot be read", () => {
    expect(edited(at("loaders", "cli", "main.ts"), "export", "]export", said)).toMatch(/^1: [^]*main\.ts/);
  });

  it("runs from the sources where no bundle can be kept, and says nothing of it", () => {
    rmSync(at(".plumbline"), {recursive: true});
    writeFileSync(at(".plumbline"), "");
    expect(said()).toBe(greeted);
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
        spawn(process.execPath, [launcher], {cwd: copy, stdio: "ignore"}).once("close", resolve);
      });
    expect(await Promise.all([start(), start()])).toEqual([0, 0]);
    expect(kept()).toEqual([expect.stringMatching(/^code-[0-9a-f]{64}$/), "code-of-today", "pages-of-yesterday"]);
  });
});

describe("the sources as they are", () => {
  it("run as bundled, and name the line of one that fails", () => {
    const folder = folderWith([...launching, "loaders", "src/contracts", "src/statistics", "src/words"]);
    expect(said(folder, "--version")).toMatch(/^0: \d[\d.]*\n$/);
    expect(readdirSync(join(folder, ".plumbline"))).toEqual([expect.stringMatching(/^code-/)]);
    const file = join(folder, "loaders", "cli", "main.ts");
    const failing = "const cli = await";
    const line =
      1 +
      readFileSync(file, "utf8")
        .split("\n")
        .findIndex((text) => text.includes(failing));
    const failed = edited(file, failing, `throw new Error("broken"); ${failing}`, () => said(folder));
    expect(failed).toMatch(/^1: .*this is a defect in plumbline/);
    expect(failed).toContain(`${join("loaders", "cli", "main.ts")}:${line}:`);
  });
});
