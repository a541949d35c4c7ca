import {readFileSync, renameSync, writeFileSync} from "node:fs";
import {worldNames} from "../loaders/simulate/worlds.js";
import {truthRecovery, type TruthRecovery} from "../src/contracts/truth-recovery.js";
import {plan, recoverAll, renewed} from "./truth/run.js";
import {unlikeScenarios} from "./truth/scenarios.js";
import type {Tally} from "./truth/tally.js";

/**
 * `npm run truth -- [runs] [worlds…]` simulates companies and writes `docs/truth-recovery.json`, the table of the methods
 * page: first the worlds of `simulate`, then companies unlike the standard one, world by world. With worlds named, only
 * those are simulated and the rows of the others stay. With `--following` it is measured anew only whether votes follow
 * each other and what hangs on it, in a fifth of the time: for a change of the rules of that alone. A run that is ended
 * early leaves the table of what it had done: each unlike world as soon as it is done, of the others all from
 * `worthWriting` companies of either kind on.
 */
const given = process.argv.slice(2);
const onlyFollowing = given.includes("--following");
const [first = "1000", ...named] = given.filter((word) => word !== "--following");
const runs = Number(first);
const unlikeNames = Object.keys(unlikeScenarios);
const unknown = named.find((name) => ![...worldNames, ...unlikeNames].includes(name));
if (!(runs >= 1)) throw new RangeError(`the number of companies must be 1 or more, got ${first}`);
if (unknown !== undefined)
  throw new RangeError(`${unknown} is no world; known: ${[...new Set([...worldNames, ...unlikeNames])].join(", ")}`);
const worthWriting = Math.min(300, runs);
const file = new URL("../docs/truth-recovery.json", import.meta.url);
const unfinished = new URL("../docs/truth-recovery.json.part", import.meta.url);

function write(table: TruthRecovery): void {
  writeFileSync(unfinished, `${JSON.stringify(truthRecovery.parse(table), null, 2)}\n`);
  renameSync(unfinished, file);
}

function renew(tally: Tally): void {
  write(renewed(truthRecovery.parse(JSON.parse(readFileSync(file, "utf8"))), tally, {onlyFollowing}));
}

function told(done: number, of: number): void {
  process.stderr.write(`${done} of ${of} companies\n`);
}

const isAll = named.length === 0;
const chosen = plan(runs).filter(([world]) => isAll || named.includes(world));
if (chosen.length > 0) {
  const tally = await recoverAll(chosen, {
    onlyFollowing,
    progress(soFar, done, of) {
      told(done, of);
      const {null: silent = 0, standard = 0} = soFar.companies;
      if (isAll && silent >= worthWriting && standard >= worthWriting) renew(soFar);
    }
  });
  renew(tally);
  process.stderr.write(`False alarms in companies where nobody differs: ${JSON.stringify(tally.alarmed)}\n`);
}
for (const [name, scenarios] of Object.entries(unlikeScenarios)) {
  if (!isAll && !named.includes(name)) continue;
  process.stderr.write(`${name}\n`);
  const enough = scenarios.map(([scenario, most]): [string, number] => [scenario, Math.min(most, runs)]);
  const tally = await recoverAll(enough, {onlyFollowing, progress: (_, done, of) => told(done, of)});
  renew(tally);
}
process.stdout.write(readFileSync(file, "utf8"));
