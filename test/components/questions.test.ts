import {describe, expect, it} from "vitest";
import {useTitle} from "../../src/components/question-use/index.js";
import {reasonOf} from "../../src/components/questions/deeds-table.js";
import {labelPlaces} from "../../src/components/questions/label-places.js";
import {noDataTitle} from "../../src/components/questions/no-data-trend.js";
import {familiesTitle, pairsTitle} from "../../src/components/questions/pairs.js";
import {isToChange, mapTitle} from "../../src/components/questions/question-map.js";
import {questionColumns} from "../../src/components/questions/table.js";
import type {Question} from "../../src/contracts/questions.js";

const question = (changes: object = {}): Question & {twin: null} =>
  ({
    question: "Q1",
    ratings: 80,
    signal: {verdict: "ok", direction: null},
    drift: null,
    noData: {verdict: "ok", share: {value: 0.1, interval: null}},
    advice: "keep",
    twin: null,
    ...changes
  }) as unknown as Question & {twin: null};
const weak = {signal: {verdict: "act", direction: "weak"}};
const leaked = {drift: {verdict: "act", direction: "leaked", since: "2025-07"}};

describe("the questions page", () => {
  it("calls no question a coin toss that is not shown to be weak", () => {
    expect(mapTitle([])).toBe("No question here can be judged yet");
    expect(mapTitle([question(), question({signal: {verdict: "act", direction: "strong"}})])).toBe(
      "No question is shown to be a coin toss"
    );
    expect(mapTitle([question(weak), question()])).toBe("One of 2 does no better than a coin");
  });

  it("names for change what is weak, changed or often unrated, and nothing else", () => {
    expect(
      [question(), question(weak), question(leaked), question({noData: {verdict: "act"}})].map(isToChange)
    ).toEqual([false, true, true, true]);
    expect(isToChange(question({signal: {verdict: "act", direction: "strong"}}))).toBe(false);
  });

  it("writes names in the chart beside other dots and names, within the frame", () => {
    const frame = {left: 0, right: 400, top: 0, bottom: 200};
    const at = (x: number, y: number) => ({x, y, text: "Evals 24"});
    const [one, inTheWay] = [at(100, 100), {x: 130, y: 100}];
    expect(labelPlaces([one], [one], frame)).toEqual([{isRight: true, dy: 0}]);
    expect(labelPlaces([one], [one, inTheWay], frame)).toEqual([{isRight: false, dy: 0}]);
    expect(labelPlaces([at(380, 100)], [], frame)).toEqual([{isRight: false, dy: 0}]);
    expect(labelPlaces([at(5, 100)], [{x: 40, y: 100}], frame)[0]).toMatchObject({isRight: true, dy: -16});
    const [first, second] = labelPlaces([at(5, 100), at(5, 104)], [], frame);
    expect(Math.abs(104 + second!.dy - 100 - first!.dy)).toBeGreaterThanOrEqual(16);
  });

  it("says the strongest reason of a question, a leak before all", () => {
    expect(reasonOf(question({...weak, ...leaked}), 80)).toBe("ratings rose in Jul 2025 and tell less");
    expect(reasonOf(question(weak), 80)).toBe("follows the others' votes no better than chance, 80 ratings");
    expect(reasonOf({...question(), twin: "Q2"}, 80)).toBe("gets the same answer as “Q2”");
    const waiting = question({advice: "wait for data"});
    expect(reasonOf(waiting, 81)).toBe("80 ratings so far");
    expect(reasonOf(waiting, 80)).toBe("80 ratings, not judged");
    expect(reasonOf(question(), 80)).toBe("tells candidates apart");
  });

  it("counts repeated pairs, and calls an attribute the most or the least only where no other may be", () => {
    expect([pairsTitle([]), pairsTitle([{verdict: "ok"}]), pairsTitle([{verdict: "act"}, {verdict: "ok"}])]).toEqual([
      "No two questions are asked together often enough",
      "None of 1 pair gets one answer twice",
      "1 of 2 pairs gets one answer twice"
    ]);
    const family = (name: string, share: number, half: number) => ({
      family: name,
      loops: 90,
      share,
      interval: [share - half, share + half] as [number, number]
    });
    expect(familiesTitle([family("A", 0.02, 0.01), family("B", 0.09, 0.02)])).toBe("B adds most, A least");
    const least = family("A", 0.01, 0.005);
    expect(familiesTitle([least, family("B", 0.07, 0.02), family("C", 0.08, 0.02)])).toBe("A adds least");
    expect(familiesTitle([least, family("B", 0.015, 0.005), family("C", 0.08, 0.02)])).toBe("C adds most");
    const many = [0.01, 0.02, 0.06, 0.08].map((share, at) => family("ABCD"[at]!, share, 0.011));
    expect(familiesTitle(many)).toBe("D adds more than A");
    expect(familiesTitle([family("A", 0.05, 0.03), family("B", 0.09, 0.03)])).toBe(
      "No attribute clearly adds more than another"
    );
  });

  it("speaks of unrated questions and of ends of the scale as they are", () => {
    expect(noDataTitle({clear: true, value: 0.04, interval: [0.01, 0.07], sentence: "x"})).toBe(
      "More questions go unrated than a year before"
    );
    expect(noDataTitle(null)).toBe("Questions unrated: years cannot be compared yet");
    expect([useTitle({uses: []}), useTitle({uses: [{oneEnd: false}] as never})]).toEqual([
      "Too few ratings to see how people use questions",
      "Nobody rates a question at one end only"
    ]);
  });
});

it("a question without a signal is not called much the same over all roles and levels", () => {
  const column = questionColumns.find(({label}) => label === "Over all roles and levels")!;
  const format = (signal: object) => column.format!(question({signal}));
  expect(format({pooled: null, r: {value: null, interval: null}})).toBe("– (too few ratings)");
  expect(format({pooled: null, r: {value: 0.4, interval: [0.3, 0.5]}})).toBe("–");
});
