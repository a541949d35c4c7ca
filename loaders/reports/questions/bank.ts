import type {Finding} from "../../../src/contracts/finding.js";
import type {Headline} from "../../../src/contracts/headline.js";
import type {Question} from "../../../src/contracts/questions.js";
import {atStart, counted, listed, some} from "../../../src/words/numbers.js";
import {asHeadline} from "../finding.js";

const order = ["question.signal", "question.drift", "question.redundant", "question.no_data"] as const;

/** The findings to act on, one of each kind first, at most three; where there are none, what was looked at. */
export function questionHeadlines(findings: readonly Finding[]): Headline[] {
  const acting = findings.filter(({verdict}) => verdict === "act");
  const first = order.flatMap((kind) => acting.find((finding) => finding.kind === kind) ?? []);
  const rest = acting.filter((finding) => !first.includes(finding));
  if (acting.length > 0) return [...first, ...rest].slice(0, 3).map((finding) => asHeadline(finding));
  const signals = findings.filter(({kind}) => kind === "question.signal");
  const judged = signals.filter(({verdict}) => verdict !== "too_little_data");
  if (judged.length === 0) return [nothingJudged(signals)];
  const watched = findings.filter(({verdict}) => verdict === "watch");
  return [
    {
      kind: "question.signal",
      verdict: watched.length > 0 ? "watch" : "ok",
      sentence: `${atStart(some(judged.length, signals.length))} questions have enough ratings to be judged, and each of these carries signal or is not shown to lack it${watched.length > 0 ? `; ${watchedWords(watched)} to keep an eye on` : ""}.`,
      action: watched[0]?.action ?? "Keep the question bank as it is."
    },
    ...watched.slice(0, 2).map((finding) => asHeadline(finding))
  ];
}

function nothingJudged(signals: readonly Finding[]): Headline {
  const nearest = [...signals].sort((a, b) => b.n - a.n)[0];
  return {
    kind: "question.signal",
    verdict: "too_little_data",
    sentence:
      signals.length === 0
        ? "The exports hold no rating of a question on a loop scorecard."
        : `None of ${counted(signals.length, "question")} has enough ratings to be judged.`,
    action:
      signals.length === 0
        ? "Export ratings by question beside the scorecards."
        : "Keep asking and rate every question.",
    ...(nearest?.needs ? {needs: nearest.needs} : {})
  };
}

function watchedWords(watched: readonly Finding[]): string {
  const subjects = [...new Set(watched.map(({subject}) => `“${subject}”`))];
  return subjects.length > 3 ? `${subjects.length} are` : `${listed(subjects)} ${subjects.length === 1 ? "is" : "are"}`;
}

/** What to do with a question, from its findings; an attribute's only question is never to be retired. */
export function adviceOf(
  {signal, drift, noData}: {signal: Finding; drift: Finding; noData: Finding},
  onlyOfAttribute: boolean
): Question["advice"] {
  if (drift.verdict === "act") return "swap";
  if (signal.verdict === "act" && signal.direction === "weak")
    return onlyOfAttribute ? "rewrite the rubric" : "consider retiring";
  if (noData.verdict === "act") return "rewrite the rubric";
  if (signal.verdict === "too_little_data") return "wait for data";
  return [signal, drift, noData].some(({verdict}) => verdict === "watch") ? "keep and watch" : "keep";
}
