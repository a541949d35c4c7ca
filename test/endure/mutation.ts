import {spawnSync} from "node:child_process";
import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {projectRoot, readFigures, writeFigures} from "./figures.js";

/** Rooms whose every line must be held by their own tests, and where these stand. */
const rooms = [
  {
    folder: "loaders/privacy",
    tests: ["test/privacy", "test/reader/catalogue/people.test.ts", "test/integration/forget.test.ts"]
  },
  {folder: "loaders/reader", tests: ["test/reader"]}
];

interface OfFile {
  /** Of the file and all tests of its room: with the same, a file is not run again. */
  hash: string;
  /** Per cent of mutants that a test caught; null for a file without mutants. */
  score: number | null;
  caught: number;
  survived: number;
  /** Where a mutant lived on: `line:column what it became`. */
  survivors: string[];
}

interface Figures {
  score: number | null;
  caught: number;
  survived: number;
  files: Record<string, OfFile>;
}

interface StrykerReport {
  files: Record<string, {mutants: Mutant[]; source: string}>;
}

interface Mutant {
  status: string;
  mutatorName: string;
  replacement?: string;
  location: {start: {line: number; column: number}; end: {line: number; column: number}};
}

/** Changes the files of both rooms, one change at a time, and counts which changes no test notices. */
export async function mutation({only, most}: {only: string[]; most: number}): Promise<void> {
  const figures = readFigures<Figures>("mutation", {score: null, caught: 0, survived: 0, files: {}});
  const files = rooms.flatMap((room) => filesBelow(room.folder).map((file) => ({file, ...room})));
  for (const gone of Object.keys(figures.files).filter((file) => !files.some((one) => one.file === file)))
    delete figures.files[gone];
  let done = 0;
  for (const {file, tests} of files) {
    if (!file.endsWith(".ts") || (only.length > 0 && !only.includes(file)) || done >= most) continue;
    const hash = hashOf([file, ...[...tests, "test/support"].flatMap(filesBelow)]);
    if (figures.files[file]?.hash === hash) continue;
    figures.files[file] = {hash, ...judged(mutantsOf(file, tests))};
    done++;
    const path = writeFigures("mutation", totalled(figures));
    const {score, survived} = figures.files[file];
    process.stdout.write(`${file}: ${score?.toFixed(1) ?? "–"} %, ${survived} lived on (${path})\n`);
  }
  const {score, caught, survived} = totalled(figures);
  process.stdout.write(`in all ${score?.toFixed(1) ?? "–"} %: ${caught} caught, ${survived} lived on\n`);
}

function totalled(figures: Figures): Figures {
  const all = Object.values(figures.files);
  figures.caught = all.reduce((sum, {caught}) => sum + caught, 0);
  figures.survived = all.reduce((sum, {survived}) => sum + survived, 0);
  figures.score = scoreOf(figures.caught, figures.survived);
  return figures;
}

function scoreOf(caught: number, survived: number): number | null {
  return caught + survived === 0 ? null : (100 * caught) / (caught + survived);
}

function judged(mutants: readonly Mutant[]): Omit<OfFile, "hash"> {
  const lived = mutants.filter(({status}) => status === "Survived" || status === "NoCoverage");
  const caught = mutants.filter(({status}) => status === "Killed" || status === "Timeout").length;
  const survivors = lived.map(({location: {start}, status, mutatorName, replacement = ""}) => {
    const became = replacement.replace(/\s+/g, " ").slice(0, 80);
    return `${start.line}:${start.column} ${status === "NoCoverage" ? "never run: " : ""}${mutatorName} → ${became}`;
  });
  return {score: scoreOf(caught, lived.length), caught, survived: lived.length, survivors};
}

/** Any mutant of a file that no test of its room imports. */
const untested: Mutant = {
  status: "NoCoverage",
  mutatorName: "any",
  location: {start: {line: 1, column: 1}, end: {line: 1, column: 1}}
};

/** One file's mutants, each run against the tests of its room that reach it. */
function mutantsOf(file: string, tests: readonly string[]): Mutant[] {
  const scratch = join(projectRoot, ".plumbline", "mutation");
  mkdirSync(scratch, {recursive: true});
  const [options, report] = [join(scratch, "options.json"), join(scratch, "report.json")];
  rmSync(report, {force: true});
  writeFileSync(options, JSON.stringify(strykerOptions(file, report)));
  const include = tests.map((path) => (path.endsWith(".ts") ? path : `${path}/**/*.test.ts`)).join();
  const env = {...process.env, PLUMBLINE_MUTATION_TESTS: include, PLUMBLINE_BRIEF: "1"};
  const stryker = join(projectRoot, "node_modules", ".bin", "stryker");
  const {stdout} = spawnSync(stryker, ["run", options], {cwd: projectRoot, env, encoding: "utf8"});
  const [, count] = /No tests were executed/.test(stdout) ? (/with (\d+) mutant/.exec(stdout) ?? []) : [];
  if (count !== undefined) return Array.from({length: Number(count)}, () => untested);
  if (!existsSync(report)) throw new Error(`Stryker could not run on ${file}:\n${stdout}`);
  const {files} = JSON.parse(readFileSync(report, "utf8")) as StrykerReport;
  return files[file]?.mutants ?? [];
}

function strykerOptions(file: string, report: string): object {
  return {
    mutate: [file],
    testRunner: "vitest",
    plugins: ["@stryker-mutator/vitest-runner"],
    vitest: {configFile: "test/endure/vitest.config.ts"},
    coverageAnalysis: "perTest",
    concurrency: 2,
    reporters: ["json"],
    jsonReporter: {fileName: report},
    tempDirName: ".plumbline/mutation/sandbox",
    // Stryker cannot read the configuration of TypeScript 7, and mutants need no types: there is no such file.
    tsconfigFile: "no-types.json",
    ignorePatterns: [".plumbline", "dist", "/docs", "/deploy", "/bench"],
    allowConsoleColors: false
  };
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
