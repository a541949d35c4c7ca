import {wordsBeside} from "../config/answer-number.js";
import {runsDown, standingBeside, type Worded, wordedNumbers} from "../config/answers.js";
import {markOf} from "./answers.js";
import type {Direction} from "./direction.js";
import type {Column} from "./profile.js";
import type {Entry} from "./table.js";

/** What is known of the numbers of a form. */
export interface NumberScale {
  block: "votes" | "ratings";
  columns: readonly Column[];
  /** Answers that are numbers, also with words beside them. */
  answers: readonly string[];
  /** Which way they run by what became of applications. */
  byOutcome: Direction;
}

/** The scale of numbers, from the worst to the best; what nothing tells is marked. */
export function numberEntries({block, columns, answers, byOutcome}: NumberScale): Entry[] {
  const numbers = answers.map((answer) => markOf(answer)!);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const worded = [...wordedNumbers(answers), ...columns.flatMap(({heading}) => wordedIn(heading))];
  const {range, isTold} = rangeOf(columns, worded, low, high);
  const byWords = isUpward(answers) ? false : runsDown(worded, range);
  const isDown = byWords ?? byOutcome === "down";
  const [worst, best] = isDown ? range.toReversed() : range;
  const looks = [...endsInDoubt(range, isTold, [low, high]), ...directionInDoubt(byWords, byOutcome, best!)];
  const told = byWords === null && byOutcome === "up" ? "; candidates with higher ones came further" : "";
  const entry = {path: [block, "numbers"], value: [worst, best], saw: `numbers from ${low} to ${high}${told}`};
  const marked = looks.length === 0 ? entry : {...entry, look: looks.join("; ")};
  const isBroken = numbers.some((number) => !Number.isInteger(2 * number)) && range[1] - range[0] <= 10;
  if (block === "ratings" || !isBroken) return [marked];
  const parts = ["strong_no", "no", "yes", "strong_yes"];
  return [
    marked,
    {
      path: ["votes", "scale"],
      value: parts,
      saw: "",
      look: "numbers between the halves, so they are cut into four equal parts"
    }
  ];
}

function endsInDoubt(range: readonly [number, number], isTold: boolean, met: readonly [number, number]): string[] {
  if (isTold || (met[0] === range[0] && met[1] === range[1] && [5, 10, 100].includes(met[1]))) return [];
  return [
    met[0] === range[0] && met[1] === range[1]
      ? `could a mark above ${met[1]} be given? None was`
      : "the lowest and the highest mark that could be given"
  ];
}

function directionInDoubt(byWords: boolean | null, byOutcome: Direction, best: number): string[] {
  if (byWords !== null)
    return byOutcome === null || byWords === (byOutcome === "down")
      ? []
      : [`by the words ${best} is the best, but candidates with other numbers came further`];
  if (byOutcome === "down") return [`${best} is taken for the best, since candidates with lower numbers came further`];
  return byOutcome === "up" ? [] : [`${best} is taken for the best: nothing here tells`];
}

/** Stars, percentages and "4/5" are never the better the fewer they are. */
function isUpward(answers: readonly string[]): boolean {
  return answers.every((answer) => /[★⭐🌟☆%/]|stars?|points?|pts?|sterne?|punkte?/iu.test(answer));
}

/** What a heading says of its numbers: "Score (1 = best, 4 = worst)". */
function wordedIn(heading: string): Worded[] {
  const said = heading.matchAll(/(?<![\d.,])(\d{1,3})\s*[=:(–-]?\s*(?:is\s|ist\s|est\s)?\s*(\p{L}[\p{L} ]*)/giu);
  return [...said].flatMap(([, number, words]) => {
    const at = standingBeside(words!.trim());
    return at === null ? [] : [{number: Number(number), at}];
  });
}

/** The marks that could be given: as headings, values or words tell them, else the usual scale that holds those that were. */
function rangeOf(
  columns: readonly Column[],
  worded: readonly Worded[],
  low: number,
  high: number
): {range: [number, number]; isTold: boolean} {
  for (const {heading, distinct} of columns) {
    const told = /\(?\b(\d{1,2})\s*(?:-|–|to|bis|à|a|\.\.)\s*(\d{1,3})\b/.exec(heading);
    if (told && Number(told[1]) <= low && Number(told[2]) >= high)
      return {range: [Number(told[1]), Number(told[2])], isTold: true};
    const most = mostTold(heading, [...distinct.keys()]);
    if (most !== null && most >= high) return {range: [low === 0 ? 0 : most > 10 ? 0 : 1, most], isTold: true};
  }
  if (columns.every(({distinct}) => [...distinct.keys()].every((value) => value.endsWith("%"))))
    return {range: [0, 100], isTold: true};
  const sure = worded.filter(({at}) => Math.abs(at) >= 3).map(({number}) => number);
  const [first, last] = [Math.min(...sure), Math.max(...sure)];
  if (sure.length > 1 && first <= low && last >= high && first < last) return {range: [first, last], isTold: true};
  // 0 and 1 alone are a no and a yes.
  const usual = [...(low === 0 ? [1] : []), 2, 3, 4, 5, 6, 7, 10, 20, 100].find((most) => most >= high) ?? high;
  const least = low < 0 ? -usual : low === 0 || usual > 10 ? 0 : 1;
  return {range: [least, usual], isTold: false};
}

/** The highest mark, as a heading ("out of 20"), a value ("4/5") or its empty stars tell it; null where none does. */
function mostTold(heading: string, values: readonly string[]): number | null {
  const told =
    /(?:\/|out of|of|von|sur|sobre|su|max\.?)\s*(\d{1,3})\b/i.exec(heading) ??
    values.map((value) => /(?:\/|out of|of|von|sur) ?(\d{1,3})(?: ?\p{L}+)?\s*$/iu.exec(value)).find(Boolean);
  if (told) return Number(told[1]);
  const stars = values.map((value) => (/^[★⭐🌟]*½?[☆✩]+$/u.test(value) ? Array.from(value).length : 0));
  return values.length > 0 && Math.max(...stars) > 0 ? Math.max(...stars) : null;
}

/** True where each number has words of its own that tell its place, so that words alone order the answers. */
export function areAllWorded(answers: readonly string[]): boolean {
  return answers.every((answer) => wordsBeside(answer) !== null) && wordedNumbers(answers).length === answers.length;
}
