import {expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {makeFinding} from "../../../loaders/reports/finding.js";
import {pagesToActOn} from "../../../loaders/reports/overview/marks.js";
import type {Finding} from "../../../src/contracts/finding.js";

const pages = [
  {path: "questions", kinds: ["question.signal", "question.drift"]},
  {path: "loop-design", kinds: ["loop.size"]},
  {path: "methods", kinds: []}
] as const;

function found(kind: Finding["kind"], verdict: Finding["verdict"], n: number): Finding {
  return makeFinding({kind, subject: "all", verdict, unit: "x", n, claim: "It is so.", evidence: "", action: "Do it."});
}

it("only pages that explain something to act on are marked, and nothing that rests on too few people", () => {
  const few = defaultConfig().privacy.minimum_candidates - 1;
  const marked = (...findings: Finding[]): string[] => pagesToActOn(findings, pages, defaultConfig());
  expect(marked(found("question.drift", "act", 100), found("loop.size", "watch", 100))).toEqual(["questions"]);
  expect(marked(found("question.drift", "act", few), found("loop.size", "ok", 100))).toEqual([]);
});
