import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {csvRecords, noCsvFacts} from "../../../loaders/reader/csv.js";
import {repetitions} from "../../support/endurance.js";

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string, size = 1 << 16) {
  const facts = noCsvFacts();
  const rows = [];
  for await (const row of csvRecords(pieces(Buffer.from(text), size), {delimiter: ",", name: "f.csv"}, facts))
    rows.push(row);
  return {rows, facts};
}

/** Values of the good records, and the lines of the others. */
async function outcome(text: string) {
  const {rows, facts} = await read(text);
  const good = rows.slice(1).filter(({problem}) => problem === null);
  const bad = rows.slice(1).filter(({problem}) => problem !== null);
  return {good: good.map(({fields}) => fields), bad: bad.map(({line}) => line), repaired: facts.undoubledQuotes};
}

/** An exporter that puts every value into quotes and doubles none inside. */
const bare = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map((value) => `"${value}"`).join(",")}\n`).join("");

describe("quotes that the writer did not double", () => {
  it("are content where nothing else can be meant", async () => {
    const rows = [
      ["1", 'She said "ship it" twice', "yes"],
      ["2", '"Great", she said', "no"],
      ["3", '6" wrench', "no"],
      ["4", 'ends in "quotes"', "yes"],
      ["5", 'two\nlines, "one" record', "yes"],
      ["6", "fine", "no"]
    ];
    expect(await outcome(`id,notes,vote\n${bare(rows)}`)).toEqual({good: rows, bad: [], repaired: 5});
  });

  it("beside values without quotes are content too", async () => {
    const text = 'id,notes,vote\n1,"She said "ship it", twice",yes\n2,fine,no\n';
    expect((await outcome(text)).good).toEqual([
      ["1", 'She said "ship it", twice', "yes"],
      ["2", "fine", "no"]
    ]);
  });

  it("reject a record that can be read in two ways, and no other", async () => {
    const rows = [
      ["1", "fine", "yes"],
      ["2", 'either "a","b" or c', "no"],
      ["3", "fine", "yes"],
      ["4", "fine", "yes"]
    ];
    expect(await outcome(`id,notes,vote\n${bare(rows)}`)).toEqual({
      good: rows.filter(([id]) => id !== "2"),
      bad: [3],
      repaired: 0
    });
  });

  it("never join two records, nor make one of a line of another's text", async () => {
    const text =
      'id,notes,vote\n"S2"x,A1,no\n"S3","A1","yes"\n4,"he "said" this:\none, two, three\nfour",no\n"S5","A","no"\n';
    const {good, bad} = await outcome(text);
    expect(good).toEqual([
      ["S3", "A1", "yes"],
      ["4", 'he "said" this:\none, two, three\nfour', "no"],
      ["S5", "A", "no"]
    ]);
    expect(bad).toEqual([2]);
  });

  const words = fc.array(fc.constantFrom("a", "b ", ' "', '" ', ",", "\n", '",', ',"', "é", "; ", '"'), {maxLength: 7});
  const note = words.map((parts) => parts.join("")).filter((text) => !/""|^"|"$/.test(text));
  // In a text of several lines with delimiters and quotes side by side a line may be a whole record: nobody could tell.
  const isSound = (row: readonly string[]): boolean =>
    !(row.some((text) => text.includes("\n")) && /[",\n],|,[",\n]/.test(row.join(" ")));
  const table = fc.array(fc.tuple(note, note).filter(isSound), {minLength: 1, maxLength: 6});

  it("give every record exactly as it was, or reject it", async () => {
    await fc.assert(
      fc.asyncProperty(table, async (notes) => {
        const rows = notes.map(([one, other], index) => [`S${index}`, one, other, "yes"]);
        const read = await outcome(`id,one,other,vote\n${bare(rows)}`).catch(() => null);
        const known = new Set(rows.map((row) => JSON.stringify(row)));
        expect(read?.good.filter((row) => !known.has(JSON.stringify(row))) ?? []).toEqual([]);
      }),
      {numRuns: repetitions(500, 20_000, 100_000)}
    );
  });

  it("come out the same whatever the pieces in which the bytes arrive", async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.integer({min: 1, max: 9}), async (notes, size) => {
        const text = `id,one,other\n${bare(notes.map(([one, other], index) => [`S${index}`, one, other]))}`;
        const whole = await read(text).catch((error: Error) => error.message);
        expect(await read(text, size).catch((error: Error) => error.message)).toEqual(whole);
      }),
      {numRuns: repetitions(300, 5_000, 50_000)}
    );
  });
});
