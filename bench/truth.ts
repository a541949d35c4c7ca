import {readFileSync, renameSync, writeFileSync} from "node:fs";
import {truthRecovery} from "../src/contracts/truth-recovery.js";
import {plan, recoverAll, tableOf} from "./truth/run.js";
import type {Tally} from "./truth/tally.js";

/**
 * `npm run truth -- [runs]` simulates companies and writes `docs/truth-recovery.json`, the table of the methods page. A
 * run that is ended early leaves the table of what it had done, from `worthWriting` companies of either kind on.
 */
const runs = Number(process.argv[2] ?? 1000);
const worthWriting = Math.min(300, runs);
const file = new URL("../docs/truth-recovery.json", import.meta.url);
const unfinished = new URL("../docs/truth-recovery.json.part", import.meta.url);

function write(tally: Tally): void {
  const table = truthRecovery.parse(tableOf(tally, new Date()));
  writeFileSync(unfinished, `${JSON.stringify(table, null, 2)}\n`);
  renameSync(unfinished, file);
}

const tally = await recoverAll(plan(runs), {
  progress(soFar, done, of) {
    process.stderr.write(`${done} of ${of} companies\n`);
    const {null: silent = 0, standard = 0} = soFar.companies;
    if (silent >= worthWriting && standard >= worthWriting) write(soFar);
  }
});
write(tally);
process.stderr.write(`False alarms in companies where nobody differs: ${JSON.stringify(tally.alarmed)}\n`);
process.stdout.write(readFileSync(file, "utf8"));
