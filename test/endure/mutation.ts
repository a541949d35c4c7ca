import {spawnSync} from "node:child_process";
import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {wilson} from "../../src/statistics/intervals/shares.js";
import {projectRoot, readFigures, writeFigures} from "./figures.js";

interface Room {
  name: string;
  /** Files and folders that are changed. */
  sources: readonly string[];
  /** Where their tests stand: those that import one of the files run first, the others against what lived on. */
  tests: readonly string[];
}

const rooms: readonly Room[] = [
  {name: "privacy", sources: ["loaders/privacy"], tests: ["test/privacy"]},
  {name: "reader", sources: ["loaders/reader"], tests: ["test/reader"]},
  {
    name: "verdicts",
    sources: [
      "loaders/config/thresholds.ts",
      "src/words/verdicts.ts",
      "loaders/reports/finding.ts",
      "loaders/reports/agreement/bound.ts",
      "loaders/reports/agreement/findings.ts",
      "loaders/reports/borderline/findings.ts",
      "loaders/reports/coverage/judge.ts",
      "loaders/reports/data-trust/quality.ts",
      "loaders/reports/funnel/conversion.ts",
      "loaders/reports/funnel/mix.ts",
      "loaders/reports/independence/judge.ts",
      "loaders/reports/interviewers/judge.ts",
      "loaders/reports/load/judge.ts",
      "loaders/reports/loop-design/judge.ts",
      "loaders/reports/loop-design/rules.ts",
      "loaders/reports/questions/drift-findings.ts",
      "loaders/reports/questions/no-data.ts",
      "loaders/reports/questions/redundancy.ts",
      "loaders/reports/questions/signal.ts",
      "loaders/reports/screen/bar.ts",
      "loaders/reports/screen/validity.ts"
    ],
    tests: ["test/reports", "test/words/verdicts.test.ts"]
  },
  {name: "adapters", sources: ["loaders/adapters"], tests: ["test/adapters", "test/reader"]},
  {
    name: "recognition",
    sources: ["loaders/propose", "loaders/config"],
    tests: ["test/propose", "test/config"]
  }
];

/** What became of a change; of an outcome that a run was stopped before, nothing is known. */
interface Outcome {
  key: string;
  status: string;
  file: string;
  /** Of the file: with another, the outcome no longer counts. */
  hash: string;
  /** Of the room's tests: with others, what lived on is tried again. */
  tests: string;
  isFar: boolean;
}

interface Total {
  mutants: number;
}

interface Figures {
  /** Changes that can be made, without those of an error's wording. */
  mutants: number;
  /** What share of them, in an order that is the same in every run, is tried by now. */
  share: number;
  tried: number;
  caught: number;
  /** Per cent caught of those tried, and where that of all lies (Wilson, 95 %). */
  score: number;
  interval: [number, number];
  date: string;
  /** What lived on: `file:from-to kind → what stood there instead`. */
  survivors: string[];
}

const scratch = join(projectRoot, ".plumbline", "mutation");
const isCaught = ({status}: Outcome): boolean => status === "Killed" || status === "Timeout";

interface Wanted {
  only: string[];
  /** So many more of each room. */
  most: number;
  /** Are the other tests of the room run too, against what lived on? Of the reader they take minutes a change. */
  far: boolean;
}

/** Changes a sample of each room, one change at a time, and counts which a test notices. */
export async function mutation({only, most, far}: Wanted): Promise<void> {
  mkdirSync(scratch, {recursive: true});
  const all = readFigures<Record<string, Figures>>("mutation", {});
  for (const room of only.length === 0 ? rooms : only.map(roomOf)) {
    all[room.name] = judged(room, {before: all[room.name], most, far});
    process.stdout.write(`${told(room.name, all[room.name]!)} (${writeFigures("mutation", all)})\n`);
  }
}

/** A room by its name, or one of its files, with a figure of its own: quick, since only tests that import it run first. */
function roomOf(name: string): Room {
  const room = rooms.find((one) => one.name === name);
  if (room) return room;
  const around = rooms.find(({sources}) => sources.flatMap(filesBelow).includes(name));
  if (!around)
    throw new Error(`${name}: no room and none of their files; rooms are ${rooms.map((one) => one.name).join()}`);
  return {name, sources: [name], tests: around.tests};
}

function judged(room: Room, {before, most, far}: {before: Figures | undefined; most: number; far: boolean}): Figures {
  const sources = room.sources.flatMap(filesBelow).filter((path) => path.endsWith(".ts"));
  const tests = room.tests.flatMap(filesBelow);
  const hashes = new Map(sources.map((path) => [path, hashOf([path])]));
  const hash = hashOf(tests);
  const isNear = (path: string): boolean => {
    const imports = importsOf(path);
    const isSlow = imports.some((one) => endOf(one) === wholeSample) || path.endsWith("/fuzz.test.ts");
    const all = [...imports, ...imports.filter((one) => one.includes("/support/")).flatMap(importsOf)];
    return !isSlow && sources.some((source) => all.includes(source));
  };
  const [near, others] = [true, false].map((wanted) =>
    tests.filter((path) => path.endsWith(".test.ts") && isNear(path) === wanted)
  ) as [string[], string[]];
  if (near.length === 0) throw new Error(`${room.name}: no test imports it, try its room`);
  const store = join(scratch, `${room.name.replaceAll("/", "-")}.ndjson`);
  const outcomes = (): Outcome[] => {
    const written = linesIn<Outcome | Total>(store).filter((line) => "key" in line);
    return [...new Map(written.map((outcome) => [outcome.key, outcome])).values()].filter(
      (outcome) => outcome.hash === hashes.get(outcome.file) && (isCaught(outcome) || outcome.tests === hash)
    );
  };
  const run = (paths: readonly string[], isFar: boolean, plan: object): void => {
    const about = Object.fromEntries(sources.map((file) => [file, {file, hash: hashes.get(file), tests: hash, isFar}]));
    tryOut(sources, paths, {...plan, store, about});
  };

  const expected = before?.mutants ?? 2 * sources.reduce((lines, path) => lines + linesOf(path), 0);
  const share = Math.min(1, (before?.share ?? 0) + most / expected);
  run(near, false, {share, tried: outcomes().map(({key}) => key)});
  const unsettled = outcomes().filter((outcome) => !isCaught(outcome) && !outcome.isFar);
  if (far && unsettled.length > 0 && others.length > 0) run(others, true, {only: unsettled.map(({key}) => key)});

  const tried = outcomes();
  const lived = tried.filter((outcome) => !isCaught(outcome));
  const caught = tried.length - lived.length;
  const [low, high] = wilson(caught, tried.length, 0.95);
  return {
    mutants: linesIn<Outcome | Total>(store).findLast((line) => "mutants" in line)!.mutants,
    share,
    tried: tried.length,
    caught,
    score: (100 * caught) / tried.length,
    interval: [100 * low, 100 * high],
    date: new Date().toISOString().slice(0, 10),
    survivors: lived.map(({key, status}) => (status === "NoCoverage" ? `never run: ${key}` : key)).sort()
  };
}

function told(name: string, {mutants, tried, caught, score, interval, survivors}: Figures): string {
  const [low, high] = interval.map((end) => end.toFixed(0));
  const figure = `${score.toFixed(0)} % (${low} to ${high})`;
  return [...survivors, `${name}: ${caught} of ${tried} caught, ${figure}, ${mutants} in all`].join("\n");
}

/** Lets Stryker try changes of `sources` against `tests`; outcomes go to the store that the plan names. */
function tryOut(sources: readonly string[], tests: readonly string[], plan: object): void {
  const [options, planned] = [join(scratch, "options.json"), join(scratch, "plan.json")];
  writeFileSync(planned, JSON.stringify(plan));
  writeFileSync(options, JSON.stringify(strykerOptions(sources)));
  const env = {
    ...process.env,
    PLUMBLINE_MUTATION_TESTS: tests.join(),
    PLUMBLINE_MUTATION_PLAN: planned,
    PLUMBLINE_BRIEF: "1"
  };
  const stryker = join(projectRoot, "node_modules", ".bin", "stryker");
  const {stdout, status} = spawnSync(stryker, ["run", options], {cwd: projectRoot, env, encoding: "utf8"});
  if (status !== 0) throw new Error(`Stryker could not run:\n${stdout}`);
}

function linesIn<Line>(store: string): Line[] {
  if (!existsSync(store)) return [];
  const lines = readFileSync(store, "utf8").split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Line);
}

function strykerOptions(sources: readonly string[]): object {
  return {
    mutate: sources,
    testRunner: "vitest",
    plugins: ["@stryker-mutator/vitest-runner", join(projectRoot, "test/endure/stryker-plugin.js")],
    checkers: ["sampled"],
    reporters: ["outcomes"],
    ignorers: ["wording"],
    vitest: {configFile: "test/endure/vitest.config.ts", related: false},
    coverageAnalysis: "perTest",
    concurrency: 1,
    timeoutMS: 20_000,
    dryRunTimeoutMinutes: 60,
    disableTypeChecks: false,
    tempDirName: ".plumbline/mutation/sandbox",
    // Stryker cannot read the configuration of TypeScript 7, and mutants need no types: there is no such file.
    tsconfigFile: "no-types.json",
    ignorePatterns: [".plumbline", "dist", "/deploy", "/bench"],
    allowConsoleColors: false
  };
}

/** Tests that read every report of the sample, or whole folders of damaged files, take half a minute for each change. */
const wholeSample = "support/sample.ts";

/** The files of the project that one of them imports. */
function importsOf(path: string): string[] {
  const text = readFileSync(join(projectRoot, path), "utf8");
  return [...text.matchAll(/from "(\.[^"]+)\.js"/g)].map(([, module]) => join(dirname(path), `${module!}.ts`));
}

function endOf(path: string): string {
  return path.split("/").slice(-2).join("/");
}

function linesOf(path: string): number {
  return readFileSync(join(projectRoot, path), "utf8").split("\n").length;
}

function hashOf(paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths) hash.update(path).update(readFileSync(join(projectRoot, path)));
  return hash.digest("hex").slice(0, 16);
}

function filesBelow(path: string): string[] {
  if (statSync(join(projectRoot, path)).isFile()) return [path];
  return readdirSync(join(projectRoot, path))
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}
