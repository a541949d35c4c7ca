import type {Config} from "../config/config.js";
import {howToSet, inOneLine} from "../config/source.js";
import {mostSteps} from "../config/scale.js";
import {inOrder, knownVotes, labelKey, leanBothWays, voteMeant, votes} from "../config/vote-words.js";

/** The number that an answer is; the SQL macro `answer_number` does the same. Null for any other text. */
export function answerNumber(text: string): number | null {
  const written = text
    .normalize("NFC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .trim()
    .toLowerCase();
  const stars = /^([★⭐🌟]*)(½?)☆*$/u.exec(written);
  if (stars && written !== "") return Array.from(stars[1]!).length + (stars[2] === "" ? 0 : 0.5);
  const [, number] =
    /^([-+−]?\d{1,6}(?:[.,]\d{1,6})?) ?(?:%|stars?|points?|pts?|(?:\/|of|out of) ?\d{1,6}|[-–—:.)] ?[^\d\s].*)?$/.exec(
      written
    ) ?? [];
  return number === undefined ? null : Number(number.replace("−", "-").replace(",", "."));
}

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

/** What the form's answers most likely are: numbers of a whole scale, or words in their order. */
export type ProposedScale = {numbers: [number, number]} | {scale: string[]};

/**
 * The scale of which some answers are known; null where they are neither numbers nor words that tell their order. Words
 * that lean to a side stand among the four votes, of which the form may have others.
 */
export function proposedScale(values: readonly string[]): ProposedScale | null {
  const numbers = values.flatMap((value) => (contradicts(value) ? [] : (answerNumber(value) ?? [])));
  // One star alone is the best of thumbs, not the worst of five.
  if (
    numbers.length > 0 &&
    2 * numbers.length >= values.length &&
    !values.every((value) => /^[★⭐🌟]\uFE0F?$/u.test(value))
  )
    return {numbers: scaleOf(numbers)};
  const meant = values.map((value) => voteMeant(value));
  const others = leanBothWays(values) ? votes.filter((vote) => vote !== "mixed" && !meant.includes(vote)) : [];
  const scale = values.length > 1 || others.length > 0 ? inOrder([...values, ...others]) : null;
  return scale && {scale};
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
      block === "votes" && high - low > mostSteps
        ? `, which are cut into four equal parts; ${block}.ranges takes other cuts`
        : "";
    return `the ${block} are numbers (here from ${Math.min(...seen)} to ${Math.max(...seen)}): ${addition.where}:  ${inOneLine(addition, `numbers: [${low}, ${high}]`)}  if the form has ${low} to ${high}${parts}`;
  }
  if (block !== "votes" || (config?.votes.scale ?? null) !== null) return null;
  const addition = howToSet(config, ["votes", "scale"]);
  const answers = proposed.scale.map((answer) => (/^\w+$/.test(answer) ? answer : JSON.stringify(answer)));
  return `${addition.where}:  ${inOneLine(addition, `scale: [${answers.join(", ")}]`)}  the answers of the form, lowest first`;
}
