import {describe, expect, it} from "vitest";
import {isoTime, isTrue, later, nameOf, object, objects, text} from "../../loaders/adapters/fields.js";
import type {JsonObject} from "../../loaders/reader/strict-json.js";
import {idInPath} from "../../loaders/adapters/recognise/pages.js";

describe("a field of a record", () => {
  it("is its text, trimmed; blank, absent and nested ones are none", () => {
    const record = {a: " x ", n: 0, big: "9007199254740993", no: false, blank: " ", none: null, list: [1], inside: {}};
    expect(["a", "n", "big", "no"].map((field) => text(record, field))).toEqual([
      "x",
      "0",
      "9007199254740993",
      "false"
    ]);
    expect(["blank", "none", "list", "inside", "absent"].map((field) => text(record, field))).toEqual(
      Array(5).fill(null)
    );
    expect([text(null, "a"), text(undefined, "a")]).toEqual([null, null]);
  });

  it("is true where a system or a database says so", () => {
    for (const value of [true, "true", "TRUE", "t", "1", 1]) expect(isTrue({value}, "value")).toBe(true);
    for (const value of [false, "false", "f", "0", 0, 11, "not", "untrue", "true story", null, ""])
      expect(isTrue({value}, "value")).toBe(false);
  });

  it("is an object or a list of objects, else nothing", () => {
    const record: JsonObject = {one: {a: 1}, list: [{a: 1}, 2, null, [3], {b: 2}], text: "x"};
    expect(object(record, "one")).toEqual({a: 1});
    expect(["list", "text", "absent"].map((field) => object(record, field))).toEqual([null, null, null]);
    expect(objects(record, "list")).toEqual([{a: 1}, {b: 2}]);
    expect([objects(record, "one"), objects(null, "list"), object(null, "one")]).toEqual([[], [], null]);
  });
});

describe("the name of a person", () => {
  it("stands in one field, else in two, in either spelling", () => {
    expect(nameOf({name: "Ada L", first_name: "A", last_name: "B"})).toBe("Ada L");
    expect(nameOf({first_name: "Ada", last_name: "Lovelace"})).toBe("Ada Lovelace");
    expect(nameOf({firstName: "Ada", lastName: "Lovelace"})).toBe("Ada Lovelace");
    expect(nameOf({last_name: "Lovelace"})).toBe("Lovelace");
    expect(nameOf({})).toBeNull();
  });
});

describe("a time", () => {
  it("is ISO 8601 of milliseconds, and stands as it is otherwise", () => {
    expect(isoTime("1767225600000")).toBe("2026-01-01T00:00:00.000Z");
    expect(isoTime("946684800000")).toBe("2000-01-01T00:00:00.000Z");
    for (const other of ["17672256000", "17672256000000", "2026-01-01", "1767225600000 ", null])
      expect(isoTime(other)).toBe(other);
  });

  it("some minutes later is known where both are, and lies in a year that dates can name", () => {
    expect(later("2026-01-01T10:00:00Z", 45)).toBe("2026-01-01T10:45:00.000Z");
    expect(later("2026-01-01T10:00:00Z", -60)).toBe("2026-01-01T09:00:00.000Z");
    expect([later(null, 45), later("2026-01-01", null), later("soon", 45)]).toEqual([null, null, null]);
    expect(later("2026-01-01T10:00:00Z", 1e12)).toBeNull();
  });
});

describe("the id that a path names", () => {
  const uuid = "0b0f9c1e-2f6f-4a55-9d0c-3a1f6e5d4c3b";
  const known = new Map([
    ["abc", 1],
    [uuid, 2]
  ]);

  it("is a part of it that is known, the last first, or a part of a name that looks like one", () => {
    expect(idInPath("feedback/abc.json", known)).toBe("abc");
    expect(idInPath("abc/feedback.ndjson.gz", known)).toBe("abc");
    expect(idInPath(`feedback-${uuid}.json`, known)).toBe(uuid);
    expect(idInPath(`abc/feedback-${uuid}.json`, known)).toBe(uuid);
    expect(idInPath("feedback/abd.json", known)).toBeNull();
    expect(idInPath("feedback-0b0f9c1e-2f6f-4a55-9d0c-000000000000.json", known)).toBeNull();
    expect(idInPath("abc.csv/x.json", known)).toBeNull();
  });
});
