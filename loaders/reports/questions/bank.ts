import type {Finding, Headline} from "../../../src/contracts/finding.js";
import type {Question} from "../../../src/contracts/questions.js";
import {otherDeeds} from "../../../src/words/deeds.js";
import {atStart, counted, listed, some, spelled} from "../../../src/words/numbers.js";
import {behind} from "../../privacy/behind.js";
import {candidatesOf} from "../../privacy/slices.js";
import {boundOf, tellsOfFew} from "../../privacy/suppression.js";
import {asHeadline, published, publishedShareOf, rounded} from "../finding.js";
import {pointsOf, shareAt, type QuestionEvidence} from "./evidence.js";
import {isSelective, noDataShare} from "./no-data.js";
import {differsPooled, lacksYardstick, repeatsVote} from "./signal.js";
import {makeHeadline} from "../../../src/words/finding.js";

/** One question with what was found of it. */
export interface Judged {
  evidence: QuestionEvidence;
  signal: Finding;
  drift: Finding;
  noData: Finding;
}

/** Other questions that assess the same attribute. */
export function alternativesTo({question, attribute}: QuestionEvidence, all: readonly QuestionEvidence[]): number {
  return attribute === null
    ? 0
    : all.filter((other) => other.attribute === attribute && other.question !== question).length;
}

/** A row of the question bank. */
export function publishedQuestion(
  {evidence, signal, drift, noData}: Judged,
  {only, isTwin, minimum}: {only: boolean; isTwin: boolean; minimum: number}
): Question {
  const {rows, signal: measured, drift: change} = evidence;
  const ratings = pointsOf(rows);
  const people = candidatesOf(rows.filter(({points}) => points !== null));
  const end = (point: number): number | null => {
    const share = shareAt(point, ratings);
    return share === null || people < minimum || boundOf(Math.round(share * ratings.length), ratings.length, people)
      ? null
      : share;
  };
  const unrated = noDataShare(evidence);
  const perMinute = measured?.bitsPerMinute;
  return behind(rows, {
    question: evidence.question,
    attribute: evidence.attribute,
    onlyOfAttribute: only,
    asked: rows.length,
    interviewers: new Set(rows.map(({interviewer_id}) => interviewer_id)).size,
    ratings: tellsOfFew(measured?.n ?? 0, minimum) ? null : (measured?.n ?? 0),
    signal: {
      verdict: signal.verdict,
      direction: signal.direction as Question["signal"]["direction"],
      r: {value: signal.estimate, interval: signal.interval},
      disattenuated: signal.verdict === "too_little_data" ? null : rounded(measured?.disattenuated ?? null),
      pooled:
        measured && differsPooled(measured) && signal.verdict !== "too_little_data" ? published(measured.pooled) : null,
      givenOwnVote:
        signal.verdict === "too_little_data" ? {value: null, interval: null} : published(measured?.givenOwnVote),
      repeatsVote: signal.verdict !== "too_little_data" && measured !== null && repeatsVote(measured),
      auc: signal.verdict === "too_little_data" ? {value: null, interval: null} : published(measured?.auc)
    },
    minutes: measured?.minutes ?? null,
    millibitsPerMinute:
      perMinute && signal.verdict !== "too_little_data"
        ? published({
            value: 1000 * perMinute.value,
            interval: [1000 * perMinute.interval[0], 1000 * perMinute.interval[1]]
          })
        : {value: null, interval: null},
    noData: {
      verdict: noData.verdict,
      share: publishedShareOf(unrated, candidatesOf(rows)),
      judgement: published(evidence.missing?.difference),
      selective: isSelective(evidence)
    },
    floor: end(1),
    ceiling: end(4),
    drift: change && {
      verdict: drift.verdict,
      direction: drift.direction as "leaked" | "easier" | "harder" | null,
      since: change.changedOn.slice(0, 7),
      before: change.before,
      after: change.after,
      level: published(change.level),
      slope: published(change.slope)
    },
    advice: adviceOf({signal, drift, noData}, {only, isTwin, repeats: measured !== null && repeatsVote(measured)})
  });
}

const order = ["question.signal", "question.drift", "question.redundant", "question.no_data"] as const;

/** The findings to act on, one of each kind first, at most six, after what they come to; where there are none, what was looked at. */
export function questionHeadlines(findings: readonly Finding[]): Headline[] {
  const acting = findings.filter(({verdict}) => verdict === "act");
  const first = order.flatMap((kind) => acting.find((finding) => finding.kind === kind) ?? []);
  const rest = acting.filter((finding) => !first.includes(finding));
  const listed = [...first, ...rest].slice(0, 6);
  const single = listed.map((finding) => asHeadline(finding));
  if (acting.length > 1) return [together(listed[0]!, acting, findings), ...single];
  if (acting.length > 0) return single;
  const signals = findings.filter(({kind}) => kind === "question.signal");
  const judged = signals.filter(({verdict}) => verdict !== "too_little_data");
  if (judged.length === 0) return [nothingJudged(signals)];
  const watched = findings.filter(({verdict}) => verdict === "watch");
  return [
    makeHeadline({
      kind: "question.signal",
      verdict: watched.length > 0 ? "watch" : "ok",
      claim:
        watched.length > 0 ? "Some questions are worth a second look." : "No question is shown to tell too little.",
      evidence: `${atStart(some(judged.length, signals.length))} questions have enough ratings to be judged${watched.length > 0 ? `; ${watchedWords(watched)} to keep an eye on` : ""}.`,
      sure: {probability: null, sentence: "Each question has its own range, in the table below."},
      action: watched[0]?.action ?? "Keep the question bank as it is."
    }),
    ...watched.slice(0, 2).map((finding) => asHeadline(finding))
  ];
}

/** The first of the findings to act on by its question's name, and how many more there are; a pair's two names leave no room. */
function claimOf({kind, deed, direction, subject, claim}: Finding, others: number): string {
  if (kind === "question.redundant") return claim;
  const first =
    deed === otherDeeds.rewriteRubric
      ? `The rubric of “${subject}” needs rewriting`
      : kind === "question.no_data"
        ? `“${subject}” too often goes unrated`
        : kind === "question.drift" && direction !== "leaked"
          ? `“${subject}” changed its level`
          : `“${subject}” should go`;
  return others === 0 ? `${first}.` : `${first}; ${spelled(others)} more ${others === 1 ? "needs" : "need"} a change.`;
}

/** What the findings to act on come to, in one sentence. */
function together(first: Finding, acting: readonly Finding[], all: readonly Finding[]): Headline {
  const judged = all.filter(({kind, verdict}) => kind === "question.signal" && verdict !== "too_little_data").length;
  const others = new Set(acting.map(({subject}) => subject)).size - 1;
  const count = (is: (finding: Finding) => boolean): number => acting.filter(is).length;
  const one = (n: number, single: string, several: string): string[] =>
    n === 0 ? [] : [`${spelled(n)} ${n === 1 ? single : several}`];
  const parts = [
    ...one(count(isOf("question.signal")), "tells nothing", "tell nothing"),
    ...one(
      count(({direction}) => direction === "leaked"),
      "has probably leaked",
      "have probably leaked"
    ),
    ...one(
      count(({kind, direction}) => kind === "question.drift" && direction !== "leaked"),
      "changed its level",
      "changed their level"
    ),
    ...one(count(isOf("question.redundant")), "pair gets you one answer", "pairs get you one answer"),
    ...one(count(isOf("question.no_data")), "often goes unrated", "often go unrated")
  ];
  const hours = acting.reduce((sum, {stake}) => sum + (stake?.hours ?? 0), 0);
  return makeHeadline({
    kind: "question.signal",
    verdict: "act",
    deed: otherDeeds.workThrough,
    claim: claimOf(first, others),
    evidence: `Of ${counted(judged, "question")} with enough ratings: ${listed(parts)}.`,
    sure: {
      probability: null,
      sentence: "Each is named only where chance is unlikely, all questions together."
    },
    stake: hours > 0 ? {hours, per: "year"} : null,
    action: `Work through the list below${hours > 0 ? `: ${acting.every(({stake}) => stake !== null) ? "" : "at least "}about ${counted(hours, "hour")} a year are spent on them` : ""}.`
  });
}

function isOf(kind: Finding["kind"]): (finding: Finding) => boolean {
  return (finding) => finding.kind === kind;
}

function nothingJudged(signals: readonly Finding[]): Headline {
  const nearest = [...signals].sort((a, b) => b.n - a.n)[0];
  const {kind, verdict} = {kind: "question.signal", verdict: "too_little_data"} as const;
  if (nearest && lacksYardstick(nearest)) {
    const {evidence, action, needs} = nearest;
    return makeHeadline({
      kind,
      verdict,
      claim: "No question can be judged by the others’ votes.",
      evidence,
      action,
      needs
    });
  }
  return makeHeadline({
    kind,
    verdict,
    claim: signals.length === 0 ? "No export says how questions were rated." : "Too few ratings to judge any question.",
    evidence:
      signals.length === 0
        ? "The exports hold no rating of a question on a loop scorecard."
        : `None of ${counted(signals.length, "question")} has enough, beside votes that differ.`,
    action:
      signals.length === 0
        ? "Export ratings by question beside the scorecards."
        : "Keep asking and rate every question.",
    ...(nearest?.needs ? {needs: nearest.needs} : {})
  });
}

function watchedWords(watched: readonly Finding[]): string {
  const subjects = [...new Set(watched.map(({subject}) => `“${subject}”`))];
  return subjects.length > 3 ? `${subjects.length} are` : `${listed(subjects)} ${subjects.length === 1 ? "is" : "are"}`;
}

/**
 * What to do with a question, as its findings say it: an attribute's only weak question keeps its place. `repeats`: its rating
 * tells little beside its interviewer's own vote; `isTwin`: it and another one get one answer.
 */
export function adviceOf(
  {signal, drift, noData}: {signal: Finding; drift: Finding; noData: Finding},
  {only, repeats = false, isTwin = false}: {only: boolean; repeats?: boolean; isTwin?: boolean}
): Question["advice"] {
  if (drift.verdict === "act") return drift.direction === "leaked" ? "replace the question" : "check what changed";
  if (signal.verdict === "act" && signal.direction === "weak")
    return only ? "rewrite the rubric" : "replace the question";
  if (isTwin) return "ask only one";
  if (noData.verdict === "act") return "make time to rate";
  if (signal.verdict === "too_little_data") return "wait for data";
  if (repeats) return "keep, though it repeats the vote";
  return [signal, drift, noData].some(({verdict}) => verdict === "watch") ? "keep and watch" : "keep";
}
