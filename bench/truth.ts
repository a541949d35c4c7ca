import {readFileSync, writeFileSync} from "node:fs";
import {truthRecovery} from "../src/contracts/truth-recovery.js";
import {plan, recoverAll, tableOf} from "./truth/run.js";

/** `npm run truth -- [runs]` simulates companies and writes `docs/truth-recovery.json`, the table of the methods page. */
const runs = Number(process.argv[2] ?? 1000);
const file = new URL("../docs/truth-recovery.json", import.meta.url);
const progress = (done: number, of: number): void => void process.stderr.write(`${done} of ${of} companies\n`);
const table = truthRecovery.parse(tableOf(await recoverAll(plan(runs), {progress}), new Date()));
writeFileSync(file, `${JSON.stringify(table, null, 2)}\n`);
process.stdout.write(readFileSync(file, "utf8"));
