import {describe, expect, it} from "vitest";
import type {Overview, Tile} from "../../src/contracts/overview.js";
import {
  besideValue,
  askedElsewhere,
  expectedLine,
  findingsPeriod,
  overviewTitle,
  screensToHires,
  tileInWords,
  tileLine,
  tileNote,
  tilesPeriod,
  tooLittleLine
} from "../../src/words/overview.js";

const change = (sentence: string, clear = false) => ({
  value: -0.02,
  interval: [-0.05, 0.01] as [number, number],
  clear,
  sentence
});

function tile(
  parts: Partial<Tile> = {},
  told: NonNullable<Tile["trend"]>["change"] = change("no clear change in a year")
): Tile {
  const now = {from: "2025-Q3", to: "2026-Q1", value: 0.17, interval: [0.13, 0.21] as [number, number], n: 227};
  return {
    measure: "Borderline loops that end in an offer",
    unit: "share",
    counted: "decided borderline loops",
    shown: now,
    trend: {quarters: [], now, yearBefore: null, change: told},
    reference: null,
    note: null,
    missing: null,
    page: null,
    ...parts
  };
}

function asked(act: number, watch: number, {ok = 20, few = 2, others = 0, tiles = [tile()]} = {}) {
  const one = {kind: "question.signal", verdict: "act", what: "x", count: 1, hours: null, where: "y"} as const;
  const elsewhere: Overview["elsewhere"] = Array.from({length: others}, () => one);
  return {asks: {act, watch, more: 0}, counts: {act, watch, ok, too_little_data: few}, elsewhere, tiles};
}

describe("the title of an overview", () => {
  it("says how many things there are to change, and what of the rest", () => {
    expect(overviewTitle(asked(3, 0, {few: 0}), "managers")).toBe("Three things to change, the rest is plumb");
    expect(overviewTitle(asked(1, 2), "leads")).toBe("One thing to change, two to watch");
    expect(overviewTitle(asked(0, 1), "leads")).toBe("Nothing to change now, one thing to watch");
    expect(overviewTitle(asked(0, 0, {few: 0}), "leads")).toBe("All is plumb");
  });

  it("does not call plumb what could mostly not be judged", () => {
    expect(overviewTitle(asked(0, 1, {ok: 3, few: 9}), "leads")).toBe("One thing to watch, much cannot be judged yet");
    expect(overviewTitle(asked(2, 0, {ok: 3, few: 9}), "managers")).toBe(
      "Two things to change, much cannot be judged yet"
    );
    expect(overviewTitle(asked(0, 0, {ok: 3, few: 9}), "managers")).toBe(
      "Nothing to change, but much cannot be judged yet"
    );
    expect(overviewTitle(asked(0, 0, {ok: 0, few: 9}), "managers")).toBe(
      "There are too few data to judge anything yet"
    );
  });

  it("counts of other sites what they ask to be changed, and what is listed so", () => {
    const {elsewhere, ...rest} = asked(3, 0, {others: 5});
    const watched = [
      {...elsewhere[0]!, verdict: "watch" as const},
      {...elsewhere[1]!, verdict: "watch" as const}
    ];
    const all = [watched[0]!, ...elsewhere.slice(0, 3), watched[1]!];
    expect(askedElsewhere(all)).toEqual({acts: elsewhere.slice(0, 3), watched});
    expect(overviewTitle({...rest, elsewhere: all}, "managers")).toBe("Three things to change, three on other sites");
  });

  it("does not call the rest plumb where some needs data or another site asks for something", () => {
    expect(overviewTitle(asked(3, 0, {few: 1}), "managers")).toBe("Three things to change");
    expect(overviewTitle(asked(3, 0, {few: 0, others: 5}), "managers")).toBe(
      "Three things to change, five on other sites"
    );
    expect(overviewTitle(asked(0, 0, {few: 1}), "managers")).toBe("Nothing to change now");
    expect(overviewTitle(asked(0, 0, {few: 0, others: 1}), "managers")).toBe(
      "Nothing to change here, one thing on other sites"
    );
  });

  it("says of leadership's whether hiring changed, and what other sites ask for", () => {
    expect(overviewTitle(asked(1, 0, {others: 2}), "leadership")).toBe(
      "Hiring shows no clear change; one thing to change here, two on other sites"
    );
    const fewer = tile({measure: "Hires a quarter"}, change("5 fewer than a year before", true));
    expect(overviewTitle(asked(0, 0, {tiles: [fewer]}), "leadership")).toBe(
      "Hires a quarter: 5 fewer than a year before; nothing to change here"
    );
    expect(overviewTitle(asked(0, 0, {tiles: [tile({}, null)]}), "leadership")).toMatch(/^Too early to compare/);
  });
});

describe("a tile", () => {
  it("has in one line the change and what it is held against", () => {
    const reference = {value: 0.286, interval: null, label: "break-even"};
    expect(tileNote(tile({reference}))).toBe("break-even 29\u00a0% · no clear change in a year");
    expect(tileNote(tile({trend: null, note: "money: set an hourly rate"}))).toBe("money: set an hourly rate");
  });

  it("says what is missing in place of all else", () => {
    expect(tileNote(tile({shown: null, trend: null, missing: "There are no hires yet."}))).toBe(
      "There are no hires yet."
    );
  });

  it("says its value with interval, n and months", () => {
    expect(tileInWords(tile())).toBe("17\u00a0% (13–21\u00a0%), 227 decided borderline loops, Jul 2025 – Mar 2026");
  });

  it("is a line of a report, with what is missing where there is no value", () => {
    expect(tileLine(tile())).toBe(
      "Borderline loops that end in an offer: 17\u00a0% (13–21\u00a0%), 227 decided borderline loops, Jul 2025 – Mar 2026; no clear change in a year"
    );
    expect(tileLine(tile({shown: null, trend: null, missing: "There are no hires yet."}))).toBe(
      "Borderline loops that end in an offer: There are no hires yet."
    );
  });

  it("is of the months that all have in common, or of the latest complete ones of each", () => {
    expect(tilesPeriod([tile(), tile()])).toBe("Jul 2025 – Mar 2026");
    const other = tile({trend: {...tile().trend!, now: {...tile().trend!.now!, to: "2026-Q2"}}});
    expect(tilesPeriod([tile(), other])).toBe("The latest complete quarters");
    expect(tilesPeriod([tile({trend: null})])).toBe("Everything that the data hold");
  });

  it("is not that of the findings, which is said where the two differ", () => {
    expect(findingsPeriod([tile(), tile({trend: null})])).toBe("Findings are of everything that the data hold.");
    expect(findingsPeriod([tile({trend: null})])).toBeNull();
  });

  it("says beside its value how far it may be off, also where both ends of the interval read like the value", () => {
    expect(besideValue(tile())).toBe("13–21");
    const shown = {...tile().shown!, value: 0.3, interval: [0.3, 0.3] as [number, number]};
    expect(besideValue(tile({unit: "a week", shown}))).toBe("± under 0.1");
    expect(besideValue(tile({unit: "share", shown}))).toBe("± under 1");
    expect(besideValue(tile({shown: null}))).toBeNull();
  });
});

describe("what asks for nothing", () => {
  const kinds = ["57 questions' signal", "the size of loops", "hours of loops", "what screens foretell"].map(
    (words) => ({
      kind: "loop.size" as const,
      words,
      page: null,
      enough: null
    })
  );

  it("stands in one line by kind", () => {
    const counts = {act: 0, watch: 0, ok: 60, too_little_data: 1};
    expect(expectedLine({counts, expected: kinds})).toBe(
      "60 checks came out as expected: 57 questions' signal, the size of loops, hours of loops and 1 more kind"
    );
    expect(expectedLine({counts, expected: kinds.slice(1, 2)})).toBe("The size of loops came out as expected");
    expect(tooLittleLine({counts, tooLittle: kinds.slice(1, 2)})).toBe("1 needs more data: the size of loops");
  });
});

describe("screens that end in a hire", () => {
  it("are said in natural frequencies, and not at all where they are hidden", () => {
    const {trend} = tile();
    const step = (value: number | null, n = 769): NonNullable<Overview["funnel"]>[number] => ({
      step: "phone_screen>hired",
      shown: value === null ? null : {from: "2025-Q3", to: "2026-Q1", value, interval: null, n},
      trend: trend!
    });
    expect(screensToHires([step(0.078)])).toBe("1 in 13 phone screens ends in a hire");
    expect(screensToHires([step(0.4)])).toBe("40\u00a0% of phone screens end in a hire");
    expect(screensToHires([step(6 / 57, 57)])).toBe("6 of 57 phone screens ended in a hire");
    expect(screensToHires([step(null)])).toBeNull();
  });
});
