import {fileURLToPath} from "node:url";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {Adapter, Origin, SourceFile} from "../../loaders/adapters/adapter.js";
import {adapters} from "../../loaders/adapters/registry.js";
import {sourceFile} from "../../loaders/adapters/convert.js";
import {configSchema} from "../../loaders/config/config.js";
import {UserError} from "../../loaders/errors.js";
import {discover} from "../../loaders/reader/discover.js";
import type {JsonObject, JsonValue} from "../../loaders/reader/strict-json.js";
import {sampleFile} from "../../loaders/reader/open.js";
import {fuzzing} from "../support/endurance.js";

const runs = fuzzing(100, 3_000, 600_000);
const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));
const config = configSchema.parse({});
const now = new Date("2026-06-30T12:00:00Z");

/** Kinds whose records only help to understand others: they end in no row of their own. */
const helping = new Set(
  `interviews job_interviews job_interview_stages interview_kits job_candidate_attributes rejection_details rejection_reasons jobs
   sources job_stages stages archive_reasons postings interview_step
   job_stage job job_application source rejection_reason interview
   scheduled_interview interviewer_user interview_feedback opportunity_source posting stage
   opportunity_stage_history archive_reason job_candidate_attribute interview_kit job_interview job_interview_stage
   rejection_detail reject_reasons attributes applications_jobs`.split(/\s+/)
);
/** Lever's applications only name the posting, and interviews there are rows of their own. */
const isHelping = (adapter: Adapter, file: SourceFile): boolean => {
  const {name} = adapter;
  const kind = adapter.kindOf(file)!;
  if (name.endsWith("lever") && kind.startsWith("application")) return true;
  // Greenhouse's connector keeps the interviewers of an interview, who are its rows, in a table of their own.
  if (name === "greenhouse-bi" && kind === "scheduled_interviews") return true;
  return helping.has(kind) && !(name.endsWith("lever") && ["interview", "interviews"].includes(kind));
};

interface Memory {
  file: SourceFile;
  records: {record: JsonObject; origin: Origin}[];
}

async function memory(source: string): Promise<{adapter: Adapter; files: Memory[]}> {
  const sampled = await Promise.all((await discover(`${fixtures}${source}`)).map((file) => sampleFile(file)));
  const adapter = adapters.find((one) => one.recognise(sampled).length > 0)!;
  const files = await Promise.all(
    sampled.map(async (one) => {
      const file = sourceFile(one, {reject: () => expect.unreachable()}, new Map());
      const records: Memory["records"] = [];
      for await (const record of file.read()) records.push(record);
      return {file, records};
    })
  );
  return {adapter, files};
}

const junk: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue>(null, true, false, "", " ", "null", "yes", "4", 4, 0, -1, 5, 1e21, 1767225600000),
  fc.constantFrom<JsonValue>("9999999999999", "2026-13-45", "-", [], {}, [null], [[]], [{}], {score: {score: []}}),
  fc.string({maxLength: 5}),
  fc.double({noNaN: true}),
  fc.jsonValue({maxDepth: 3}) as fc.Arbitrary<JsonValue>
);
/** Where to go in a record, what to do there, and with what. */
const mutation = fc.record({
  file: fc.nat(),
  record: fc.nat(),
  path: fc.array(fc.nat(), {minLength: 1, maxLength: 7}),
  how: fc.constantFrom("replace", "remove", "repeat"),
  value: junk
});
type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never;

function mutate(value: JsonValue, {path: [step = 0, ...rest], ...how}: Mutation): JsonValue {
  if (value === null || typeof value !== "object") return how.value;
  const keys = Object.keys(value);
  if (keys.length === 0) return how.value;
  const key = keys[step % keys.length]!;
  const copy = (Array.isArray(value) ? [...value] : {...value}) as JsonObject;
  if (rest.length > 0 && copy[key] !== null && typeof copy[key] === "object")
    copy[key] = mutate(copy[key], {...how, path: rest});
  else if (how.how === "remove") delete copy[key];
  else if (how.how === "repeat" && Array.isArray(copy)) copy.push(copy[Number(key)]!);
  else copy[key] = how.value;
  return Array.isArray(copy) ? (copy as JsonValue[]).filter((one) => one !== undefined) : copy;
}

async function outcome({adapter, files}: {adapter: Adapter; files: Memory[]}, mutations: Mutation[]) {
  const changed = files.map(({file, records}) => ({file, records: [...records]}));
  for (const one of mutations) {
    const {records} = changed[one.file % changed.length]!;
    const at = one.record % records.length;
    if (one.how === "repeat" && one.path.length === 1) records.push(records[at]!);
    else records[at] = {...records[at]!, record: mutate(records[at]!.record, one) as JsonObject};
  }
  const accounted = new Set<string>();
  const wrong: unknown[] = [];
  const account = ({path, line}: Origin): unknown => accounted.add(`${path}:${line}`);
  const sources = changed.map(({file, records}) => ({
    ...file,
    async *read() {
      await Promise.resolve();
      yield* records;
    }
  }));
  try {
    await adapter.convert(
      {files: sources, config, now},
      {
        emit: (_, row, origin) => {
          account(origin);
          wrong.push(...Object.values(row).filter((value) => value !== null && typeof value !== "string"));
        },
        exclude: (_, origin) => account(origin),
        named: () => undefined,
        flag: () => undefined,
        reject: (_, origin) => account(origin)
      }
    );
  } catch (error) {
    if (error instanceof UserError) return {refused: error.message, lost: [], wrong};
    throw error;
  }
  const due = changed.filter(({file}) => adapter.kindOf(file) === null || !isHelping(adapter, file));
  const lost = due
    .flatMap(({records}) => records)
    .filter(({record}) => !("data" in record || "results" in record))
    .filter(({origin}) => !accounted.has(`${origin.path}:${origin.line}`));
  return {refused: null, lost: lost.map(({origin}) => origin), wrong};
}

describe.each([
  "greenhouse-v3",
  "greenhouse-v1",
  "greenhouse-bi",
  "merge",
  "lever",
  "ashby",
  "fivetran-greenhouse",
  "fivetran-greenhouse-newer",
  "fivetran-lever"
])("payloads of %s that are changed anywhere", (source) => {
  it("never crash the adapter: each record becomes a row, is left out and counted, or is rejected", async () => {
    const export_ = await memory(source);
    expect(await outcome(export_, [])).toEqual({refused: null, lost: [], wrong: []});
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, {minLength: 1, maxLength: 4}), async (mutations) => {
        const {refused, lost, wrong} = await outcome(export_, mutations);
        expect([lost, wrong]).toEqual([[], []]);
        expect(refused ?? "words").toMatch(/\w/);
      }),
      runs
    );
  }, 900_000);
});
