import {mkdtemp, readdir, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {defaultConfig} from "../../loaders/config/config.js";
import {simulateWorld} from "../../loaders/simulate/simulate.js";
import {writeWorld, type SimulatedFormat} from "../../loaders/simulate/write.js";
import {check} from "../../loaders/warehouse/ingest.js";

const world = simulateWorld({world: "standard", screens: 300, seed: 9});
const counts = Object.fromEntries(Object.entries(world.tables).map(([table, rows]) => [table, rows.length]));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-simulate-"));
});

afterAll(() => rm(folder, {recursive: true, force: true}));

async function written(format: SimulatedFormat): Promise<string> {
  const exports = join(folder, format);
  await writeWorld(world, exports, format);
  return exports;
}

describe("written worlds", () => {
  it("plain CSV obeys the contract: every row of every file is read, none rejected, none unknown", async () => {
    const {files, rows} = await check({exports: await written("csv"), config: defaultConfig(), now: new Date()});
    expect(files.flatMap(({rejects}) => rejects)).toEqual([]);
    expect(files.flatMap(({unknownColumns}) => unknownColumns)).toEqual([]);
    for (const [table, count] of Object.entries(counts)) expect([table, rows[table]]).toEqual([table, count]);
  });

  it("Greenhouse files are read as the same applications, visits, interviews, scorecards and ratings", async () => {
    const {files, rows} = await check({exports: await written("greenhouse"), config: defaultConfig(), now: new Date()});
    expect(files.flatMap(({rejects}) => rejects)).toEqual([]);
    for (const table of ["applications", "stages", "interviews", "scorecards", "ratings", "interviewers"])
      expect([table, rows[table]]).toEqual([table, counts[table]]);
  });

  it("truth.json lies beside them, and names people as the exports do", async () => {
    const truth = async (exports: string): Promise<{interviewers: object; world: string}> =>
      JSON.parse(await readFile(join(exports, "truth.json"), "utf8")) as {interviewers: object; world: string};
    const plain = await truth(await written("csv"));
    expect(plain.world).toBe("standard");
    expect(Object.keys(plain.interviewers)).toContain("I07");
    expect(Object.keys((await truth(await written("greenhouse"))).interviewers)).toContain("1007");
  });

  it("the committed sample is what its command makes", async () => {
    const again = join(folder, "sample");
    await writeWorld(simulateWorld({world: "sample", seed: 1}), again, "csv");
    const committed = new URL("../../data/sample/", import.meta.url);
    for (const name of await readdir(again)) {
      const isSame = (await readFile(join(again, name), "utf8")) === (await readFile(new URL(name, committed), "utf8"));
      expect([name, isSame]).toEqual([name, true]);
    }
  });
});
