import type {z} from "zod";
import {labelKey, type NamedVote, voteMeant, votes} from "./vote-words.js";

/** One answer of the form: `vote` is what the canonical column holds, the five names or the form's own words. */
export interface VoteLevel {
  vote: string;
  /** 1 to 4. */
  points: number;
  side: "yes" | "mixed" | "no";
}

/** Numbers from `low` to `high` that mean one answer. Where two ranges meet in a number, the first has it. */
export interface NumberRange {
  low: number;
  high: number;
  meaning: string;
}

/** What the configuration says of votes. */
export interface VoteKeys {
  scale: readonly string[] | null;
  yes: readonly string[] | null;
  /** That of the worst answer and that of the best. */
  numbers: readonly [number, number] | null;
  ranges: Readonly<Record<string, string>>;
  labels: Readonly<Record<string, string>>;
}

/** What the configuration says of numbers. */
export type NumberKeys = Pick<VoteKeys, "numbers"> & {ranges: Readonly<Record<string, string | number>>};

export const namedPoints: Record<NamedVote, number> = {strong_no: 1, no: 2, mixed: 2.5, yes: 3, strong_yes: 4};
const fourNames: readonly string[] = votes.filter((vote) => vote !== "mixed");
/** More numbers than these are marks: they are cut into equal parts. */
export const mostSteps = 10;

/** Every answer that a vote may be, lowest first. */
export function voteLevels(keys: VoteKeys): VoteLevel[] {
  const own = ownAnswers(keys);
  const levels = own
    ? own.map(({vote, share}) => ({vote, points: Math.round(1e6 * (1 + 3 * share)) / 1e6}))
    : votes.map((vote) => ({vote, points: namedPoints[vote]}));
  const answers = keys.yes?.map((answer) => answerMeant(answer, keys));
  const counts = ({vote, points}: Omit<VoteLevel, "side">): VoteLevel["side"] => {
    if (answers ? answers.includes(vote) : points > 2.5) return "yes";
    return points === 2.5 ? "mixed" : "no";
  };
  return levels.map((level) => ({...level, side: counts(level)}));
}

/** The form's own answers and where they stand from 0 to 1; null where it has the five names. */
function ownAnswers(keys: VoteKeys): {vote: string; share: number}[] | null {
  const {scale, numbers} = keys;
  if (scale !== null)
    return isNamed(scale) ? null : scale.map((vote, at) => ({vote: apart(vote), share: at / (scale.length - 1)}));
  if (numbers === null || isCut(keys)) return null;
  const [worst, best] = numbers;
  return halves(numbers).map((number) => ({
    vote: numberInWords(number, numbers),
    share: (number - worst) / (best - worst)
  }));
}

/** An answer that is called as a group of screens is, told apart from it by its first letter. */
function apart(vote: string): string {
  return ["borderline", "clear", "below"].includes(vote) ? vote.charAt(0).toUpperCase() + vote.slice(1) : vote;
}

/** True where the answers of a scale are the five votes in other words, in their order. */
function isNamed(scale: readonly string[]): boolean {
  const places = scale.map((answer) => votes.indexOf(voteMeant(answer)!));
  return places.every((place, at) => place >= 0 && (at === 0 || place > places[at - 1]!));
}

/** True where numbers take the answers of a scale, or are too many to be answers themselves. */
function isCut({scale, numbers}: VoteKeys): boolean {
  return numbers !== null && (scale !== null || Math.abs(numbers[1] - numbers[0]) > mostSteps);
}

/** The whole and half numbers of a scale, the worst first. */
function halves([worst, best]: readonly [number, number]): number[] {
  const step = Math.sign(best - worst) / 2;
  return Array.from({length: 2 * Math.abs(best - worst) + 1}, (_, at) => worst + at * step);
}

/** "4/5", "+1" where a scale does not begin at 0 or 1, and "1 (best)" where the lowest number is that. */
function numberInWords(number: number, [worst, best]: readonly [number, number]): string {
  if (worst > best) return `${number}${number === best ? " (best)" : number === worst ? " (worst)" : ""}`;
  if (worst === 0 || worst === 1) return `${number}/${best}`;
  return number > 0 ? `+${number}` : String(number);
}

/** The answer that a text of the configuration means: one of the form's own, or one whose words mean the same vote; null for none. */
export function answerMeant(text: string, keys: VoteKeys): string | null {
  const own = ownAnswers(keys);
  const meant = voteMeant(text);
  if (own === null) return meant;
  const key = labelKey(text);
  const same = own.find(({vote}) => labelKey(vote) === key || labelKey(vote.split(/\/| \(/)[0]!) === key);
  if (same) return same.vote;
  const alike = meant === null ? [] : own.filter(({vote}) => voteMeant(vote) === meant);
  if (alike.length === 1) return alike[0]!.vote;
  return meant === "mixed" ? (own.find(({share}) => share === 0.5)?.vote ?? null) : null;
}

/** What numbers mean as votes. */
export function voteRanges(keys: VoteKeys): NumberRange[] {
  const written = rangesOf(keys.ranges).map((range) => ({...range, meaning: answerMeant(range.meaning, keys)!}));
  if (keys.numbers === null) return written;
  if (!isCut(keys))
    return halves(keys.numbers).map((number) => ({
      low: number,
      high: number,
      meaning: numberInWords(number, keys.numbers!)
    }));
  const [low, high] = keys.numbers.toSorted((a, b) => a - b) as [number, number];
  const upwards = keys.scale?.map((answer) => answerMeant(answer, keys)!) ?? fourNames;
  const answers = low === keys.numbers[0] ? upwards : upwards.toReversed();
  const steps = high - low + 1;
  if (steps === answers.length) return answers.map((meaning, at) => ({low: low + at, high: low + at, meaning}));
  const part = (high - low) / answers.length;
  return answers.map((meaning, at) => ({low: low + at * part, high: low + (at + 1) * part, meaning}));
}

/** Ranges as they are written in the configuration, `"0-24": strong_no`, lowest first. */
export function rangesOf(ranges: Readonly<Record<string, string | number>>): NumberRange[] {
  return Object.entries(ranges)
    .map(([text, meaning]) => ({...limits(text)!, meaning: String(meaning)}))
    .sort((a, b) => a.low - b.low);
}

/** "0-24", "0 to 24", "-2 – -1", "80-100 %", or one number alone; null for anything else. */
export function limits(text: string): {low: number; high: number} | null {
  const number = "([-+−]?\\d+(?:[.,]\\d+)?)";
  const [, first, second = first] =
    new RegExp(`^\\s*${number}\\s*%?(?:\\s*(?:-|–|—|to|\\.\\.)\\s*${number}\\s*%?)?\\s*$`).exec(text) ?? [];
  if (first === undefined) return null;
  const [low, high] = [first, second!].map((one) => Number(one.replace("−", "-").replace(",", "."))) as [
    number,
    number
  ];
  return low <= high ? {low, high} : null;
}

/** Every answer that stands in the configuration of votes must be one that a vote can be. */
export function refineVotes(keys: VoteKeys, context: z.RefinementCtx): void {
  refineNumbers(keys, context);
  const {numbers, ranges, labels, yes} = keys;
  if (numbers !== null && !isCut(keys) && numbers.some((limit) => !Number.isInteger(2 * limit)))
    context.addIssue({code: "custom", path: ["numbers"], message: "it must be two whole or half numbers"});
  for (const [block, answers] of Object.entries({ranges, labels}))
    for (const [label, answer] of Object.entries(answers))
      if (block === "ranges" || answer !== "no_decision") refineAnswer(answer, keys, context, [block, label]);
  for (const [at, answer] of (yes ?? []).entries()) refineAnswer(answer, keys, context, ["yes", at]);
  const sides = voteLevels(keys).map(({side}) => side === "yes");
  if (yes !== null && (sides.every(Boolean) || !sides.every((isYes, at) => isYes >= (sides[at - 1] ?? false))))
    context.addIssue({code: "custom", path: ["yes"], message: "it must hold the highest answers, and not all of them"});
}

/** An answer that no vote can be is told with those that it can. */
export function refineAnswer(
  answer: string,
  keys: VoteKeys,
  context: z.RefinementCtx,
  path: (string | number)[]
): void {
  if (answerMeant(answer, keys) !== null) return;
  const values = voteLevels(keys).map(({vote}) => vote);
  context.addIssue({code: "invalid_value", path, values, input: answer});
}

/** Ranges are two numbers each, and no number lies in two of them. */
export function refineNumbers({numbers, ranges}: NumberKeys, context: z.RefinementCtx): void {
  const tell = (message: string, ...path: string[]): void =>
    context.addIssue({code: "custom", path: ["ranges", ...path], message});
  const written = Object.keys(ranges);
  if (numbers !== null && written.length > 0) tell("it must be left out where numbers are given");
  const wrong = written.filter((text) => limits(text) === null);
  for (const text of wrong) tell('it must be named by two numbers, the lower first, such as "0-24"', text);
  const sorted = wrong.length > 0 ? [] : rangesOf(ranges);
  for (const [at, {low}] of sorted.entries())
    if (at > 0 && low <= sorted[at - 1]!.high) tell(`${low} must lie in one of them only`);
}
