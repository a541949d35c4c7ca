import {readFileSync, renameSync, writeFileSync} from "node:fs";
import {type WorldName, worldNames} from "../loaders/simulate/worlds.js";
import {truthRecovery, type TruthRecovery} from "../src/contracts/truth-recovery.js";
import {plan, recoverAll, renewed, tableOf} from "./truth/run.js";

/**
 * `npm run truth -- [runs] [worlds…]` simulates companies and writes `docs/truth-recovery.json`, the table of the methods
 * page. With worlds named, only those are simulated and the rows of the others stay. A run of all that is ended early
 * leaves the table of what it had done, from `worthWriting` companies of either kind on.
 */
const [first = "1000", ...named] = process.argv.slice(2);
const runs = Number(first);
const unknown = named.find((name) => !(worldNames as readonly string[]).includes(name));
if (!(runs >= 1)) throw new RangeError(`the number of companies must be 1 or more, got ${first}`);
if (unknown !== undefined) throw new RangeError(`${unknown} is no world; known: ${worldNames.join(", ")}`);
const worthWriting = Math.min(300, runs);
const file = new URL("../docs/truth-recovery.json", import.meta.url);
const unfinished = new URL("../docs/truth-recovery.json.part", import.meta.url);

function write(table: TruthRecovery): void {
  writeFileSync(unfinished, `${JSON.stringify(truthRecovery.parse(table), null, 2)}\n`);
  renameSync(unfinished, file);
}

const isAll = named.length === 0;
const chosen = plan(runs).filter(([world]) => isAll || (named as WorldName[]).includes(world));
const tally = await recoverAll(chosen, {
  progress(soFar, done, of) {
    process.stderr.write(`${done} of ${of} companies\n`);
    const {null: silent = 0, standard = 0} = soFar.companies;
    if (isAll && silent >= worthWriting && standard >= worthWriting) write(tableOf(soFar, new Date()));
  }
});
const table = tableOf(tally, new Date());
write(isAll ? table : renewed(truthRecovery.parse(JSON.parse(readFileSync(file, "utf8"))), table));
process.stderr.write(`False alarms in companies where nobody differs: ${JSON.stringify(tally.alarmed)}\n`);
process.stdout.write(readFileSync(file, "utf8"));
