import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {afterEach, describe, expect, it, vi} from "vitest";
import {OpenFile} from "../../loaders/reader/bytes.js";
import {discover} from "../../loaders/reader/discover.js";
import {sampleFile, type SampledFile} from "../../loaders/reader/open.js";
import {readTable} from "../../loaders/reader/read-table.js";
import {good, scorecards, withFolder, writeFiles} from "./support/exports.js";

afterEach(() => {
  vi.restoreAllMocks();
});

/** How often a file is opened to be recognised, and then to be read. */
async function opens(name: string, content: string | Buffer, encoding?: string) {
  return withFolder(async (folder) => {
    writeFiles(join(folder, "exports"), {[name]: content});
    const [file] = await discover(join(folder, "exports"));
    const spy = vi.spyOn(OpenFile, "open");
    const sampled: SampledFile = await sampleFile(file!, {encoding});
    const recognised = spy.mock.calls.length;
    const positions = new Map(sampled.columns.map((column, index) => [column, index]));
    const {good: records} = await readTable(sampled, positions, folder, 1);
    return {recognised, read: spy.mock.calls.length - recognised, records};
  });
}

const json = JSON.stringify([{scorecard_id: "S1", vote: "yes"}]);

describe("an export file is opened once to be recognised", () => {
  it.each<[string, string, string | Buffer, string | undefined]>([
    ["CSV", "scorecards.csv", scorecards(good), undefined],
    ["compressed CSV", "scorecards.csv.gz", gzipSync(scorecards(good)), undefined],
    ["CSV of a named encoding", "scorecards.csv", Buffer.from(scorecards("S1,Zoë,I1,loop,yes"), "latin1"), "latin1"],
    ["UTF-8 in spite of a named encoding", "scorecards.csv", scorecards("S1,Zoë,I1,loop,yes"), "latin1"],
    ["NDJSON", "scorecards.ndjson", `${json.slice(1, -1)}\n`, undefined],
    ["a JSON list", "scorecards.json", json, undefined]
  ])("%s, and once more to be read", async (_, name, content, encoding) => {
    expect(await opens(name, content, encoding)).toEqual({recognised: 1, read: 1, records: 1});
  });

  it("a file that needs repair is read a second time, record by record", async () => {
    expect(await opens("scorecards.csv", `${scorecards(good)}\n`)).toEqual({recognised: 1, read: 2, records: 1});
  });

  it("what was read ahead to recognise it is not lost: records beyond the first megabyte are sampled too", async () => {
    const long = `"${"x".repeat(700_000)}"`;
    await withFolder(async (folder) => {
      writeFiles(folder, {"scorecards.csv": scorecards(`S1,${long},I1,loop,yes`, `S2,${long},I1,loop,no`)});
      const [file] = await discover(folder);
      const {records} = await sampleFile(file!);
      expect(records.map(({scorecard_id, vote}) => [scorecard_id, vote])).toEqual([
        ["S1", "yes"],
        ["S2", "no"]
      ]);
    });
  });
});
