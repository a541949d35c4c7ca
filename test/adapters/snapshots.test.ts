import {describe, expect, it} from "vitest";
import type {FileSample} from "../../loaders/adapters/adapter.js";
import {stemOf} from "../../loaders/adapters/recognise/side-tables.js";
import {snapshotOf, snapshots} from "../../loaders/adapters/snapshots.js";

const file = (path: string): FileSample => ({path, format: "json", columns: [], envelope: null, records: []});
const split = (...paths: string[]) =>
  snapshots(paths.map(file), ({path}) => stemOf(path)).map(({files, own}) => ({
    own: [...own].sort(),
    helping: files.map(({path}) => path).filter((path) => !own.has(path))
  }));

describe("dated snapshots", () => {
  it("the date stands in the name of the file, else of the nearest folder", () => {
    expect(snapshotOf("2026-01-01/scorecards-2026-02-01.json")).toBe("2026-02-01");
    expect(snapshotOf("2026-01-01/lever/feedback/77.json")).toBe("2026-01-01");
    expect(snapshotOf("export 2026-03-01/scorecards.json")).toBe("2026-03-01");
    expect(snapshotOf("scorecards-20260101.json")).toBeNull();
  });

  it("newest first; what one lacks comes from the nearest older one, else from the nearest newer one", () => {
    expect(
      split("2026-01-01/a.json", "2026-01-01/b.json", "2026-02-01/a.json", "2026-03-01/a.json", "2026-03-01/c.json")
    ).toEqual([
      {own: ["2026-03-01/a.json", "2026-03-01/c.json"], helping: ["2026-01-01/b.json"]},
      {own: ["2026-02-01/a.json"], helping: ["2026-01-01/b.json", "2026-03-01/c.json"]},
      {own: ["2026-01-01/a.json", "2026-01-01/b.json"], helping: ["2026-03-01/c.json"]}
    ]);
  });

  it("of several newer ones the nearest lends what is lacking, of several older ones too", () => {
    const all = ["a-2026-01-01.json", "c-2026-02-01.json", "c-2026-03-01.json", "a-2026-04-01.json"];
    const helping = split(...all).map((snapshot) => snapshot.helping);
    expect(helping).toEqual([
      ["c-2026-03-01.json"],
      ["a-2026-01-01.json"],
      ["a-2026-01-01.json"],
      ["c-2026-02-01.json"]
    ]);
  });

  it("undated files help every snapshot and belong to the newest", () => {
    expect(split("users.json", "a-2026-01-01.json", "a-2026-02-01.json")).toEqual([
      {own: ["a-2026-02-01.json", "users.json"], helping: []},
      {own: ["a-2026-01-01.json"], helping: ["users.json"]}
    ]);
  });

  it("every record is accounted for exactly once, whatever the dates", () => {
    const paths = ["x.json", "a-2026-01-01.json", "2026-02-01/a.json", "2026-02-01/b.json", "c-2026-03-01.json"];
    expect(
      split(...paths)
        .flatMap(({own}) => own)
        .sort()
    ).toEqual(paths.toSorted());
  });

  it("without dates, or with one, everything is one snapshot", () => {
    expect(split("a.json", "b-2026-01-01.json")).toEqual([{own: ["a.json", "b-2026-01-01.json"], helping: []}]);
  });
});
