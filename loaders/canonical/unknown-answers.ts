import {answerNumber} from "../config/answer-number.js";
import {areSigns, inOrder, leanBothWays, runsDown, wordedNumbers} from "../config/answers.js";
import type {Config} from "../config/config.js";
import {howToAdd, howToSet, inOneLine} from "../config/source.js";
import {mostSteps} from "../config/scale.js";
import {knownVotes, labelKey, signsOf, voteMeant, votes} from "../config/vote-words.js";

/** The whole scale of which these numbers are some: 1 to 5 where none is above 5, 0 to 100 for marks. */
function scaleOf(numbers: readonly number[]): [number, number] {
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  if (low < 0) {
    const end = Math.ceil(Math.max(-low, high));
    return [-end, end];
  }
  const start = low < 1 ? 0 : 1;
  const end = [3, 4, 5, 6, 7, 10].find((usual) => high <= usual) ?? [20, 100].find((usual) => high <= usual);
  if (high <= 2 && start === 0) return [0, Math.ceil(high)];
  return [high > 10 ? 0 : start, end ?? Math.ceil(high)];
}

/** What the form's answers most likely are: numbers of a whole scale from the worst to the best, or words in their order. */
export type ProposedScale = {numbers: [number, number]} | {scale: string[]};

/**
 * The scale of which some answers are known; null where they are neither numbers nor words that tell their order. Words
 * that lean to a side stand among the four votes, of which the form may have others.
 */
export function proposedScale(values: readonly string[]): ProposedScale | null {
  const signs = [...values, ...missingSigns(values)];
  const inSigns = areSigns(signs) ? inOrder(signs) : null;
  if (inSigns !== null) return {scale: inSigns};
  const numbers = values.flatMap((value) => (contradicts(value) ? [] : (answerNumber(value) ?? [])));
  // One star alone is the best of thumbs, not the worst of five.
  if (
    numbers.length > 0 &&
    2 * numbers.length >= values.length &&
    !values.every((value) => /^[★⭐🌟]\uFE0F?$/u.test(value))
  )
    return {
      numbers: runsDown(wordedNumbers(values), scaleOf(numbers))
        ? (scaleOf(numbers).reverse() as [number, number])
        : scaleOf(numbers)
    };
  const meant = values.map((value) => voteMeant(value));
  const others = leanBothWays(values) ? votes.filter((vote) => vote !== "mixed" && !meant.includes(vote)) : [];
  const all = [...values, ...others];
  const scale = all.length > 1 ? inOrder(all) : null;
  return scale && {scale};
}

/** The other answers of a form in signs: a minus alone is read as nothing until it is configured, and so is never met here. */
function missingSigns(values: readonly string[]): string[] {
  const met = new Set(values.map((value) => signsOf(value)));
  const most = Math.max(0, ...[...met].map((signs) => (/^(\++|-+)$/.test(signs ?? "") ? signs!.length : 0)));
  const all = Array.from({length: most}, (_, at) => ["+".repeat(at + 1), "-".repeat(at + 1)]).flat();
  return areSigns([...values, ...all]) ? all.filter((signs) => !met.has(signs)) : [];
}

/** True for a number with words that mean a vote, such as "1 - Strong Hire": on 1 to 4 both must say the same. */
function contradicts(value: string): boolean {
  const [, words] = /^\s*\d\s*[-–—:.)]\s*(.+)$/.exec(value) ?? [];
  return words !== undefined && knownVotes.has(labelKey(words));
}

/**
 * One line to paste where unknown answers are those of a whole scale: numbers, told as such and not one by one, or labels
 * whose words tell their order. Null where each needs a meaning of its own.
 */
export function scaleRemedy(
  block: "votes" | "ratings",
  values: readonly string[],
  config: Config | null
): string | null {
  const keys = config?.[block];
  if (keys && (keys.numbers !== null || Object.keys(keys.ranges).length > 0)) return null;
  const proposed = proposedScale(values);
  if (proposed === null) return null;
  if ("numbers" in proposed) {
    const [low, high] = proposed.numbers;
    const seen = values.flatMap((value) => answerNumber(value) ?? []);
    const addition = howToSet(config, [block, "numbers"]);
    const parts =
      block === "votes" && Math.abs(high - low) > mostSteps
        ? `, which are cut into four equal parts; ${block}.ranges takes other cuts`
        : "";
    return `the ${block} are numbers (here from ${Math.min(...seen)} to ${Math.max(...seen)}): ${addition.where}:  ${inOneLine(addition, `numbers: [${low}, ${high}]`)}  if the form has ${Math.min(low, high)} to ${Math.max(low, high)}${low > high ? ` and ${high} is the best, as its words say` : ""}${parts}`;
  }
  if (block === "ratings") return areSigns(proposed.scale) ? ratingsInSigns(proposed.scale, config) : null;
  if ((config?.votes.scale ?? null) !== null) return null;
  const addition = howToSet(config, ["votes", "scale"]);
  const answers = proposed.scale.map((answer) => (/^\w+$/.test(answer) ? answer : JSON.stringify(answer)));
  return `${addition.where}:  ${inOneLine(addition, `scale: [${answers.join(", ")}]`)}  the answers of the form, lowest first`;
}

/** The ratings of a form in signs, evenly from 1 to 4: one line for all, since the minus would be read as no rating else. */
function ratingsInSigns(scale: readonly string[], config: Config | null): string {
  const points = (at: number): number => Math.round(100 * (1 + (3 * at) / (scale.length - 1))) / 100;
  const labels = scale.map((sign, at) => `${JSON.stringify(sign)}: ${points(at)}`);
  const addition = howToAdd(config, ["ratings", "labels"]);
  return `${addition.where}:  ${inOneLine(addition, labels.join(", "))}  the answers of the form, lowest first`;
}
