import {ratingMoments} from "./category-chances.js";
import type {EncodedRatings} from "./encoded-ratings.js";

/** The Newton equations at some parameters with the persons eliminated. */
export interface JointEquations {
  logLikelihood: number;
  gradient: Float64Array;
  personInformation: Float64Array;
  /** Lower triangle of the information of raters, items and steps, persons taken out (row-major). */
  information: Float64Array;
  /** Information shared by person p and column: entries crossStart[p] … crossStart[p + 1]. */
  crossStart: Int32Array;
  crossColumns: number[];
  crossValues: number[];
}

export function jointEquations(data: EncodedRatings, parameters: Float64Array): JointEquations {
  const persons = data.persons.length;
  const size = data.size - persons;
  const information = new Float64Array(size * size);
  const gradient = new Float64Array(data.size);
  const personInformation = new Float64Array(persons);
  const crossStart = new Int32Array(persons + 1);
  const crossColumns: number[] = [];
  const crossValues: number[] = [];
  const cross = new Float64Array(size);
  const touched: number[] = [];
  const isTouched = new Uint8Array(size);
  const atLeast = new Float64Array(Math.max(...data.stepSets.map(({count}) => count)) + 1);
  let logLikelihood = 0;

  const addCross = (column: number, value: number) => {
    if (isTouched[column] === 0) {
      isTouched[column] = 1;
      touched.push(column);
    }
    cross[column]! += value;
  };
  for (let row = 0; row < data.category.length; row++) {
    const person = data.person[row]!;
    const {expected, variance, log} = ratingMoments(data, parameters, row, atLeast);
    logLikelihood += log;
    const category = data.category[row]!;
    const rater = data.rater[row]!;
    const item = data.offsets.item - persons + data.item[row]!;
    const {start: firstStep, count} = data.stepSets[data.setOfItem[data.item[row]!]!]!;
    const residual = category - expected;
    gradient[person]! += residual;
    gradient[persons + rater]! -= residual;
    gradient[persons + item]! -= residual;
    personInformation[person]! += variance;
    addCross(rater, -variance);
    addCross(item, -variance);
    information[rater * size + rater]! += variance;
    information[item * size + item]! += variance;
    information[item * size + rater]! += variance;
    for (let j = 1; j <= count; j++) {
      const step = firstStep - persons + j - 1;
      gradient[persons + step]! -= (category >= j ? 1 : 0) - atLeast[j]!;
      // Covariance of the score with X ≥ j: Σ_{k} P(X ≥ max(j, k)) − E·P(X ≥ j).
      let joint = j * atLeast[j]!;
      for (let k = j + 1; k <= count; k++) joint += atLeast[k]!;
      const covariance = joint - expected * atLeast[j]!;
      addCross(step, -covariance);
      information[step * size + rater]! += covariance;
      information[step * size + item]! += covariance;
      for (let l = 1; l <= j; l++) {
        information[step * size + step - j + l]! += atLeast[j]! - atLeast[j]! * atLeast[l]!;
      }
    }
    const last = row + 1 === data.category.length || data.person[row + 1] !== person;
    if (!last) continue;
    touched.sort((a, b) => a - b);
    for (let a = 0; a < touched.length; a++) {
      const column = touched[a]!;
      const weight = cross[column]! / personInformation[person]!;
      for (let b = 0; b <= a; b++) information[column * size + touched[b]!]! -= weight * cross[touched[b]!]!;
    }
    for (const column of touched) {
      crossColumns.push(column);
      crossValues.push(cross[column]!);
      cross[column] = 0;
      isTouched[column] = 0;
    }
    touched.length = 0;
    crossStart[person + 1] = crossColumns.length;
  }

  return {logLikelihood, gradient, personInformation, information, crossStart, crossColumns, crossValues};
}
