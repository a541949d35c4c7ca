import {mkdtempSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {
  compared,
  type Compared,
  forgetHistory,
  type Found,
  type History,
  historyFile,
  readHistory,
  sumOf,
  writeHistory
} from "../../loaders/privacy/finding-history.js";

const everything = {role: null, level: null, period: null};
const bar = {kind: "screen.bar", subject: "mixed", slice: everything};
const person = {kind: "interviewer.severity", subject: "I-LASTING", slice: everything};
const found = (verdict: Found["verdict"], held = false): Found => ({...bar, verdict, held});

/** A build of a month of 2026, whose data are those of `data`, else its own. */
function build(
  history: History | null,
  month: number,
  findings: Found[],
  {data = `${month}`, made = "one"} = {}
): Compared {
  const now = {at: new Date(Date.UTC(2026, month - 1, 15)).toISOString(), data, made, candidates: 30, inLoops: 10};
  return compared(history, {key: "k", now, findings});
}
const day = (at: string | null | undefined): string | undefined => at?.slice(0, 10);

describe("the history of findings", () => {
  it("says since when a finding asks for a deed, also when that turned from watch to act", () => {
    const first = build(null, 1, [found("watch")]);
    const second = build(first.next, 2, [found("act")]);
    const third = build(second.next, 3, [found("act")]);
    expect([first, second, third].map((one) => day(one.first(bar)))).toEqual(Array(3).fill("2026-01-15"));
    expect([second.before(bar), third.before(bar)]).toEqual(["watch", "act"]);
    expect([first.last, day(third.last?.at)]).toEqual([null, "2026-02-15"]);
  });

  it("begins anew where the finding was gone in between", () => {
    let {next} = build(null, 1, [found("act")]);
    ({next} = build(next, 2, [found("ok")]));
    expect(day(build(next, 3, [found("act")]).first(bar))).toBe("2026-03-15");
  });

  it("names what asked for a deed and is not looked at any more, once", () => {
    const {next} = build(null, 1, [found("act"), {...person, verdict: "ok", held: false}]);
    const second = build(next, 2, []);
    expect(second.gone).toEqual([bar]);
    expect(build(second.next, 3, []).gone).toEqual([]);
  });

  it("takes two builds of the same data as one, and the second still tells what the first told", () => {
    const {next} = build(null, 1, [found("ok")]);
    const second = build(next, 2, [found("act"), {...person, verdict: "act", held: false}]);
    const again = build(second.next, 3, [found("act")], {data: "2"});
    expect([again.before(bar), day(again.first(bar)), day(again.last!.at)]).toEqual(["ok", "2026-02-15", "2026-01-15"]);
    expect(again.next.builds).toEqual(second.next.builds);
    // With other settings it is another build.
    expect(day(build(second.next, 3, [found("act")], {data: "2", made: "two"}).last!.at)).toBe("2026-02-15");
  });

  it("goes on as it was where too few candidates changed to tell, and tells it once enough have", () => {
    const {next} = build(null, 1, [found("ok")]);
    const held = build(next, 2, [found("act", true), {...person, verdict: "act", held: true}]);
    expect([held.first(bar), held.first(person)].map(day)).toEqual(["2026-01-15", undefined]);
    const told = build(held.next, 3, [found("act"), {...person, verdict: "act", held: false}]);
    expect([told.before(bar), told.before(person), day(told.first(bar))]).toEqual(["ok", null, "2026-03-15"]);
  });

  it("keeps no more than the last two builds need", () => {
    let history: History | null = null;
    for (let month = 1; month <= 12; month++)
      history = build(history, month, [found(month % 2 === 0 ? "act" : "ok")]).next;
    expect([history!.builds.length, history!.findings.length]).toEqual([2, 2]);
  });
});

describe("the file of the history", () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "plumbline-history-"));
    file = historyFile(join(folder, "warehouse.duckdb"));
  });
  afterEach(() => rmSync(folder, {recursive: true}));

  it("comes back as it was kept, readable by its owner alone, and is gone when somebody is forgotten", async () => {
    expect(await readHistory(file, "k")).toEqual({history: null, problem: null});
    const {next} = build(null, 1, [found("act")]);
    await writeHistory(file, next);
    expect(await readHistory(file, "k")).toEqual({history: next, problem: null});
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await forgetHistory(file);
    await forgetHistory(file);
    expect(await readHistory(file, "k")).toEqual({history: null, problem: null});
  });

  it("is ignored with a sentence when it is damaged or was made with another key", async () => {
    await writeHistory(file, build(null, 1, [found("act")]).next);
    const other = await readHistory(file, "another");
    expect(other).toMatchObject({history: null, problem: expect.stringMatching(/findings: .*another pseudonym key/)});
    for (const damage of ["", "{", "null", '{"key":"k","builds":[],"findings":[]}']) {
      writeFileSync(file, damage);
      expect(await readHistory(file, "k")).toMatchObject({history: null, problem: expect.stringMatching(/is damaged/)});
    }
  });

  it("knows the same data in whatever order they are read", () => {
    expect(sumOf({a: {x: "1", y: "2"}, b: {z: "3"}})).toBe(sumOf({b: {z: "3"}, a: {y: "2", x: "1"}}));
    expect(sumOf({a: {x: "1"}})).not.toBe(sumOf({a: {x: "2"}}));
  });
});
