import type {Finding, Kind, Verdict} from "../contracts/finding.js";

/** One deed, or one for each direction with `other` for all else. */
type Deed = string | Readonly<Record<string, string>>;

const expected = "As expected";
const tooLittle = "Not enough data";
const moreVotes = "Wait for more votes";
/** Of what may have changed without being seen: quarters of few candidates, votes of few loops. */
const noChange = "No clear change";
/** Of what is held against nothing: it is told, and nothing follows from it alone. */
export const forInformation = "For your information";

/** What the verdict pill says, by kind and verdict: the deed in at most four words. */
const deeds: Record<Kind, Partial<Record<Verdict, Deed>>> = {
  "agreement.overall": {ok: forInformation},
  "agreement.repeatability": {watch: "Below your target"},
  "interviewer.severity": {act: "Calibration session", watch: moreVotes},
  "interviewer.consistency": {
    act: {erratic: "Go through the rubric", uniform: "Use the whole scale", other: "Go through the rubric"},
    watch: moreVotes
  },
  "interviewer.independence": {act: "Hide earlier votes", watch: "Keep votes hidden", ok: "No clear copying"},
  "interviewer.timeliness": {act: "Write feedback sooner", watch: "Write feedback sooner"},
  "debrief.shift": {act: "Read initial votes first", watch: "Read initial votes first"},
  "screen.validity": {ok: forInformation},
  "screen.bar": {
    act: {raise: "Raise the bar", lower: "Lower the bar", other: "Move the bar"},
    watch: "Hold the bar",
    ok: "Keep the bar"
  },
  "screen.borderline": {act: "Stop advancing them", watch: "Change nothing yet", ok: "Keep advancing them"},
  "screener.calibration": {act: "Compare phone screens", watch: "Wait for more screens"},
  "question.signal": {
    act: "Replace the question",
    watch: "Read ten ratings",
    ok: {strong: "Keep asking it", other: expected}
  },
  "question.redundant": {act: "Ask only one", watch: "Ask who uses both", ok: "Keep both"},
  "question.drift": {
    act: {leaked: "Replace the question", other: "Check what changed"},
    watch: "Ask what changed"
  },
  "question.no_data": {act: "Make time to rate", watch: "Ask why unrated"},
  "coverage.attribute": {watch: {no_data: "Make time to rate", other: "Plan who asks"}},
  "coverage.rejections": {watch: "Ask in the debrief"},
  "loop.size": {
    watch: {fewer: "Weigh the last interview", more: "Consider one more", other: "Weigh the last interview"},
    ok: "Keep the number"
  },
  "loop.early_stop": {watch: "Try on one role", ok: "Keep the whole loop"},
  "loop.hours": {ok: forInformation},
  "load.evenness": {watch: "Spread the interviews", ok: {somewhat: forInformation, other: expected}},
  "funnel.conversion": {act: "Find out what changed", watch: "Wait one more quarter", ok: noChange},
  "funnel.mix": {
    act: {simpson: "Report it by group", other: "Ask why mix changed"},
    watch: "Look at this step",
    ok: noChange
  },
  "data.quality": {act: "Mend the exports", watch: "Check the exports"}
};

/** Where nothing of its own is said. */
const usual: Record<Verdict, string> = {
  act: "Look into it",
  watch: "Look again later",
  ok: expected,
  too_little_data: tooLittle
};

/** Deeds of findings that ask for another one than their kind, verdict and direction would. */
export const otherDeeds = {
  rewriteRubric: "Rewrite the rubric",
  pairUp: "Shadow each other",
  leftOpen: "No clear difference",
  compareTeams: "Compare the teams",
  exportDecisions: "Export decisions",
  workThrough: "Work through these"
} as const;

/** What the verdict pill of a finding says. */
export function deedOf({
  kind,
  verdict,
  direction = null
}: Pick<Finding, "kind" | "verdict"> & {direction?: string | null}): string {
  const deed = deeds[kind][verdict] ?? usual[verdict];
  return typeof deed === "string" ? deed : (deed[direction ?? "other"] ?? deed.other ?? usual[verdict]);
}
