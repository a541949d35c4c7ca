import type {Random} from "../../../src/statistics/random.js";

/** Someone by how often they are asked; nobody's load said, everyone alike. */
export function byLoad<Person extends {load?: number}>(people: readonly Person[], random: Random): Person {
  if (people.every(({load}) => load === undefined)) return people[random.integer(people.length)]!;
  let left = random.uniform() * people.reduce((sum, {load}) => sum + load!, 0);
  return people.find(({load}) => (left -= load!) < 0) ?? people.at(-1)!;
}

/** Loads of one over a rank drawn by lot, with the mean of the loads of the standard company. */
export function zipfLoads(people: number, random: Random): number[] {
  const harmonic = Array.from({length: people}, (_, index) => 1 / (index + 1)).reduce((a, b) => a + b, 0);
  const ranks = random.shuffle(Array.from({length: people}, (_, index) => index + 1));
  return ranks.map((rank) => (1.38 * people) / (harmonic * rank));
}
