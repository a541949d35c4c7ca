/**
 * `npm run endure -- kills|fuzz|mutation`: tests without an end. Stop it at any time and start it again: it goes on
 * where it was. Figures stand in `.plumbline/endurance/<what>.json`. `--rounds N` ends after so many more rounds; FILE
 * runs only these. Mutation ends by itself, after N more changes (120) of every room or of each room and source file
 * named; `--far` runs all tests of the room against what lived on.
 */
import {parseArgs} from "node:util";
import {mutation} from "./mutation.js";
import {rounds} from "./rounds.js";

const usage = "npm run endure -- kills|fuzz|mutation [--rounds N] [--far] [FILE…|ROOM…]";
const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {rounds: {type: "string"}, far: {type: "boolean", default: false}}
});
const [what, ...files] = positionals;
const most = values.rounds === undefined ? Infinity : Number(values.rounds);
if (!(most > 0)) throw new Error(`--rounds ${values.rounds}: must be a number above 0`);

if (what === "kills")
  await rounds("kills", {
    tests: chosen([
      "test/integration/kill.test.ts",
      "test/integration/swap-kill.test.ts",
      "test/endure/build-kill.test.ts",
      "test/endure/pull-kill.test.ts"
    ]),
    most
  });
else if (what === "fuzz")
  await rounds("fuzz", {tests: chosen(["test/reader/fuzz.test.ts", "test/adapters/fuzz.test.ts"]), most});
else if (what === "mutation") await mutation({only: files, most: Number(values.rounds ?? 120), far: values.far});
else {
  process.stderr.write(`${usage}\n`);
  process.exitCode = 2;
}

/** The tests that FILE names, all where none is named. */
function chosen(tests: readonly string[]): string[] {
  return tests.filter((test) => files.length === 0 || files.includes(test));
}
