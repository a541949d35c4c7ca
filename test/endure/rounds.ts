import {spawnSync} from "node:child_process";
import {readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {projectRoot, readFigures, writeFigures} from "./figures.js";

interface Figures {
  rounds: number;
  hours: number;
  /** Tests of all rounds; what each repeats in a round stands in its name. */
  passed: number;
  failed: number;
  tests: Record<string, {passed: number; failed: number}>;
  failures: {round: number; test: string; message: string}[];
}

interface VitestReport {
  testResults: {assertionResults: {fullName: string; status: string; failureMessages: string[] | null}[]}[];
}

/** Runs test files over and over, each round with other moments or other seeds, and keeps count. */
export async function rounds(what: string, {tests, most}: {tests: string[]; most: number}): Promise<void> {
  const figures = readFigures<Figures>(what, {rounds: 0, hours: 0, passed: 0, failed: 0, tests: {}, failures: []});
  for (let done = 0; done < most; done++) {
    const began = Date.now();
    const round = figures.rounds + 1;
    for (const {fullName, status, failureMessages} of ran(tests, round)) {
      const passed = status === "passed";
      const test = (figures.tests[fullName] ??= {passed: 0, failed: 0});
      test[passed ? "passed" : "failed"]++;
      figures[passed ? "passed" : "failed"]++;
      if (!passed) figures.failures.push({round, test: fullName, message: (failureMessages ?? []).join("\n")});
    }
    figures.rounds = round;
    figures.hours += (Date.now() - began) / 3_600_000;
    const path = writeFigures(what, figures);
    process.stdout.write(`round ${round}: ${figures.passed} passed, ${figures.failed} failed so far (${path})\n`);
  }
  if (figures.failed > 0) process.exitCode = 1;
}

function ran(tests: string[], round: number): VitestReport["testResults"][number]["assertionResults"] {
  const report = join(tmpdir(), `plumbline-endure-${process.pid}.json`);
  const vitest = join(projectRoot, "node_modules", ".bin", "vitest");
  const args = ["run", ...tests, "--reporter=json", `--outputFile=${report}`];
  const env = {...process.env, PLUMBLINE_FULL: "1", PLUMBLINE_ROUND: String(round)};
  const {status, stderr} = spawnSync(vitest, args, {cwd: projectRoot, env, encoding: "utf8"});
  try {
    const {testResults} = JSON.parse(readFileSync(report, "utf8")) as VitestReport;
    const results = testResults.flatMap(({assertionResults}) => assertionResults);
    if (results.length === 0) throw new Error(`vitest ran no test (exit ${status}): ${stderr}`);
    return results;
  } finally {
    rmSync(report, {force: true});
  }
}
