import {readFileSync} from "node:fs";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {DuckDBInstance} from "@duckdb/node-api";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {UserError} from "../../loaders/errors.js";
import {certifyCsv} from "../../loaders/reader/certify-csv.js";
import {certifyNdjson} from "../../loaders/reader/certify-ndjson.js";
import {csvRecords, noCsvFacts} from "../../loaders/reader/csv.js";
import {jsonRecords} from "../../loaders/reader/json.js";
import {JsonProblem, parseStrictJson} from "../../loaders/reader/strict-json.js";
import {fuzzing, repetitions, round} from "../support/endurance.js";
import {checked, scorecards, withFolder, type Files} from "./support/exports.js";
import {workbook, workbookParts, zipOf} from "./support/workbooks.js";

/** Each of the three properties of CSV, and each of the four of JSON; ten minutes a reader in a round of endurance. */
const [csvRuns, jsonRuns] = [fuzzing(300, 20_000, 200_000), fuzzing(300, 20_000, 150_000)];
const lasting = 900_000;
/** Milliseconds of mutation of one kind of file. */
const mutationBudget = repetitions(500, 10_000, 600_000);

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function allCsv(text: string, size: number) {
  const records = [];
  for await (const record of csvRecords(pieces(Buffer.from(text), size), {delimiter: ",", name: "f.csv"}, noCsvFacts()))
    records.push(record);
  return records;
}

const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
const value = fc.string({unit: fc.constantFrom("a", "é", "😀", '"', ",", "\n", " ", "0"), maxLength: 6});
const isWritten = (row: readonly string[]): boolean => row.some((one) => one.trim() !== "");
const table = fc.array(fc.tuple(value, value, value).filter(isWritten), {minLength: 1, maxLength: 8});
const messy = fc.string({unit: fc.constantFrom("a", '"', ",", "\n", "\r", "\r\n", "\u0000", "b"), maxLength: 40});

describe("reading CSV", () => {
  test(
    "what is written quoted is read back, whatever the pieces it arrives in",
    async () => {
      await fc.assert(
        fc.asyncProperty(table, fc.integer({min: 1, max: 9}), async (rows, size) => {
          const text = rows.map((row) => `${row.map(quoted).join(",")}\n`).join("");
          expect((await allCsv(text, size)).map((record) => record.fields)).toEqual(rows);
        }),
        csvRuns
      );
    },
    lasting
  );

  test(
    "the pieces in which bytes arrive never change the records",
    async () => {
      await fc.assert(
        fc.asyncProperty(messy, fc.integer({min: 1, max: 7}), async (text, size) => {
          const whole = await allCsv(text, 1000).catch((error: Error) => error.message);
          expect(await allCsv(text, size).catch((error: Error) => error.message)).toEqual(whole);
        }),
        csvRuns
      );
    },
    lasting
  );

  test(
    "a certificate means: as many records, none with a problem, all on the lines it says",
    async () => {
      await fc.assert(
        fc.asyncProperty(messy, fc.integer({min: 1, max: 7}), async (text, size) => {
          const certificate = await certifyCsv(pieces(Buffer.from(`x,y\n${text}`), size), ",", 2);
          if (certificate === null) return;
          const records = (await allCsv(`x,y\n${text}`, 1000)).slice(1);
          expect(records.every((record) => record.problem === null)).toBe(true);
          expect(certificate.records).toBe(records.length);
          expect(records.map((_, index) => certificate.lines.lineOf(index))).toEqual(
            records.map((record) => record.line)
          );
        }),
        csvRuns
      );
    },
    lasting
  );
});

/** Reasons to reject a text that JSON.parse would take. */
const notSyntax = ["json_depth", "json_duplicate_key", "json_forbidden_key", "json_lone_surrogate", "json_number"];

/** The value as text, or what stopped it. */
function outcome(parse: () => unknown): string {
  try {
    return JSON.stringify(parse());
  } catch (error) {
    return error instanceof JsonProblem ? error.reason : (error as Error).name;
  }
}

describe("reading JSON", () => {
  test(
    "strict parsing gives what JSON.parse gives, or a problem that is no matter of syntax",
    () => {
      fc.assert(
        fc.property(fc.json({maxDepth: 5}), (text) => {
          const strict = outcome(() => JSON.parse(JSON.stringify(parseStrictJson(text)), bigToNumber) as unknown);
          expect([JSON.stringify(JSON.parse(text, bigToNumber)), ...notSyntax]).toContain(strict);
        }),
        jsonRuns
      );
    },
    lasting
  );

  test(
    "what is no JSON is never parsed",
    () => {
      const soup = fc.string({unit: fc.constantFrom(...Array.from('{}[]:,"\\u0a1.eE+-tfn '))});
      fc.assert(
        fc.property(soup, (text) => {
          fc.pre(outcome(() => JSON.parse(text) as unknown) === "SyntaxError");
          expect(["json_syntax", ...notSyntax]).toContain(outcome(() => parseStrictJson(text)));
        }),
        jsonRuns
      );
    },
    lasting
  );

  test(
    "a certificate for NDJSON means that every line is a good record",
    async () => {
      const line = fc.oneof(
        fc.json({maxDepth: 1}),
        fc
          .record({a: fc.oneof(fc.string(), fc.integer(), fc.boolean()), b: fc.constant(null)})
          .map((record) => JSON.stringify(record)),
        fc.string({unit: fc.constantFrom(...Array.from('{}:,"a1. '))})
      );
      await fc.assert(
        fc.asyncProperty(fc.array(line, {maxLength: 4}), fc.integer({min: 1, max: 9}), async (lines, size) => {
          const bytes = Buffer.from(lines.join("\n"));
          const certificate = await certifyNdjson(pieces(bytes, size));
          if (certificate === null) return;
          let records = 0;
          for await (const {record} of jsonRecords(pieces(bytes, size), "lines", "f.ndjson")) {
            expect(record).not.toBeNull();
            records++;
          }
          expect(certificate.records).toBe(records);
        }),
        jsonRuns
      );
    },
    lasting
  );

  test(
    "a line of NDJSON is certified alike whatever lines stand above it",
    async () => {
      const value = fc.oneof(
        fc.string({unit: fc.constantFrom(...Array.from("-0123.5e")), minLength: 1, maxLength: 4}),
        fc.bigInt({min: -(10n ** 17n), max: 10n ** 17n}).map(String),
        fc
          .string({unit: fc.constantFrom("a", '"', "\\", "n", "é", "\u0001", "}", ","), maxLength: 4})
          .map((text) => `"${text}"`),
        fc.constantFrom("true", "nul", "[1]", "{}", '"\\u0041"', " 1 ")
      );
      const keys = fc.constantFrom(["a", "b"], ["c(d"], ["a", "a"]);
      const line = (names: readonly string[], values: readonly string[]): string =>
        `{${names.map((name, at) => `"${name}":${values[at]}`).join(",")}}`;
      await fc.assert(
        fc.asyncProperty(keys, keys, value, fc.constantFrom("", "\r"), async (names, others, odd, end) => {
          const text = `${line(names, ["true", odd].slice(-names.length))}${end}\n`;
          const above = `${line(others.slice(0, 1), ["2.5"])}\n${line([...new Set(names)], ["1", '"x"'])}\n`;
          const alone = await certifyNdjson(pieces(Buffer.from(text), 1000));
          const below = await certifyNdjson(pieces(Buffer.from(above + text), 1000));
          expect(below?.records ?? null).toBe(alone === null ? null : alone.records + 2);
        }),
        jsonRuns
      );
    },
    lasting
  );
});

const rows = [
  ["scorecard_id", "application_id", "interviewer_id", "stage", "vote"],
  ["S1", "A1", "I1", "loop", "yes"],
  ["S2", "A1", "I2", "loop", "no"],
  ["S3", "A2", "I1", "phone_screen", "strong_yes"]
];
const csv = scorecards(...rows.slice(1).map((row) => row.map((text) => (text === "S2" ? '"S2"' : text)).join(",")));
const json = `{"scorecard_id":"S1","application_id":"A1","interviewer_id":"I1","stage":"loop","vote":"yes"}\n`.repeat(
  3
);

const key = {scorecard_id: "auto", stage: {constant: "loop"}};
const titled =
  "Interviewer,Vote,Held\nAnn Lee,,\nI1,yes,2026-03-01\nI2,no,2026-03-02\nBo Ito,,\nI1,strong_yes,2026-03-03\n";
const nested = [
  {
    id: "A1",
    feedback: [
      {by: {id: "I1"}, vote: "yes", marks: [{score: 3}]},
      {by: {id: "I2"}, vote: "no", marks: []}
    ]
  },
  {id: "A2", feedback: []},
  {id: "A3", feedback: [{by: {id: "I1"}, vote: "strong_yes", marks: [{score: 1}, {score: 4}]}]}
];

/** What the configuration says of files that are read by it alone. */
const tables: Record<string, object> = {
  "titled.csv": {
    title_rows: "Candidate",
    feeds: {scorecards: {columns: {...key, application_id: "Candidate", interviewer_id: "Interviewer", vote: "Vote"}}}
  },
  "nested.json": {
    flatten: ["feedback", "feedback[].marks"],
    feeds: {
      scorecards: {
        columns: {...key, application_id: "id", interviewer_id: "feedback[].by.id", vote: "feedback[].vote"}
      }
    }
  }
};

/** A file of each kind, damaged somewhere. */
const damaged: Record<string, (random: () => number) => Buffer | Promise<Buffer>> = {
  "scorecards.csv": (random) => mutated(Buffer.from(csv), random),
  "scorecards.csv.gz": (random) =>
    random() < 0.5 ? mutated(gzipSync(csv), random) : gzipSync(mutated(Buffer.from(csv), random)),
  "scorecards.tsv": (random) => mutated(Buffer.from(csv.replaceAll(",", "\t"), "utf16le"), random),
  "scorecards.ndjson": (random) => mutated(Buffer.from(json), random),
  "scorecards.json": (random) => mutated(Buffer.from(`[${json.trim().split("\n").join(",\n")}]`), random),
  "scorecards.xlsx": (random) =>
    random() < 0.3 ? mutated(workbook({Scorecards: rows}), random) : workbookDamagedInside(random),
  "scorecards.parquet": async (random) => mutated(await parquet(), random),
  "titled.csv": (random) => mutated(Buffer.from(titled), random),
  "nested.json": (random) => mutated(Buffer.from(JSON.stringify(nested)), random)
};

test.each(Object.keys(tables))(
  "%s is read as it stands, so that its mutations have something to damage",
  async (name) => {
    const content = name === "titled.csv" ? titled : JSON.stringify(nested);
    const {files} = await checked({[name]: content}, {tables: {[name]: tables[name]}});
    expect(files.map(({table, loaded, rejected}) => ({table, loaded, rejected}))).toEqual([
      {table: "scorecards", loaded: 3, rejected: 0}
    ]);
  }
);

describe("whole folders", () => {
  test.each(Object.keys(damaged))(
    "any mutation of %s ends in a refusal with words or in records that all are accounted for",
    async (name) => {
      const random = mulberry32(20_261_122 + round);
      const until = Date.now() + mutationBudget;
      let mutants = 0;
      while (Date.now() < until || mutants < 2) {
        mutants++;
        const files: Files = {[name]: await damaged[name]!(random)};
        try {
          for (const file of (await checked(files, name in tables ? {tables: {[name]: tables[name]}} : {})).files) {
            expect(file.records).toBe(file.accepted + file.rejected);
            expect(file.accepted).toBe(file.loaded + file.duplicates + file.superseded);
          }
        } catch (error) {
          if (!(error instanceof UserError))
            throw new Error(`${name}, mutant ${mutants}: ${files[name]!.toString("base64")}`, {cause: error});
        }
      }
      if (round > 0) process.stdout.write(`${name}: ${mutants} mutants\n`);
    },
    mutationBudget + 60_000
  );
});

/** One of the parts of a workbook changed before they are packed: the archive around them is sound. */
function workbookDamagedInside(random: () => number): Buffer {
  const parts = workbookParts({Scorecards: rows});
  const names = Object.keys(parts);
  const name = names[Math.floor(random() * names.length)]!;
  return zipOf({...parts, [name]: mutated(Buffer.from(parts[name]!), random)});
}

let written: Promise<Buffer> | undefined;

function parquet(): Promise<Buffer> {
  return (written ??= withFolder(async (folder) => {
    const path = join(folder, "scorecards.parquet");
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const [names, ...records] = rows;
    const values = records.map((record) => `(${record.map((text) => `'${text}'`).join(", ")})`).join(", ");
    await connection.run(`copy (from (values ${values}) as scorecards(${names!.join(", ")})) to '${path}'`);
    connection.closeSync();
    return readFileSync(path);
  }));
}

/** Whole numbers that doubles cannot hold stay text in the strict parser: compare them as the double they are nearest to. */
function bigToNumber(_: string, parsed: unknown): unknown {
  return typeof parsed === "string" && /^-?\d{16,}$/.test(parsed) ? Number(parsed) : parsed;
}

const spice = [0, 9, 10, 13, 34, 39, 44, 91, 92, 93, 123, 125, 0xc3, 0xff];

function mutated(bytes: Buffer, random: () => number): Buffer {
  const copy = Buffer.from(bytes);
  const at = (): number => Math.floor(random() * copy.length);
  for (let edits = 1 + Math.floor(random() * 3); edits > 0; edits--)
    copy[at()] = spice[Math.floor(random() * spice.length)]!;
  if (random() < 0.2) return copy.subarray(0, at());
  if (random() < 0.2) return Buffer.concat([copy, copy.subarray(at())]);
  return copy;
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
