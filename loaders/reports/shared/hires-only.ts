import type {Finding} from "../../../src/contracts/finding.js";
import {otherDeeds} from "../../../src/words/deeds.js";
import {makeFinding} from "../finding.js";
import {sameBehind} from "../../privacy/behind.js";

/** What the pages say on which offers matter. */
export const hiresOnlyDoubt = {
  sentence:
    "No decisions were exported, and no stage tells of offers: only hires are known. Where this page speaks of offers it means those hired; an offer that was declined counts as none.",
  pages: ["agreement", "independence", "phone-screen", "borderline", "loop-design", "questions", "coverage", "funnel"]
};

/** The finding that says what is missing, for whoever reads no page. */
export const hiresOnlyFinding: Finding = makeFinding({
  kind: "data.quality",
  subject: "decisions not exported",
  verdict: "watch",
  estimate: {value: 0, interval: [0, 0]},
  unit: "rows of decisions",
  mark: null,
  deed: otherDeeds.exportDecisions,
  n: 0,
  claim: "Only hires are known, not who was made a proposal.",
  evidence:
    "No decisions were exported, and no stage tells of proposals. Whoever declined counts as not hired, and how many accepted cannot be told.",
  sure: {probability: null, sentence: "The exports hold no decision."},
  action: "Export decisions, each with its date and whether the candidate accepted.",
  needs: [{unit: "rows of decisions", more: 1, weeks: null}]
});

/** Fields of findings and datasets that speak; others hold labels, numbers and queries as they are. */
const spoken = new Set(["claim", "evidence", "sentence", "action", "unit", "refusal"]);

/** The same content of the same candidates, with "hired" where its sentences say "offer". */
export function inHires<Content>(content: Content): Content {
  if (Array.isArray(content)) return content.map((one: unknown) => inHires(one)) as Content;
  if (content === null || typeof content !== "object") return content;
  const said = Object.entries(content).map(([key, value]: [string, unknown]) => [
    key,
    spoken.has(key) && typeof value === "string" ? hiredWords(value) : inHires(value)
  ]);
  return sameBehind(content, Object.fromEntries(said) as Content & object);
}

/** In their order: the longest phrases first. */
const phrases: readonly [RegExp, string][] = [
  [/\b(end|ended) in an offer\b/g, "$1 with the candidate hired"],
  [/\bof offers would be made again\b/g, "of those hired would be hired again"],
  [/\bthose offered\b/g, "those hired"],
  [/\ban offer\b/g, "a hire"],
  [/\boffer(s?)\b/g, "hire$1"]
];

/** Quoted names stay as they are. */
function hiredWords(text: string): string {
  return text
    .split(/(“[^”]*”)/)
    .map((part, i) => (i % 2 === 1 ? part : phrases.reduce((said, [from, to]) => said.replace(from, to), part)))
    .join("");
}
