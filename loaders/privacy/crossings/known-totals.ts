import {inverse} from "../suppression.js";

/** Small enough that products of two remainders are 32-bit integers, which the inner loop lives on. */
const prime = 46_337;

/**
 * What readers can work out from published totals: a sum follows when it is a linear combination of them. All sums that
 * will ever be asked for are given at the start, each as the places it counts; publishing one takes it out of what is not
 * known yet of all others. Elimination modulo a prime, so that 0 stays exact.
 */
export class KnownTotals {
  /** What is not known yet of each sum. */
  private readonly left: Int32Array[];

  constructor(sums: readonly (readonly number[])[], places: number) {
    this.left = sums.map((members) => {
      const row = new Int32Array(places);
      for (const place of members) row[place] = 1;
      return row;
    });
  }

  isKnown(sum: number): boolean {
    return this.left[sum]!.every((value) => value === 0);
  }

  /** Would one of the sums asked for follow if this one were published? None of them may be known before. */
  wouldTell(sum: number, asked: readonly number[]): boolean {
    const added = this.left[sum]!;
    const pivot = added.findIndex((value) => value !== 0);
    if (pivot < 0) return false;
    const scale = inverse(added[pivot]!, prime);
    return asked.some((one) => {
      const row = this.left[one]!;
      if (row[pivot] === 0) return false;
      const factor = (row[pivot]! * scale) % prime;
      return row.every((value, place) => value === (added[place]! * factor) % prime);
    });
  }

  publish(sum: number): void {
    const known = this.left[sum]!;
    const pivot = known.findIndex((value) => value !== 0);
    if (pivot < 0) return;
    const scale = inverse(known[pivot]!, prime);
    const places = [...known.keys()].filter((place) => known[place] !== 0);
    const values = places.map((place) => (known[place]! * scale) % prime);
    for (const row of this.left) {
      const factor = row[pivot]!;
      if (factor === 0) continue;
      for (let i = 0; i < places.length; i++)
        row[places[i]!] = (row[places[i]!]! + (prime - factor) * values[i]!) % prime;
    }
  }
}
