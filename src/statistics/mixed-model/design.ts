export type Level = string | number;

/** One grouping of the observations: `codes[row]` is an index into `levels`. */
export interface Factor {
  name: string;
  levels: Level[];
  codes: Int32Array;
}

/** Why a random factor is not in the fitted model. */
export type Dropped = "one level" | "every level seen once";

/**
 * The model in numbers. `y` is centred and scaled to standard deviation 1 so that tolerances mean the same for every
 * unit of measurement. Fixed column 0 is the intercept; `fixedColumns[f][row]` is the column that treatment coding
 * gives this row for fixed factor f, or −1 at the base level.
 */
export interface Design {
  n: number;
  y: Float64Array;
  centre: number;
  scale: number;
  random: Factor[];
  dropped: Record<string, Dropped>;
  fixedColumns: Int32Array[];
  /** Name ("factor:level") and column of every treatment contrast; column −1 when it repeats columns before it. */
  contrasts: {name: string; column: number}[];
  /** Number of fixed columns kept, intercept included. */
  p: number;
}

export interface ModelInput {
  y: number[];
  random: Record<string, Level[]>;
  fixed?: Record<string, Level[]>;
}

/** @throws RangeError when lengths differ or a value is not finite */
export function designOf({y, random, fixed = {}}: ModelInput): Design {
  const n = y.length;
  for (const [name, values] of [...Object.entries(random), ...Object.entries(fixed)]) {
    if (values.length !== n)
      throw new RangeError(`factor ${name} must have one level per value of y (${n}), got ${values.length}`);
  }
  const bad = y.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new RangeError(`y must hold finite numbers, got ${y[bad]} at index ${bad}`);

  const centre = n === 0 ? 0 : y.reduce((sum, value) => sum + value, 0) / n;
  const spread = Math.sqrt(y.reduce((sum, value) => sum + (value - centre) ** 2, 0) / Math.max(1, n - 1));
  // Rounding of the mean alone leaves about 1e-16 of its size: below that there is no variation to model.
  const scale = spread > 1e-13 * Math.max(1, Math.abs(centre)) ? spread : 0;

  const kept: Factor[] = [];
  const dropped: Record<string, Dropped> = {};
  for (const [name, values] of Object.entries(random)) {
    const factor = factorOf(name, values);
    if (factor.levels.length <= 1) dropped[name] = "one level";
    else if (factor.levels.length === n) dropped[name] = "every level seen once";
    else kept.push(factor);
  }
  return {
    n,
    y: Float64Array.from(y, (value) => (scale === 0 ? 0 : (value - centre) / scale)),
    centre,
    scale,
    random: kept,
    dropped,
    ...treatmentColumns(n, fixed)
  };
}

export function factorOf(name: string, values: readonly Level[]): Factor {
  const codeOf = new Map<Level, number>();
  const codes = new Int32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const level = values[row]!;
    let code = codeOf.get(level);
    if (code === undefined) codeOf.set(level, (code = codeOf.size));
    codes[row] = code;
  }
  return {name, levels: [...codeOf.keys()], codes};
}

function treatmentColumns(n: number, fixed: Record<string, Level[]>) {
  const contrasts: Design["contrasts"] = [];
  const raw = Object.entries(fixed).map(([name, values]) => {
    const {levels, codes} = factorOf(name, values);
    const order = levels.map((_, code) => code).sort((a, b) => compareLevels(levels[a]!, levels[b]!));
    const columnOfCode = new Int32Array(levels.length);
    order.forEach((code, rank) => {
      columnOfCode[code] = rank === 0 ? -1 : contrasts.push({name: `${name}:${levels[code]}`, column: -1});
    });
    return codes.map((code) => columnOfCode[code]!);
  });
  const keptAs = independentColumns(n, contrasts.length + 1, raw);
  contrasts.forEach((contrast, i) => (contrast.column = keptAs[i + 1]!));
  return {
    contrasts,
    fixedColumns: raw.map((columns) => columns.map((column) => (column < 0 ? -1 : keptAs[column]!))),
    p: keptAs.filter((column) => column >= 0).length
  };
}

function compareLevels(a: Level, b: Level): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a) < String(b) ? -1 : 1;
}

/** New number of every column, −1 for one that is a combination of those before it (Cholesky of X'X, in order). */
function independentColumns(n: number, width: number, columns: Int32Array[]): number[] {
  const gram = Array.from({length: width}, () => new Float64Array(width));
  for (let row = 0; row < n; row++) {
    const present = [0, ...columns.map((column) => column[row]!).filter((column) => column >= 0)];
    for (const a of present) for (const b of present) gram[a]![b]! += 1;
  }
  const numbered: number[] = [];
  let kept = 0;
  for (let j = 0; j < width; j++) {
    const size = gram[j]![j]!;
    for (let k = 0; k < j; k++) {
      if (numbered[k]! < 0) continue;
      let sum = gram[j]![k]!;
      for (let l = 0; l < k; l++) if (numbered[l]! >= 0) sum -= gram[j]![l]! * gram[k]![l]!;
      gram[j]![k] = sum / gram[k]![k]!;
    }
    let left = size;
    for (let k = 0; k < j; k++) if (numbered[k]! >= 0) left -= gram[j]![k]! ** 2;
    numbered.push(left > 1e-9 * size ? kept++ : -1);
    if (numbered[j]! >= 0) gram[j]![j] = Math.sqrt(left);
  }
  return numbered;
}
