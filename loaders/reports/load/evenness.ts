import {sum} from "simple-statistics";
import {defaultLevel} from "../../../src/statistics/estimate.js";
import {drawInterval} from "../../../src/statistics/intervals/quantile.js";
import {createRandom, type Random} from "../../../src/statistics/random.js";

/** A fifth of fewer people is one person. */
export const leastPeople = 10;
/** Fewest interviews for each person on average: below them somebody is the busiest by chance alone. */
export const leastEach = 3;

/** The share of the interviews that the busiest fifth of the people had; null below ten people or three interviews each. */
export function busiestFifth(interviews: readonly number[]): number | null {
  const all = sum([...interviews]);
  if (interviews.length < leastPeople || all < leastEach * interviews.length) return null;
  const busiest = [...interviews].sort((a, b) => b - a).slice(0, Math.ceil(interviews.length / 5));
  return sum(busiest) / all;
}

const draws = 200;

/** Up to so many interviews for each person it takes less time to deal out each of them than to draw each person's number. */
const fewEach = 50;

function oneByOne(interviews: number, people: number, random: Random): number[] {
  const counts = Array.from({length: people}, () => 0);
  for (let dealt = 0; dealt < interviews; dealt++) counts[random.integer(people)]!++;
  return counts;
}

function byPerson(interviews: number, people: number, random: Random): number[] {
  let left = interviews;
  return Array.from({length: people}, (_, place) => {
    const own = random.binomial(left, 1 / (people - place));
    left -= own;
    return own;
  });
}

/** The same share where chance alone hands out the interviews, to everybody alike: somebody is always the busiest. */
export function evenShare(
  interviews: number,
  people: number,
  seed: number
): {value: number | null; interval: [number, number] | null} {
  if (people < leastPeople || interviews < leastEach * people) return {value: null, interval: null};
  const random = createRandom(seed);
  const deal = interviews <= fewEach * people ? oneByOne : byPerson;
  const shares = Array.from({length: draws}, () => busiestFifth(deal(interviews, people, random))!);
  return {value: sum(shares) / draws, interval: drawInterval(shares, defaultLevel)};
}
