import type {Kind} from "../contracts/finding.js";
import {counted} from "./numbers.js";

/** What was looked at, for one subject and for several; one form where a kind has no subjects to count. */
const subjects: Record<Kind, readonly [string, string?]> = {
  "agreement.overall": ["how far votes agree"],
  "agreement.repeatability": ["whether offers would be made again"],
  "interviewer.severity": ["interviewer's bar", "interviewers' bars"],
  "interviewer.consistency": ["interviewer's evenness", "interviewers' evenness"],
  "interviewer.independence": ["check of independence", "checks of independence"],
  "interviewer.timeliness": ["interviewer's scorecards", "interviewers' scorecards"],
  "debrief.shift": ["votes at the debrief"],
  "screen.validity": ["what screens foretell"],
  "screen.bar": ["the bar of the phone screen"],
  "screen.borderline": ["borderline screens"],
  "screener.calibration": ["screener's bar", "screeners' bars"],
  "question.signal": ["question's signal", "questions' signal"],
  "question.redundant": ["pair of questions", "pairs of questions"],
  "question.drift": ["question over time", "questions over time"],
  "question.no_data": ["question's coverage", "questions' coverage"],
  "coverage.attribute": ["what loops leave unrated"],
  "coverage.rejections": ["what rejections rest on"],
  "loop.size": ["the size of loops"],
  "loop.early_stop": ["rule to stop early", "rules to stop early"],
  "loop.hours": ["hours of loops"],
  "load.evenness": ["how interviews are shared"],
  "funnel.conversion": ["step of the funnel", "steps of the funnel"],
  "funnel.mix": ["step's mix of candidates", "steps' mix of candidates"],
  "data.quality": ["check of the data", "checks of the data"]
};

/** "57 questions' signal", "the size of loops". */
export function lookedAt(kind: Kind, some: number): string {
  const [one, many] = subjects[kind];
  return many === undefined ? one : counted(some, one, many);
}
