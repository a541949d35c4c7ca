import {stages, type Config} from "../config/config.js";
import {answerMeant, namedPoints, type NumberKeys, type NumberRange, rangesOf} from "../config/scale.js";
import {knownVotes, labelKey, type NamedVote, votes} from "../config/vote-words.js";

export {labelKey};

export interface Label {
  kind: "vote" | "rating" | "stage" | "application_status" | "interview_status" | "decision" | "offer_status";
  label: string;
  meaning: string;
}

/** What forms and systems write for the values of a status, beside the values themselves. */
const wordings = {
  application_status: {
    active: ["in process", "in progress", "open", "under consideration"],
    hired: ["offer accepted", "accepted offer"],
    rejected: ["not selected", "disqualified", "declined by us"],
    withdrawn: ["withdrew", "candidate withdrew", "withdrawn by candidate"],
    closed: []
  },
  interview_status: {
    scheduled: ["confirmed"],
    complete: ["completed", "done", "held"],
    cancelled: ["canceled"],
    no_show: ["noshow", "candidate no show"]
  },
  decision: {
    offer: [
      "hire",
      "hired",
      "strong hire",
      "yes",
      "offered",
      "make offer",
      "make an offer",
      "extend offer",
      "offer extended"
    ],
    no_offer: ["no hire", "do not hire", "no", "reject", "rejected"]
  },
  offer_status: {
    pending: ["open", "sent", "extended", "unresolved"],
    accepted: ["signed", "offer accepted", "accepted offer", "hired", "joined"],
    declined: ["rejected", "turned down", "candidate declined", "offer declined", "declined offer"]
  }
} satisfies Partial<Record<Label["kind"], Record<string, readonly string[]>>>;

/**
 * True where configured labels give a number another value than its own, as `5: strong_yes` does. The numbers are then
 * of another scale than 1 to 4, and one that is not mapped means nothing: half a scale would be read as half of another.
 */
function isRenumbered(configured: Record<string, string | number>): boolean {
  return Object.entries(configured).some(([label, meaning]) => {
    const number = /^\s*(\d+(?:[.,]\d+)?)/.exec(label)?.[1];
    const value = typeof meaning === "number" ? meaning : namedPoints[meaning as NamedVote];
    return number !== undefined && value !== undefined && Number(number.replace(",", ".")) !== value;
  });
}

/** Every label that has a meaning: the canonical ones, known spellings, then the configuration, which wins. */
export function labels(config: Config): Label[] {
  const known = new Map<string, Label>();
  const add = (kind: Label["kind"], label: string, meaning: string): void => {
    const key = labelKey(label);
    known.set(`${kind} ${key}`, {kind, label: key, meaning});
  };
  // What is met most stands first: a label is looked for in this order.
  if (!hasOwnNumbers(config.ratings)) for (const number of ["1", "2", "3", "4"]) add("rating", number, number);
  for (const missing of ["no_data", "no_decision"]) add("rating", missing, "no_data");
  for (const [words, vote] of [...votes.map((vote) => [vote, vote] as const), ...knownVotes]) {
    const answer = answerMeant(vote, config.votes);
    if (answer !== null) add("vote", words, answer);
    add("rating", words, String(namedPoints[vote]));
  }
  add("vote", "no_decision", "no_decision");
  for (const stage of stages) add("stage", stage, stage);
  for (const [kind, meanings] of Object.entries(wordings))
    for (const [meaning, words] of Object.entries(meanings))
      for (const label of [meaning, ...words]) add(kind as Label["kind"], label, meaning);
  for (const answer of config.votes.scale ?? []) add("vote", answer, answerMeant(answer, config.votes)!);
  for (const [label, answer] of Object.entries(config.votes.labels))
    add("vote", label, answer === "no_decision" ? answer : answerMeant(answer, config.votes)!);
  for (const [label, rating] of Object.entries(config.ratings.labels)) add("rating", label, ratingMeant(rating));
  for (const [label, stage] of Object.entries(config.stages)) add("stage", label, stage);
  const configured = {
    application_status: config.applications,
    interview_status: config.interviews,
    decision: config.decisions,
    offer_status: config.offers
  } as const;
  for (const [kind, block] of Object.entries(configured))
    for (const [label, meaning] of Object.entries(block.labels)) add(kind as Label["kind"], label, meaning);
  return [...known.values()];
}

/** "4 - Strong Hire", where number and words say the same on the scale of 1 to 4; adapters read these by themselves. */
export function labelsWithPoints({votes: keys}: Config): Label[] {
  if (hasOwnNumbers(keys)) return [];
  return [...knownVotes].flatMap(([words, vote]) => {
    const meaning = answerMeant(vote, keys);
    if (meaning === null || vote === "mixed") return [];
    return [{kind: "vote" as const, label: labelKey(`${namedPoints[vote]} ${words}`), meaning}];
  });
}

/** A rating in points, or `no_data`. */
function ratingMeant(rating: string | number): string {
  return String(namedPoints[rating as NamedVote] ?? rating);
}

/** True where numbers are of another scale than 1 to 4: one that is not mapped then means nothing. */
export function hasOwnNumbers(keys: NumberKeys & {labels: Readonly<Record<string, string | number>>}): boolean {
  return keys.numbers !== null || Object.keys(keys.ranges).length > 0 || isRenumbered(keys.labels);
}

/** What written ranges of numbers mean as ratings. */
export function ratingRanges({ranges}: NumberKeys): NumberRange[] {
  return rangesOf(ranges).map((range) => ({...range, meaning: ratingMeant(range.meaning)}));
}
