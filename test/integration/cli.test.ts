import {cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {main} from "../../loaders/cli/main.js";
import type {Terminal} from "../../loaders/cli/terminal.js";
import {findings, type Findings} from "../../src/contracts/finding.js";
import {sampleExports as sample} from "../support/sample.js";
import {copiedSites, smallSites} from "../support/sites.js";
import {worldExports} from "../support/worlds.js";
import {isFull} from "../support/endurance.js";

const scratch = mkdtempSync(join(tmpdir(), "plumbline-cli-"));
/** A company large enough that something is to be done. */
let company: string;
/** One that will do where no figure is asked for. */
let small: string;
beforeAll(async () => {
  vi.stubEnv("PLUMBLINE_KEY_FILE", join(scratch, "key"));
  company = await worldExports({world: "sample", seed: 1, screens: 500});
  small = await worldExports({world: "small-company", seed: 1, screens: 60});
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(scratch, {recursive: true, force: true});
});

interface Run {
  code: number;
  out: string;
  err: string;
}

async function run(...args: string[]): Promise<Run> {
  let out = "";
  let err = "";
  const io: Terminal = {
    print: (text) => void (out += `${text}\n`),
    error: (text) => void (err += `${text}\n`),
    note: (text) => void (err += `${text}\n`),
    progress: () => undefined,
    done: (text) => void (err += `${text}\n`)
  };
  // What a report keeps must lie beside no warehouse of whoever runs the tests.
  const looks = ["report", "who"].includes(args[0]!) && !args.includes("--warehouse");
  const warehouse = looks ? ["--warehouse", join(scratch, "looked-at.duckdb")] : [];
  return {code: await main([...args, ...warehouse], io), out, err};
}

/** A folder with one scorecards.csv of the given lines. */
function exportsOf(name: string, lines: readonly string[] | Buffer, file = "scorecards.csv"): string {
  const folder = join(scratch, name);
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, file), Buffer.isBuffer(lines) ? lines : `${lines.join("\n")}\n`);
  return folder;
}

const header = "scorecard_id,application_id,interviewer_id,stage,vote";
const row = (n: number, vote = "yes"): string => `S${n},A${n % 7},I${n % 4},loop,${vote}`;
const rows = (count: number): string[] => Array.from({length: count}, (_, n) => row(n));

/** The sample in full; what its reports find is held in short too, where worlds are read without the command line. */
const [told, least, plantedIn] = isFull ? ["the sample", 5000, [sample]] : ["a company of 500 screens", 1000, []];

describe(`report --json on ${told}`, () => {
  let document: Findings;
  beforeAll(async () => {
    const {code, out} = await run("report", "--exports", isFull ? sample : company, "--json");
    expect(code).toBe(0);
    document = findings.parse(JSON.parse(out));
  });

  it.each(plantedIn)(
    "finds every fact planted in %s and acts on no other interviewer, screener or question",
    (exports) => {
      const truth = JSON.parse(readFileSync(join(exports, "truth.json"), "utf8")) as {
        expected: {kind: string; subject: string; verdict: string; direction: string | null}[];
      };
      const key = (item: {kind: string; subject: string; direction: string | null}): string =>
        `${item.kind} ${item.subject} ${item.direction ?? ""}`;
      const planted = truth.expected.filter(({verdict}) => verdict === "act").map(key);
      const subjectKinds = /^(interviewer\.|screener\.|question\.)/;
      const acted = document.findings
        .filter(({kind, verdict}) => verdict === "act" && subjectKinds.test(kind))
        .map(key);
      expect(planted.length).toBeGreaterThan(8);
      expect(acted.sort()).toEqual(planted.filter((item) => subjectKinds.test(item)).sort());
    }
  );

  it("says how many rows were accepted and through when the data go", () => {
    expect(document.rows.scorecards!.accepted).toBeGreaterThan(least);
    expect(document.rows.scorecards!.rejected).toBe(0);
    expect(document.data_through).toBe("2026-06-30");
  });

  it("leaves no placeholder in a sentence, and gives every finding an action", () => {
    expect(document.findings.filter(({sentence, action}) => /[{}]|NaN|undefined|null/.test(sentence + action))).toEqual(
      []
    );
    expect(document.findings.filter(({action}) => action.trim() === "")).toEqual([]);
  });

  it("says what more is needed wherever there is too little data", () => {
    const short = document.findings.filter(({verdict}) => verdict === "too_little_data");
    expect(short.filter(({needs}) => needs === undefined || needs.length === 0)).toEqual([]);
  });
});

/** The report for leads of the company, asked for once. */
let forLeads: Promise<Run> | undefined;
const leadsReport = (): Promise<Run> =>
  (forLeads ??= run("report", "--exports", company, "--format", "md", "--audience", "leads"));

describe("a report that travels", () => {
  it("is for one audience, by pseudonym, and never holds an exported id", async () => {
    expect((await run("report", "--exports", company, "--format", "md")).code).toBe(2);
    const {code, out} = await leadsReport();
    expect(code).toBe(0);
    expect(out).toMatch(/I-[0-9A-Z]{4}/);
    expect(out).not.toMatch(/\b[IM]\d\d\b|\bA\d{5}\b/);
  });

  it("as PDF comes from the tests' own browser", async () => {
    const file = join(scratch, "brief.pdf");
    expect((await run("report", "--exports", company, "--format", "pdf", "--audience", "leadership")).code).toBe(2);
    const {code} = await run(
      "report",
      "--exports",
      company,
      "--format",
      "pdf",
      "--audience",
      "leadership",
      "--out",
      file
    );
    expect(code).toBe(0);
    expect(readFileSync(file).subarray(0, 5).toString()).toBe("%PDF-");
  });
});

describe("exit codes", () => {
  it("2 for an unknown option, naming it", async () => {
    const {code, err} = await run("report", "--exprots", sample);
    expect(code).toBe(2);
    expect(err).toMatch(/--exprots/);
  });

  it("0 for --help and --version", async () => {
    expect((await run("--help")).code).toBe(0);
    expect((await run("--version")).out).toMatch(/^\d+\.\d+\.\d+/);
  });

  it("4 when --fail-on is met, with the report all the same; 0 when not", async () => {
    const act = ["--fail-on", "act"];
    const met = await run("report", "--exports", company, "--format", "html", "--audience", "leadership", ...act);
    expect(met.code).toBe(4);
    expect(met.out).toMatch(/borderline/);
    expect(met.out).not.toMatch(/I-[0-9A-Z]{4}/);
    const quiet = exportsOf("quiet", [header, ...rows(12)]);
    expect((await run("report", "--exports", quiet, "--json", ...act)).code).toBe(0);
  });
});

describe("bad input is refused with exit 3, naming file, value and remedy, and earlier output stays", () => {
  const warehouse = join(scratch, "kept.duckdb");
  let before: Buffer;
  beforeAll(async () => {
    const good = exportsOf("good", [header, ...rows(40)]);
    expect((await run("ingest", "--exports", good, "--warehouse", warehouse)).code).toBe(0);
    before = readFileSync(warehouse);
  });

  const cases: [string, () => string, RegExp][] = [
    [
      "a missing required column",
      () => exportsOf("no-vote", ["scorecard_id,application_id,interviewer_id,stage,votes", "S1,A1,I1,loop,yes"]),
      /scorecards\.csv.*vote/s
    ],
    ["a folder without exports", () => exportsOf("none", ["hello"], ".hidden"), /none/],
    ["a folder that is not there", () => join(scratch, "absent"), /absent/],
    [
      "a file that is not UTF-8",
      () => exportsOf("latin", Buffer.from(`${header}\nS1,A1,I\u00e9,loop,yes\n`, "latin1")),
      /scorecards\.csv.*(byte|encoding)/is
    ],
    ["a stage nobody mapped", () => exportsOf("stage", [header, "S1,A1,I1,Superday,yes"]), /Superday.*stages:/s]
  ];
  it.each(cases)("%s", async (_, folder, message) => {
    const {code, err} = await run("ingest", "--exports", folder(), "--warehouse", warehouse);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
    expect(code).toBe(3);
    expect(readFileSync(warehouse).equals(before)).toBe(true);
  });
});

describe("a row that is bad by itself is rejected and counted", () => {
  it("an unknown vote label that recurs: with line, value and the configuration line to add", async () => {
    const folder = exportsOf("label", [header, ...rows(30), row(98, "Lean yes"), row(99, "Lean yes")]);
    const {code, out} = await run("check", "--exports", folder, "--json");
    expect(code).toBe(0);
    const {files} = JSON.parse(out) as {
      files: {
        records: number;
        accepted: number;
        rejected: number;
        rejects: {line: number; value: string; remedy: string}[];
      }[];
    };
    expect(files[0]).toMatchObject({records: 32, accepted: 30, rejected: 2});
    expect(files[0]!.rejects[0]).toMatchObject({line: 32, value: "Lean yes"});
    expect(files[0]!.rejects[0]!.remedy).toMatch(/votes[\s\S]*labels[\s\S]*Lean yes/);
  });

  it("every such row keeps its own line, wherever it stands in a long file", async () => {
    const many = rows(6000).map((line, n) => (n === 3 || n === 3000 ? line.replace(/yes$/, "Lean yes") : line));
    const {out} = await run("check", "--exports", exportsOf("lines", [header, ...many]), "--json");
    const {files} = JSON.parse(out) as {files: {rejects: {line: number}[]}[]};
    expect(files[0]!.rejects.map(({line}) => line)).toEqual([5, 3002]);
  });

  it("a row of too few columns", async () => {
    const folder = exportsOf("ragged", [header, ...rows(30), "S99,A1"]);
    const {out} = await run("check", "--exports", folder, "--json");
    const {files} = JSON.parse(out) as {files: {records: number; accepted: number; rejected: number}[]};
    expect(files[0]).toMatchObject({records: 31, accepted: 30, rejected: 1});
  });
});

describe("check", () => {
  it("writes nothing and says which page lacks which file", async () => {
    const folder = exportsOf("only", [header, ...rows(9)]);
    const {out} = await run("check", "--exports", folder, "--json");
    const {schema, pages} = JSON.parse(out) as {
      schema: string;
      pages: {page: string; ready: boolean; missing: string[]}[];
    };
    expect(schema).toBe("plumbline.check/1");
    expect(pages.find(({page}) => page === "agreement")).toMatchObject({ready: true, missing: []});
    expect(pages.find(({page}) => page === "questions")!.missing.join()).toMatch(/ratings/);
  });
});

describe("build on an empty folder", () => {
  it("builds pages that say what is missing, but never over sites that are there", async () => {
    const folder = join(scratch, "empty");
    const {out} = await copiedSites(await smallSites("empty"), folder);
    const site = (): string => readFileSync(join(out, "leadership", "manifest.json"), "utf8");
    const before = site();
    const paths = ["--exports", join(folder, "exports"), "--out", out, "--warehouse", join(folder, "w.duckdb")];
    const {code, err} = await run("build", ...paths, "--audience", "leadership");
    expect(code).toBe(3);
    expect(err).toMatch(/no exports here/);
    expect(site()).toBe(before);
  });
});

describe("init", () => {
  it("writes a configuration that check accepts, and never overwrites one, nor asks for lines that are not needed", async () => {
    const config = join(scratch, "plumbline.yaml");
    expect((await run("init", "--config", config, "--exports", join(scratch, "mine"))).code).toBe(0);
    expect(existsSync(join(scratch, "mine"))).toBe(true);
    expect((await run("check", "--exports", small, "--config", config, "--json")).code).toBe(0);
    const before = readFileSync(config, "utf8");
    const again = await run("init", "--config", config, "--exports", small);
    expect([again.code, again.out]).toEqual([0, ""]);
    expect(again.err).toMatch(/need no further line/);
    expect(readFileSync(config, "utf8")).toBe(before);
  });
});

describe("forget", () => {
  it("removes a candidate, keeps them out of later ingests, and leaves a list that names nobody", async () => {
    const folder = join(scratch, "forgetting");
    cpSync(small, folder, {recursive: true});
    const warehouse = join(scratch, "forget", "w.duckdb");
    const rowsOf = async (): Promise<number> => {
      const {err} = await run("ingest", "--exports", folder, "--warehouse", warehouse, "--accept-shrink");
      return Number(/([\d,]+) applications/.exec(err)![1]!.replaceAll(",", ""));
    };
    const before = await rowsOf();
    const forgotten = await run(
      "forget",
      "C00005",
      "--exports",
      folder,
      "--warehouse",
      warehouse,
      "--out",
      join(scratch, "no-sites")
    );
    expect(forgotten.code).toBe(0);
    expect(forgotten.err).toMatch(/applications\.csv still holds/);
    expect(await rowsOf()).toBe(before - 1);
    const list = join(scratch, "forget", "forgotten");
    expect(readFileSync(list, "utf8")).toMatch(/^plumbline .*\n[0-9a-f]{64}\n$/);
    expect(statSync(list).mode & 0o777).toBe(0o600);
  });
});

describe("who", () => {
  it("finds whom a pseudonym of the report stands for, and nobody is read anew for it", async () => {
    const {out} = await leadsReport();
    const [pseudonym] = /I-[0-9A-Z]{4}/.exec(out)!;
    const {code, out: id} = await run("who", pseudonym, "--exports", company);
    expect([code, id.trim()]).toEqual([0, expect.stringMatching(/^[IM]\d\d$/)]);
    expect(existsSync(join(scratch, "looked-at.duckdb"))).toBe(false);
  });

  it("refuses a pseudonym that nobody has", async () => {
    const {code, err} = await run("who", "I-0000000", "--exports", company);
    expect(code).toBe(3);
    expect(err).toMatch(/I-0000000/);
  });
});
