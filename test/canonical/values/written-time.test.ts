import {describe, expect, it, test} from "vitest";
import {writtenTime} from "../../../loaders/canonical/values/written-time.js";

/** ISO form, or the fault, or the numbers of a date whose order is open. */
function read(text: string, timezone = "UTC"): string {
  const written = writtenTime(text, timezone);
  if ("iso" in written) return written.iso;
  if ("fault" in written) return written.fault;
  const {first, second, year, separator, clock} = written;
  return [first, second, year].join(separator) + clock;
}

describe("a time of day", () => {
  test.each([
    ["3/4/2025 12:00 AM", "3/4/2025 00:00:00"],
    ["3/4/2025 12:30 PM", "3/4/2025 12:30:00"],
    ["3/4/2025 3:15PM", "3/4/2025 15:15:00"],
    ["3/4/2025, 3:15\u202fp.m.", "3/4/2025 15:15:00"],
    ["3/4/2025 3:15:07 p. m.", "3/4/2025 15:15:07"],
    ["3/4/2025 3 PM", "3/4/2025 15:00:00"],
    ["3/4/2025 15:15 PM", "3/4/2025 15:15:00"],
    ["3:15 PM on 3/4/2025", "3/4/2025 15:15:00"],
    ["04.03.2025 15.15", "4.3.2025 15:15:00"],
    ["4. 3. 2025 15:15", "4.3.2025 15:15:00"],
    ["04-03-25 9:05:01", "4-3-2025 09:05:01"],
    ["2025/03/04 15:15", "2025-03-04 15:15:00"],
    ["2025.03.04", "2025-03-04"],
    ["2025-3-4 3:15 PM", "2025-03-04 15:15:00"],
    ["2025-03-04T15:15:00,123+0530", "2025-03-04 15:15:00.123+05:30"],
    ["20250304T151500Z", "2025-03-04 15:15:00Z"],
    ["04/Mar/2025:15:15:00 +0000", "2025-03-04 15:15:00+00:00"],
    ["2025年3月4日 15:15", "2025-03-04 15:15:00"],
    ["2025年3月4日15時15分", "2025-03-04 15:15:00"],
    ["2025 年 3 月 4 日", "2025-03-04"],
    ["2025年13月4日", "impossible_date"],
    ["/Date(1741101300000)/", "2025-03-04T15:15:00Z"],
    ["/Date(1741101300000+0000)/", "2025-03-04T15:15:00Z"],
    ["/Date(soon)/", "not_a_time"]
  ])("is read on either clock, beside a date of numbers: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each(["3/4/2025 15:15 AM", "3/4/2025 0:15 PM", "3/4/2025 24:15", "3/4/2025 3:60 PM", "3/4/2025 3:15:60"])(
    "that no clock shows is impossible: %s",
    (text) => {
      expect(read(text)).toBe("impossible_date");
    }
  );
});

describe("a date in words", () => {
  test.each([
    "March 4th, 2025",
    "4th of March 2025",
    "Tue Mar 4 2025",
    "04-Mar-25",
    "04MAR2025",
    "2025-Mar-04",
    "4. März 2025",
    "4.Mrz.2025",
    "le 4 mars 2025",
    "mar. 4 mars 2025",
    "4 de marzo de 2025",
    "terça-feira, 4 de março de 2025",
    "martedì 4 marzo 2025",
    "dinsdag 4 mrt 2025",
    "tirsdag den 4. marts 2025",
    "4 marca 2025"
  ])("is read in the languages of Europe: %s", (text) => {
    expect(read(text)).toBe("2025-03-04");
  });

  test.each(["30 February 2025", "February 29, 2025", "31 juin 2025", "2025-02-30", "2025/13/01"])(
    "that the calendar lacks is impossible: %s",
    (text) => {
      expect(read(text)).toBe("impossible_date");
    }
  );

  test.each([
    "sometime",
    "March 2025",
    "Q1 2025",
    "10/2025",
    "4 March",
    "1 2 3",
    "12:30",
    "juil 4 mars 2025",
    "4 juinet 2025"
  ])("that is not one whole date is none: %s", (text) => {
    expect(read(text)).toBe("not_a_time");
  });

  it("29 February is one in leap years", () => {
    expect([read("Feb 29, 2024"), read("Feb 29, 2000"), read("Feb 29, 1900")]).toEqual([
      "2024-02-29",
      "2000-02-29",
      "impossible_date"
    ]);
  });
});

describe("a zone", () => {
  test.each([
    ["Z", "+00:00"],
    [" UTC", "+00:00"],
    [" GMT+2", "+02:00"],
    [" UTC-05:30", "-05:30"],
    [" +0200", "+02:00"],
    ["+02:00", "+02:00"],
    [" EST", "-05:00"],
    [" (PDT)", "-07:00"],
    [" CEST", "+02:00"],
    [" BST", "+01:00"],
    [" ET", "[America/New_York]"],
    [" GMT+0100 (Central European Standard Time)", "+01:00"],
    ["-05:00[America/New_York]", "-05:00"],
    ["[America/New_York]", "[America/New_York]"],
    [" europe/berlin", "[Europe/Berlin]"]
  ])("follows as offset, abbreviation or name: %s", (suffix, zone) => {
    expect(read(`Mar 4, 2025 15:15:00${suffix}`)).toBe(`2025-03-04 15:15:00${zone}`);
    expect(read(`2025/03/04 15:15${suffix}`)).toBe(`2025-03-04 15:15:00${zone}`);
  });

  it("stands before the year in the clock of Unix", () => {
    expect(read("Tue Mar  4 15:15:00 EST 2025")).toBe("2025-03-04 15:15:00-05:00");
  });

  it("that several countries abbreviate alike is the configured one's, or told", () => {
    expect(read("2025/03/04 15:15 IST", "Asia/Kolkata")).toBe("2025-03-04 15:15:00+05:30");
    expect(read("2025/03/04 15:15 IST", "Europe/Dublin")).toBe("2025-03-04 15:15:00+01:00");
    expect(read("2025/03/04 15:15 IST", "America/New_York")).toBe("ambiguous_zone");
    expect(read("2025/03/04 15:15 CST", "Asia/Shanghai")).toBe("2025-03-04 15:15:00+08:00");
    expect(read("2025/03/04 15:15 EST", "Australia/Sydney")).toBe("ambiguous_zone");
  });

  test.each(["2025/03/04 15:15 XYZ", "2025/03/04 15:15 [Mars/Base]"])("that nobody knows is told: %s", (text) => {
    expect(read(text)).toBe("unknown_zone");
  });
});

/** An independent writer of times: every language and style that Node knows, read back. */
const languages = [
  "en-US",
  "en-GB",
  "en-IN",
  "en-AU",
  "en-CA",
  "de",
  "de-AT",
  "de-CH",
  "fr",
  "fr-CA",
  "es",
  "es-MX",
  "nl",
  "it",
  "pt",
  "pt-BR",
  "da",
  "sv",
  "nb",
  "pl"
];

test.each(languages)("what %s writes in full and in short is read as the same time", (language) => {
  const styles = (["full", "long", "medium", "short"] as const).flatMap((dateStyle) =>
    (["none", "short", "medium"] as const).map((timeStyle) => ({dateStyle, timeStyle}))
  );
  const wrong: string[] = [];
  for (const {dateStyle, timeStyle} of styles) {
    const format = new Intl.DateTimeFormat(language, {
      dateStyle,
      ...(timeStyle === "none" ? {} : {timeStyle}),
      timeZone: "UTC"
    });
    for (let index = 0; index < 60; index++) {
      // Steps that meet every month, hour, weekday and 29 February 2024.
      const time = new Date(Date.UTC(2024, 1, 29, 0, 7, 9) + index * (6 * 86_400_000 + 5 * 3_600_000));
      const text = format.format(time);
      const [day, clock] = time.toISOString().slice(0, 19).split("T") as [string, string];
      const seen = timeStyle === "none" ? "" : ` ${timeStyle === "short" ? `${clock.slice(0, 5)}:00` : clock}`;
      const [year, month, date] = day.split("-").map(Number);
      const result = read(text);
      const orders = [`${date}S${month}S${year}${seen}`, `${month}S${date}S${year}${seen}`];
      const isOpen = orders.includes(result.replace(/^(\d+)[-/.](\d+)[-/.]/, "$1S$2S"));
      if (result !== day + seen && !isOpen) wrong.push(`${text} → ${result}`);
    }
  }
  expect(wrong.slice(0, 10)).toEqual([]);
});
