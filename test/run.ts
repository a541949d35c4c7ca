/**
 * `npm test`: every check the project has, none skipped because another failed. With `--full` the slow checks take
 * their full form. PLUMBLINE_TEST_RESULTS names a file that gets one line "passed failed" per part.
 */
import {spawnSync} from "node:child_process";
import {appendFileSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

const full = process.argv.includes("--full");
const scratch = mkdtempSync(join(tmpdir(), "plumbline-test-"));
const report = join(scratch, "vitest.json");

interface Part {
  name: string;
  passed: number;
  failed: number;
}

function run(command: string, args: string[]): boolean {
  const env = {...process.env, ...(full ? {PLUMBLINE_FULL: "1"} : {})};
  const {status, error} = spawnSync(join("node_modules", ".bin", command), args, {stdio: "inherit", env});
  if (error) process.stderr.write(`${command}: ${error.message}\n`);
  return status === 0;
}

function check(name: string, command: string, args: string[]): Part {
  process.stdout.write(`\n── ${name}\n`);
  const ok = run(command, args);
  return {name, passed: ok ? 1 : 0, failed: ok ? 0 : 1};
}

function tests(): Part {
  process.stdout.write("── tests\n");
  const ok = run("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]);
  const counts = readCounts();
  return {name: "tests", passed: counts.passed, failed: ok ? counts.failed : Math.max(1, counts.failed)};
}

function readCounts(): {passed: number; failed: number} {
  try {
    const {numPassedTests, numFailedTests} = JSON.parse(readFileSync(report, "utf8")) as Record<string, number>;
    return {passed: numPassedTests ?? 0, failed: numFailedTests ?? 0};
  } catch {
    return {passed: 0, failed: 1};
  }
}

const parts = [
  check("types", "tsc", ["--noEmit"]),
  check("lint", "oxlint", ["--type-aware", "--deny-warnings"]),
  check("format", "prettier", ["--check", "--log-level", "warn", "."]),
  tests()
];
rmSync(scratch, {recursive: true, force: true});

process.stdout.write("\n");
for (const {name, passed, failed} of parts) process.stdout.write(`${name}: ${passed} passed, ${failed} failed\n`);
const results = process.env.PLUMBLINE_TEST_RESULTS;
if (results) appendFileSync(results, parts.map(({passed, failed}) => `${passed} ${failed}\n`).join(""));
process.exitCode = parts.some(({failed}) => failed > 0) || parts.some(({passed}) => passed === 0) ? 1 : 0;
