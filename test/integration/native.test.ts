import {type ChildProcess, spawn, spawnSync} from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from "node:fs";
import {createServer, type AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {basename, delimiter, join, posix} from "node:path";
import {setTimeout as pause} from "node:timers/promises";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {main} from "../../loaders/cli/main.js";
import {filesOf} from "../../loaders/publish/finish.js";
import {builtPages} from "../../loaders/publish/framework/built-pages.js";
import {pagesFor} from "../../loaders/publish/pages.js";
import {cacheRoot} from "../../loaders/publish/paths.js";
import {audiences, type Site} from "../../src/contracts/site.js";
import {inFull, isFull} from "../support/endurance.js";
import {ask, foreign, webSocket} from "../support/requests.js";
import {pagesBuiltOnce} from "../support/sites.js";

/**
 * The project as Framework's own commands see it, in a copy that has exports of its own: a test must neither read nor
 * replace what whoever runs it has in `data/exports`.
 */
const project = fileURLToPath(new URL("../../", import.meta.url));
const left = new Set(["node_modules", ".git", ".plumbline", ".observablehq", "dist", "exports", "plumbline.yaml"]);
let copy: string;

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), "plumbline-native-"));
  cpSync(project, copy, {
    recursive: true,
    filter: (path) => path === project || !left.has(basename(path)) || /docs.exports/.test(path)
  });
  symlinkSync(join(project, "node_modules"), join(copy, "node_modules"));
  // The packages' bundles are the same in every build and take Framework long: those of the sites will do, where they are kept.
  await pagesBuiltOnce();
  if (existsSync(join(cacheRoot, "_node"))) cpSync(join(cacheRoot, "_node"), cache("_node"), {recursive: true});
  const exports = join(copy, "data", "exports");
  expect(await main(["simulate", "--world", "small-company", "--out", exports, "--quiet"])).toBe(0);
  // Without ratings there are no pages of single questions, which take most of a build.
  rmSync(join(exports, "ratings.csv"));
});
afterAll(() => rmSync(copy, {recursive: true}));

function run(args: string[]): ReturnType<typeof spawnSync> {
  return spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: "utf8",
    env: environment()
  });
}

/** As in a shell: npm and npx put the packages' commands into the path, a plain `node` does not. */
function environment(): NodeJS.ProcessEnv {
  const path = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
  // What is said is read here, so it must be without colours wherever the tests run.
  const {FORCE_COLOR: _, ...inherited} = process.env;
  return {...inherited, NO_COLOR: "1", PATH: path.join(delimiter), PLUMBLINE_KEY_FILE: join(copy, "key")};
}

const framework = "node_modules/@observablehq/framework/dist/bin/observable.js";
const at = (...names: string[]): string => join(copy, ...names);
const cache = (...names: string[]): string => at("src", ".observablehq", "cache", ...names);

/** Takes the last scorecards of the exports away, and returns how many lines are left. */
function shorten(file: string): void {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  writeFileSync(file, `${lines.slice(0, -3).join("\n")}\n`);
}

const site = (audience: string): Site => JSON.parse(readFileSync(cache("data", audience, "site.json"), "utf8")) as Site;

describe("cached data", () => {
  const inputs = [
    "data/exports/scorecards.csv",
    "data/exports/notes.csv",
    "data/notes.csv",
    "data/questions.csv",
    "plumbline.yaml",
    "loaders/marts/votes.sql",
    "loaders/reports/index.ts",
    "src/statistics/index.ts",
    "src/contracts/finding.ts",
    "package-lock.json",
    "key",
    "data/forgotten"
  ];
  const looks = ["src/[site]/agreement.md", "src/style.css", "src/components/of-ours.ts"];

  it("go when anything they are made from was added or changed, and stay when a page, a component or the style was", () => {
    const script = `
      import {appendFileSync, existsSync, readFileSync, rmSync, writeFileSync} from "node:fs";
      import {discardStaleData} from "./loaders/publish/fresh.ts";
      const isKept = async () => {
        writeFileSync(${JSON.stringify(cache("data.tar"))}, "made before");
        await discardStaleData();
        return existsSync(${JSON.stringify(cache("data.tar"))});
      };
      const kept = {};
      await isKept();
      for (const file of ${JSON.stringify([...inputs, ...looks])}) {
        const before = existsSync(file) ? readFileSync(file) : null;
        if (!(await isKept())) throw new Error("nothing was changed before " + file);
        appendFileSync(file, "\\n");
        kept[file] = await isKept();
        if (before) writeFileSync(file, before);
        else rmSync(file);
        await isKept();
      }
      process.stdout.write(JSON.stringify(kept));`;
    const {stdout, stderr} = run(["--import", "tsx", "--input-type=module", "-e", script]);
    expect(String(stderr)).toBe("");
    const expected = [...inputs.map((file) => [file, false]), ...looks.map((file) => [file, true])];
    expect(JSON.parse(String(stdout))).toEqual(Object.fromEntries(expected));
    rmSync(cache("data.tar"));
  });
});

/** What Framework is told: where a build goes, and its pages, which hang on the data; these are in its cache then. */
const asked = (): ReturnType<typeof run> =>
  run([
    "--import",
    "tsx",
    "--input-type=module",
    "-e",
    `import config from "./observablehq.config.ts";
     const paths = [];
     for await (const path of config.dynamicPaths()) paths.push(path);
     process.stdout.write(JSON.stringify({output: config.output, paths}));`
  ]);

describe("npx observable build", () => {
  // Framework takes half a minute for a build, which begins with its configuration and the data.
  const refused = isFull ? ["whole", "before its first page"] : ["before its first page"];
  it.each(refused)("fails %s where the exports are refused, and says why", (how) => {
    writeFileSync(at("plumbline.yaml"), "privacy:\n  minimum_candidates: one\n");
    const {status, stderr} = how === "whole" ? run([framework, "build"]) : asked();
    rmSync(at("plumbline.yaml"));
    expect(status).not.toBe(0);
    expect(String(stderr)).toMatch(/plumbline\.yaml.*minimum_candidates/s);
  });

  it("has the pages of the three sites and the one that lists them, no link that leads nowhere, and goes not into dist", async () => {
    const {status, stdout, stderr} = asked();
    expect(status === 0 ? "" : String(stderr)).toBe("");
    const {output, paths} = JSON.parse(String(stdout)) as {output: string; paths: string[]};
    expect(output).toBe(".plumbline/all-sites");
    const wanted = audiences.flatMap((audience) => pagesFor(audience).map(({path}) => `/${audience}/${path}`));
    expect(paths.filter((path) => path.split("/").length === 3)).toEqual(wanted);
    // Of the same pages, with stand-ins for the data, Framework's build stands already.
    const pages = await builtPages();
    const files = (await filesOf(pages)).filter((name) => name.endsWith(".html"));
    expect(files).toEqual(expect.arrayContaining(["index.html", ...wanted.map((path) => `${path.slice(1)}.html`)]));
    for (const name of files) {
      const links = readFileSync(join(pages, name), "utf8").matchAll(/<a [^>]*href="(?!\w+:)([^"#?]+)/g);
      const reached = [...links].map(([, to]) => posix.join(posix.dirname(name), to!));
      expect([name, reached.filter((to) => !existsSync(join(pages, to)))]).toEqual([name, []]);
      expect([name, statSync(join(pages, name)).mode & 0o777]).toEqual([name, 0o600]);
    }
  });

  it.each(isFull ? ["three"] : [])("builds the %s sites, with no link that leads nowhere, and not into dist", () => {
    const {status, stdout, stderr} = run([framework, "build"]);
    expect(status === 0 ? "" : String(stderr)).toBe("");
    for (const page of ["index", "leads/agreement", "managers/phone-screen", "leadership/funnel"])
      expect(existsSync(at(".plumbline", "all-sites", `${page}.html`))).toBe(true);
    expect(existsSync(at("dist"))).toBe(false);
    expect(String(stdout)).toMatch(/\d+ links validated/);
    expect(String(stdout)).not.toMatch(/broken link/);
    expect(site("leads").sampleData).toBe(false);
  });

  it("is for whoever runs it alone, and so is what Framework keeps", () => {
    for (const folder of [at(".plumbline"), at("src", ".observablehq")])
      expect(statSync(folder).mode & 0o777).toBe(0o700);
    const built = isFull ? [at(".plumbline", "all-sites", "leads", "agreement.html")] : [];
    for (const file of [...built, cache("data.tar")]) expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  // In short the preview below says the same of what both rest on.
  it.each(isFull ? ["a second time"] : [])("run %s shows an edited page and reads a changed export anew", () => {
    const before = site("leads").accepted;
    appendFileSync(at("src", "[site]", "methods.md"), "\nA sentence of ours.\n");
    shorten(at("data", "exports", "scorecards.csv"));
    expect(run([framework, "build"]).status).toBe(0);
    expect(readFileSync(at(".plumbline", "all-sites", "leads", "methods.html"), "utf8")).toContain(
      "A sentence of ours."
    );
    expect(site("leads").accepted).toBe(before! - 3);
  });
});

/** That the three sites are shown, an edited page, and the figures of an export that changes while they are. */
async function expectShown(port: number, page: string): Promise<void> {
  const get = async (path: string): Promise<Response> => await fetch(`http://127.0.0.1:${port}${path}`);
  for (const path of ["/", "/leads/", "/managers/phone-screen", "/leadership/funnel"])
    expect([path, (await get(path)).status]).toEqual([path, 200]);
  const leads = async (): Promise<Site> => (await (await get("/_file/data/leads/site.json")).json()) as Site;
  const before = await leads();
  expect(before.sampleData).toBe(false);
  appendFileSync(at("src", "[site]", `${page}.md`), "\nA sentence of ours.\n");
  shorten(at("data", "exports", "scorecards.csv"));
  // The change is seen within half a second; a little later no request may get the old figures.
  await pause(2_000);
  expect((await leads()).accepted).toBe(before.accepted! - 3);
  expect(await (await get(`/leads/${page}`)).text()).toContain("A sentence of ours.");
}

// In short the next one says the same of the same preview, which has a guard in front there.
inFull(() =>
  describe("npx observable preview", () => {
    it("shows the three sites, an edited page, and the figures of an export that changed while it runs", async () => {
      const port = await freePort();
      const child = spawn(process.execPath, [framework, "preview", "--port", String(port), "--no-open"], {
        cwd: copy,
        env: environment(),
        stdio: ["ignore", "pipe", "pipe"]
      });
      try {
        expect(await listening(child)).toBe(port);
        await expectShown(port, "agreement");
      } finally {
        child.kill();
      }
    });
  })
);

describe("plumbline dev", () => {
  it("is Framework's preview, for this machine's own pages, and listens nowhere else", async () => {
    const child = spawn(process.execPath, ["loaders/cli/plumbline.js", "dev", "--port", "0"], {
      cwd: copy,
      env: environment(),
      stdio: ["ignore", "pipe", "pipe"]
    });
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    try {
      const port = await listening(child);
      await expectShown(port, "questions");
      expect((await ask(port, "/_observablehq", webSocket)).status).toBe(101);
      for (const [, headers] of foreign)
        for (const more of [{}, webSocket]) expect((await ask(port, "/", {...more, ...headers})).status).toBe(421);
    } finally {
      child.kill("SIGINT");
    }
    expect(await ended).toBe(0);
  });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const {port} = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** The port that a child says it listens on. */
async function listening(child: ChildProcess): Promise<number> {
  let said = "";
  return await new Promise<number>((resolve, reject) => {
    for (const stream of [child.stdout!, child.stderr!])
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        const port = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(said)?.[1];
        if (port !== undefined) resolve(Number(port));
      });
    child.once("close", () => reject(new Error(`the preview ended:\n${said}`)));
  });
}
