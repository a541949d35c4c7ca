/**
 * `npm test`: every check the project has, all at once, none skipped because another failed. With `--full` the slow
 * tests take their full form. PLUMBLINE_TEST_RESULTS names a file that gets one line "passed failed" per part.
 */
import {spawn} from "node:child_process";
import {appendFileSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {text} from "node:stream/consumers";

const full = process.argv.includes("--full");
const scratch = mkdtempSync(join(tmpdir(), "plumbline-test-"));
const report = join(scratch, "vitest.json");

interface Part {
  name: string;
  passed: number;
  failed: number;
}

/** Runs a command of the development packages; resolves with whether it went well and, unless shown, what it said. */
async function run(command: string, args: string[], shown: "shown" | "kept"): Promise<{ok: boolean; said: string}> {
  const env = {...process.env, ...(full ? {PLUMBLINE_FULL: "1"} : {})};
  const stdio = shown === "shown" ? "inherit" : "pipe";
  const child = spawn(join("node_modules", ".bin", command), args, {stdio: ["ignore", stdio, stdio], env});
  const ended = new Promise<boolean>((resolve) => {
    child.once("error", (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      resolve(false);
    });
    child.once("close", (code) => resolve(code === 0));
  });
  const heard = [child.stdout, child.stderr].filter((stream) => stream !== null);
  const said = await Promise.all(heard.map((stream) => text(stream)));
  return {ok: await ended, said: said.join("")};
}

/** One check; what it found is printed when it is through, whole. */
async function check(name: string, command: string, args: string[]): Promise<Part> {
  const {ok, said} = await run(command, args, "kept");
  if (!ok) process.stdout.write(`\n── ${name}\n${said}\n`);
  return {name, passed: ok ? 1 : 0, failed: ok ? 0 : 1};
}

async function tests(): Promise<Part> {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const {ok} = await run("vitest", ["run", ...reporters], "shown");
  const {passed, failed} = readCounts();
  return {name: "tests", passed, failed: ok ? failed : Math.max(1, failed)};
}

/** What was skipped or is still to be written was not passed. */
function readCounts(): {passed: number; failed: number} {
  try {
    const counts = JSON.parse(readFileSync(report, "utf8")) as Record<string, number>;
    const {numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0} = counts;
    return {passed: numPassedTests, failed: numFailedTests + numPendingTests + numTodoTests};
  } catch {
    return {passed: 0, failed: 1};
  }
}

const parts = await Promise.all([
  check("types", "tsc", ["--noEmit"]),
  check("lint", "oxlint", ["--type-aware", "--deny-warnings"]),
  check("format", "oxfmt", ["--check"]),
  check("nothing unused", "knip", ["--no-progress"]),
  tests()
]);
rmSync(scratch, {recursive: true, force: true});

process.stdout.write("\n");
for (const {name, passed, failed} of parts) process.stdout.write(`${name}: ${passed} passed, ${failed} failed\n`);
const results = process.env.PLUMBLINE_TEST_RESULTS;
if (results) appendFileSync(results, parts.map(({passed, failed}) => `${passed} ${failed}\n`).join(""));
process.exitCode = parts.some(({passed, failed}) => failed > 0 || passed === 0) ? 1 : 0;
