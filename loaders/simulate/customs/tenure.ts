import type {Random} from "../../../src/statistics/random.js";

/** From when to when someone works here: 0 the first day of the window, 1 the last. Left out: throughout. */
export interface Tenured {
  tenure?: readonly [from: number, to: number];
}

/** A third of so many people stay throughout, a third leave and a third join, each in the middle half of the window. */
export function drawTenures(people: number, random: Random): (readonly [number, number])[] {
  const kinds = random.shuffle(Array.from({length: people}, (_, index) => index % 3));
  return kinds.map((kind) => {
    const turn = 0.25 + 0.5 * random.uniform();
    return kind === 0 ? [0, 1] : kind === 1 ? [0, turn] : [turn, 1];
  });
}

/** Who works here at `when`; everyone where that would be nobody. */
export function present<Person extends Tenured>(people: readonly Person[], when: number): readonly Person[] {
  const there = people.filter(({tenure}) => tenure === undefined || (tenure[0] <= when && when <= tenure[1]));
  return there.length > 0 ? there : people;
}
