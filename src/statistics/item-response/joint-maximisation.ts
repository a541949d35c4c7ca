import {choleskyInPlace, inverseFromCholesky, solveLower, solveUpper} from "../linear-algebra.js";
import {type EncodedRatings, ratingMoments} from "./facet-ratings.js";

const mostIterations = 100;

/** Newton's method on the concave joint likelihood; persons eliminated first, facets and steps held to sums of 0. */
export function maximiseJointly(data: EncodedRatings) {
  let parameters = start(data);
  let current = newtonStep(data, parameters);
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    const {step} = current;
    let moved = false;
    for (let share = 1; share > 1e-4 && !moved; share /= 2) {
      const next = parameters.map((value, i) => value + share * step[i]!);
      const at = newtonStep(data, next);
      if (at.logLikelihood < current.logLikelihood - 1e-9) continue;
      [parameters, current, moved] = [next, at, true];
    }
    if (!moved || step.every((part) => Math.abs(part) < 1e-7)) break;
  }
  return {parameters, logLikelihood: current.logLikelihood, standardErrors: current.standardErrors()};
}

/** Persons at the logit of their mean category, all else at 0. */
function start(data: EncodedRatings): Float64Array {
  const parameters = new Float64Array(data.size);
  const score = new Float64Array(data.persons.length);
  const possible = new Float64Array(data.persons.length);
  data.category.forEach((category, row) => {
    score[data.person[row]!]! += category;
    possible[data.person[row]!]! += data.stepSets[data.setOfItem[data.item[row]!]!]!.count;
  });
  score.forEach((sum, p) => (parameters[p] = Math.log((sum + 0.5) / (possible[p]! - sum + 0.5))));
  return parameters;
}

function newtonStep(data: EncodedRatings, parameters: Float64Array) {
  const persons = data.persons.length;
  const size = data.size - persons;
  const equations = jointEquations(data, parameters);
  const {gradient, personInformation, crossStart, crossColumns, crossValues} = equations;
  const gauges = sumsToZero(data);
  const {factor, weight} = factorWithGauges(equations.information, size, gauges);

  const step = gradient.slice();
  const rest = step.subarray(persons);
  for (let person = 0; person < persons; person++) {
    const share = gradient[person]! / personInformation[person]!;
    for (let c = crossStart[person]!; c < crossStart[person + 1]!; c++)
      rest[crossColumns[c]!]! -= crossValues[c]! * share;
  }
  solveLower(factor, size, rest);
  solveUpper(factor, size, rest);
  for (let person = 0; person < persons; person++) {
    let sum = gradient[person]!;
    for (let c = crossStart[person]!; c < crossStart[person + 1]!; c++)
      sum -= crossValues[c]! * rest[crossColumns[c]!]!;
    step[person] = sum / personInformation[person]!;
  }

  const standardErrors = () => {
    const inverse = inverseFromCholesky(factor, size);
    const result = new Float64Array(data.size);
    for (let person = 0; person < persons; person++) result[person] = 1 / Math.sqrt(personInformation[person]!);
    for (let i = 0; i < size; i++) {
      // Along the direction the sum was fixed in, the inverse holds the weight of the constraint, which is no error.
      const gauge = gauges.find(({from, to}) => from <= i && i < to)!;
      const artificial = 1 / (weight * (gauge.to - gauge.from) ** 2);
      result[persons + i] = Math.sqrt(Math.max(0, inverse[i * size + i]! - artificial));
    }
    return result;
  };
  return {logLikelihood: equations.logLikelihood, step, standardErrors};
}

/**
 * Cholesky factor of the information with every gauge held by a penalty on its sum. A disconnected design is flat in
 * more directions than the sums fix: a ridge, as small as will do, keeps those where they are.
 */
function factorWithGauges(information: Float64Array, size: number, gauges: readonly {from: number; to: number}[]) {
  let weight = 1e-12;
  for (let i = 0; i < size; i++) weight = Math.max(weight, information[i * size + i]!);
  for (let ridge = 1e-10; ; ridge *= 1e3) {
    const factor = information.slice();
    for (const {from, to} of gauges) {
      for (let i = from; i < to; i++) for (let j = from; j <= i; j++) factor[i * size + j]! += weight;
    }
    for (let i = 0; i < size; i++) factor[i * size + i]! += ridge * weight;
    if (choleskyInPlace(factor, size)) return {factor, weight};
  }
}

/** Ranges (persons not counted) whose sum is held at 0: raters, items, each set of steps. */
function sumsToZero({persons, offsets, stepSets, size}: EncodedRatings): {from: number; to: number}[] {
  const shift = persons.length;
  return [
    {from: offsets.rater - shift, to: offsets.item - shift},
    {from: offsets.item - shift, to: (stepSets[0]?.start ?? size) - shift},
    ...stepSets.map(({start, count}) => ({from: start - shift, to: start + count - shift}))
  ];
}

/** The Newton equations at some parameters with the persons eliminated. */
interface JointEquations {
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

function jointEquations(data: EncodedRatings, parameters: Float64Array): JointEquations {
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
