import {expect, test} from "vitest";
import {ColumnForms, type FileForms} from "../../../loaders/canonical/values/column-forms.js";

/** What the columns of a file are read as, once they are settled. */
function read(columns: Record<string, readonly string[]>, forms: FileForms = {}): Record<string, string[]> {
  const file = new ColumnForms("UTC", forms);
  const all = (): [string, string[]][] =>
    Object.entries(columns).map(([name, texts]) => [name, texts.map((text) => file.time(name, text))]);
  all();
  file.settle();
  return Object.fromEntries(all());
}

function column(texts: readonly string[], forms?: FileForms): string[] {
  return read({at: texts}, forms)["at"]!;
}

test("a day over 12 says which number is the day in the whole column, whatever else is in it", () => {
  expect(column(["3/4/2025 3:15 PM", "2025-03-04 3:15 PM", "3/13/25"])).toEqual([
    "2025-03-04 15:15:00",
    "2025-03-04 15:15:00",
    "2025-03-13"
  ]);
  expect(column(["03-04-2025", "13-04-2025"])).toEqual(["2025-04-03", "2025-04-13"]);
});

test("another column of the file settles a column that does not settle itself", () => {
  expect(read({applied: ["3/4/2025"], closed: ["3/14/2025"]})["applied"]).toEqual(["2025-03-04"]);
});

test("columns that contradict each other settle no third one, and no other separator", () => {
  const contradicting = {open: ["3/4/2025"], by_day: ["13/4/2025"], by_month: ["4/13/2025"]};
  expect(read(contradicting)["open"]).toEqual(["!ambiguous_date"]);
  expect(column(["3/4/2025", "13-4-2025"])).toEqual(["!ambiguous_date", "2025-04-13"]);
});

test("where nothing decides, only dates that can be two are open", () => {
  expect(column(["3/4/2025", "5/5/2025"])).toEqual(["!ambiguous_date", "2025-05-05"]);
});

test("a column of both kinds is told as mixed where a date can be either", () => {
  expect(column(["13/4/2025", "4/13/2025", "4/5/2025", "5/5/2025"])).toEqual([
    "2025-04-13",
    "2025-04-13",
    "!mixed_dates",
    "2025-05-05"
  ]);
});

test("dates with points begin with the day, unless their column shows that they do not", () => {
  expect(column(["04.03.2025 15:15", "3/14/2025"])).toEqual(["2025-03-04 15:15:00", "2025-03-14"]);
  expect(column(["04.03.2025", "03.14.2025"])).toEqual(["2025-04-03", "2025-03-14"]);
});

test("the key decides without asking, and refuses what contradicts it", () => {
  expect(column(["3/4/2025", "3/14/2025"], {dates: "day-first"})).toEqual(["2025-04-03", "!impossible_date"]);
  expect(column(["3/4/2025", "3/14/2025"], {dates: "month-first"})).toEqual(["2025-03-04", "2025-03-14"]);
});

test("no date that the calendar lacks decides anything", () => {
  expect(column(["31/2/2025", "3/4/2025"])).toEqual(["!impossible_date", "!ambiguous_date"]);
});

test("numbers of Excel are times by the clock it shows, days where they are whole, and read in either system of days", () => {
  expect(column(["45720.635417", "45720,5", "45720"])).toEqual([
    "2025-03-04T15:15:00",
    "2025-03-04T12:00:00",
    "2025-03-04"
  ]);
  expect(column(["44258.25"], {dates: "excel-1904"})).toEqual(["2025-03-04T06:00:00"]);
  expect(column(["12345", "1714557600"])).toEqual(["!not_a_time", "!epoch_number"]);
  expect(column(["12345"], {dates: "excel"})).toEqual(["1933-10-18"]);
});

test("how many values were read in a way that they do not show is counted", () => {
  const file = new ColumnForms("UTC", {});
  file.time("at", "3/14/2025");
  file.settle();
  for (const text of ["3/4/2025", "3/14/2025", "04.03.2025", "45720", "45720.5"]) file.time("at", text);
  expect(Object.fromEntries(file.readings)).toEqual({date_read_month_first: 1, excel_date_number: 2});
});

test("a file is read again only where what was open is settled", () => {
  const settled = (texts: readonly string[]): boolean => {
    const file = new ColumnForms("UTC", {});
    for (const text of texts) file.time("at", text);
    return file.settle();
  };
  expect(settled(["3/4/2025", "3/14/2025"])).toBe(true);
  expect(settled(["3/14/2025", "04.03.2025", "45720", "4 March 2025"])).toBe(false);
  expect(settled(["3/4/2025"])).toBe(false);
});

test("numbers of seconds and milliseconds since 1970 are times where the configuration says so", () => {
  expect(column(["1714557600", "1714557600500", "2025-03-04"], {dates: "unix"})).toEqual([
    "2024-05-01T10:00:00Z",
    "2024-05-01T10:00:01Z",
    "2025-03-04"
  ]);
});
