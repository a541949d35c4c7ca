import {DuckDBInstance} from "@duckdb/node-api";
import {afterAll, beforeAll, expect, test} from "vitest";
import {literal, query} from "../../loaders/canonical/sql.js";
import {prepareStaging} from "../../loaders/canonical/staging.js";
import {configOf, now} from "../reader/support/exports.js";

const instance = await DuckDBInstance.create(":memory:");
const connection = await instance.connect();

beforeAll(async () => {
  await prepareStaging(connection, configOf(), [], now);
});

afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

/** Every text with the instant it is read as (null for none) and what the clock did there, in a configured zone. */
async function read(texts: readonly string[], zone: string) {
  await connection.run(`set variable zone = ${literal(zone)}`);
  const values = texts.map((text) => `(${literal(text)})`).join(", ");
  return await query<{text: string; instant: number | null; change: number}>(
    connection,
    `select text, epoch_ms(as_time(iso)) as instant, clock_change(iso) as change
     from (select text, iso_time('at', text) as iso from (values ${values}) as texts (text))`
  );
}

/** What a zone's clock shows at an instant, as milliseconds of a clock in UTC: Node's own reading of the time zones. */
function clockIn(zone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat("sv", {dateStyle: "short", timeStyle: "medium", timeZone: zone});
  return (instant) => Date.parse(`${format.format(instant).replace(" ", "T")}Z`);
}

const hour = 3_600_000;

/** The instant of a local time: of two the earlier; in a gap as if the clock had not been changed yet. */
function instantOf(local: number, clock: (instant: number) => number): {instant: number; change: number} {
  const offsets = [...new Set([-24, 24].map((hours) => clock(local + hours * hour) - (local + hours * hour)))];
  const fitting = offsets.map((offset) => local - offset).filter((instant) => clock(instant) === local);
  if (fitting.length === 0) return {instant: local - offsets[0]!, change: 1};
  return {instant: Math.min(...fitting), change: fitting.length === 2 ? 2 : 0};
}

const zones = [
  "America/New_York",
  "Europe/Berlin",
  "Europe/London",
  "Australia/Sydney",
  "Asia/Kolkata",
  "America/St_Johns"
];

test.each(zones)(
  "local times in %s are those of Node, the hours that its clock skips and repeats too",
  async (zone) => {
    const clock = clockIn(zone);
    const changes = [
      Date.UTC(2024, 2, 9),
      Date.UTC(2024, 2, 30),
      Date.UTC(2024, 9, 26),
      Date.UTC(2024, 10, 2),
      Date.UTC(2025, 3, 5),
      Date.UTC(2024, 9, 5)
    ];
    const locals = [
      ...changes.flatMap((start) => Array.from({length: 80}, (_, index) => start + index * (hour / 2) + 60_000)),
      ...Array.from({length: 120}, (_, index) => Date.UTC(2024, 1, 28) + index * 31 * hour)
    ];
    const expected = locals.map((local) => instantOf(local, clock));
    const iso = (local: number): string => new Date(local).toISOString().slice(0, 19);
    const named = await read(
      locals.map((local) => `${iso(local)}[${zone}]`),
      "UTC"
    );
    expect(named.map(({instant, change}) => ({instant, change}))).toEqual(expected);
    const twelve = new Intl.DateTimeFormat("en-US", {dateStyle: "long", timeStyle: "short", timeZone: "UTC"});
    for (const texts of [locals.map(iso), locals.map((local) => twelve.format(local))]) {
      const own = await read(texts, zone);
      expect(own.map(({instant, change}) => ({instant, change}))).toEqual(expected);
    }
  }
);

test("a zone that Node knows is one to the database", async () => {
  const texts = Intl.supportedValuesOf("timeZone").map((zone) => `2025-07-04 12:00:00[${zone}]`);
  const wrong = (await read(texts, "UTC")).filter(({text, instant}) => {
    const zone = /\[(.*)\]/.exec(text)![1]!;
    return instant !== instantOf(Date.UTC(2025, 6, 4, 12), clockIn(zone)).instant;
  });
  expect(wrong).toEqual([]);
});

test("offsets and abbreviations are taken off, in ISO form and in any other", async () => {
  const texts = [
    "2025-03-04T15:15:00Z",
    "2025-03-04T15:15Z",
    "2025-03-04 15:15 UTC",
    "2025-03-04T20:45:00.000+0530",
    "2025-03-04 10:15-05",
    "2025-03-04 10:15:00 -05:00",
    "Mar 4, 2025 10:15 AM EST",
    "4. März 2025 um 16:15 MEZ",
    "4-Mar-25 15:15 GMT",
    "Tue Mar 04 2025 16:15:00 GMT+0100 (Central European Standard Time)"
  ];
  const instants = (await read(texts, "Asia/Tokyo")).map(({instant}) => instant);
  expect(instants).toEqual(texts.map(() => Date.UTC(2025, 2, 4, 15, 15)));
});
