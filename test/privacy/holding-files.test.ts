import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";
import {filesThatHold} from "../../loaders/privacy/holding-files.js";
import {withFolder} from "../reader/support/exports.js";

const text = 'Candidate,Job\nA-1,Dev\n"Ann  Lee",Data Analyst\nBo Ray,Dev\n';

it.each([
  ["an id", "A-1", true],
  ["an id in other letters", "a-1", false],
  ["a part of an id", "A", false],
  ["a name in any case", "ann lee", true],
  ["two words of two people", "Ann Ray", false],
  ["a key of several columns", "Ann Lee / Data Analyst", true],
  ["such a key in other letters", "ann lee / DATA analyst", true],
  ["a key of which a part is missing", "Ann Lee / Designer", false]
])("a file holds %s as words of its own: %s is there: %s", async (_, id, isThere) => {
  await withFolder(async (folder) => {
    writeFileSync(join(folder, "a.csv"), text);
    expect(await filesThatHold(folder, [id])).toEqual(isThere ? ["a.csv"] : []);
  });
});
