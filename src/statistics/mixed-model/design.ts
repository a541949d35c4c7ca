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
  const present = [0];
  for (let row = 0; row < n; row++) {
    present.length = 1;
    for (const column of columns) if (column[row]! >= 0) present.push(column[row]!);
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

/**
 * Whether the levels of every pair of crossed factors form one connected graph (an observation joins the two levels it
 * carries): only then can all levels of a factor be compared with each other. Left out, since they disconnect by
 * design, are nested pairs and interactions (factors nested in two factors that cross).
 */
export function isConnected(factors: readonly Factor[]): boolean {
  const nested = (a: Factor, b: Factor) => parents(a, b) !== null;
  const main = factors.filter((factor) => {
    const above = factors.filter((other) => other !== factor && nested(factor, other));
    return !above.some((a) => above.some((b) => a !== b && !nested(a, b) && !nested(b, a)));
  });
  return main.every((a, i) =>
    main.slice(i + 1).every((b) => nested(a, b) || nested(b, a) || componentCount(a, b) === 1)
  );
}

function componentCount(a: Factor, b: Factor): number {
  return new Set(connectedComponents(a, b).a).size;
}

/** Number of the connected component (0, 1, … in order of appearance) of every level of two factors. */
export function connectedComponents(a: Factor, b: Factor): {a: Int32Array; b: Int32Array} {
  const offset = a.levels.length;
  const above = Int32Array.from({length: offset + b.levels.length}, (_, i) => i);
  const rootOf = (node: number): number => {
    while (above[node] !== node) node = above[node] = above[above[node]!]!;
    return node;
  };
  for (let row = 0; row < a.codes.length; row++) above[rootOf(a.codes[row]!)] = rootOf(offset + b.codes[row]!);
  const numbers = new Map<number, number>();
  const component = above.map((_, node) => {
    const root = rootOf(node);
    if (!numbers.has(root)) numbers.set(root, numbers.size);
    return numbers.get(root)!;
  });
  return {a: component.slice(0, offset), b: component.slice(offset)};
}

/**
 * How the unknowns are ordered for elimination. One factor, the root, and every factor nested in it fall into blocks
 * that share no observation (a candidate and that candidate's own areas, say): they are absorbed block by block. All
 * other levels, and the fixed columns after them, form the dense rest. Positions count the absorbed unknowns first.
 */
export interface Layout {
  /** Per random factor: position of each level among all unknowns. */
  position: Int32Array[];
  absorbed: number;
  /** Random levels outside the blocks. */
  dense: number;
  /** `dense` plus the fixed columns. */
  rest: number;
  blocks: Blocks;
  touched: Touched;
}

/** Positions within the rest that each observation touches: `wide` for each, −1 past its last. */
export interface Touched {
  columns: Int32Array;
  wide: number;
}

/**
 * All blocks one after another, since there is one for every candidate. Counts of observations: `own` among a block's
 * unknowns (m × m), `cross` with the rest (m × its columns). What is of block i begins at `…At[i]`.
 */
export interface Blocks {
  count: number;
  /** First unknown of each block, and the end of the last. */
  start: Int32Array;
  /** Random factor of each absorbed unknown. */
  factors: Int32Array;
  /** Ascending positions within the rest. */
  columns: Int32Array;
  columnsAt: Int32Array;
  own: Float64Array;
  ownAt: Int32Array;
  cross: Float64Array;
  crossAt: Int32Array;
}

export function layoutOf(design: Design): Layout {
  const root = cheapestRoot(design);
  const inside = design.random.map((factor) => root !== null && (factor === root || parents(factor, root) !== null));
  const position = design.random.map((factor) => new Int32Array(factor.levels.length));
  let dense = 0;
  const absorbed = design.random.reduce((sum, factor, f) => sum + (inside[f] ? factor.levels.length : 0), 0);
  design.random.forEach((factor, f) => {
    if (inside[f]) return;
    position[f]!.forEach((_, level) => (position[f]![level] = absorbed + dense + level));
    dense += factor.levels.length;
  });
  const rest = dense + design.p;
  const outside = design.random.map((_, f) => f).filter((f) => !inside[f]);
  const touched = touchedColumns(design, outside, position, {absorbed, dense});
  // Of a block the finest levels first: what is nested in the root shares no observation, so that eliminating it fills
  // nothing in, while the root's own level joins all of them.
  const members = design.random
    .map(({levels}, f) => ({f, levels: levels.length}))
    .filter(({f}) => inside[f])
    .sort((a, b) => b.levels - a.levels)
    .map(({f}) => f);
  const blocks = blocksOf(design, root, members, {position, absorbed, rest, touched});
  return {position, absorbed, dense, rest, blocks, touched};
}

/** Level of `root` that each level of `factor` lies in, or null when some level lies in several. */
function parents(factor: Factor, root: Factor): Int32Array | null {
  const parent = new Int32Array(factor.levels.length).fill(-1);
  for (let row = 0; row < factor.codes.length; row++) {
    const level = factor.codes[row]!;
    const above = root.codes[row]!;
    if (parent[level] === -1) parent[level] = above;
    else if (parent[level] !== above) return null;
  }
  return parent;
}

/** The root that leaves the least arithmetic: cubes of the blocks, their squares times the rest, cube of the rest. */
function cheapestRoot({random, p}: Design): Factor | null {
  let best: Factor | null = null;
  let bestCost = Infinity;
  const total = random.reduce((sum, factor) => sum + factor.levels.length, 0);
  for (const root of random) {
    const size = new Float64Array(root.levels.length);
    let absorbed = 0;
    for (const factor of random) {
      const parent = parents(factor, root);
      parent?.forEach((above) => size[above]!++);
      if (parent) absorbed += factor.levels.length;
    }
    const rows = new Float64Array(root.levels.length);
    root.codes.forEach((level) => rows[level]!++);
    const rest = total - absorbed + p;
    let cost = rest ** 3 / 3;
    size.forEach((m, level) => {
      const width = Math.min(rest, rows[level]! * random.length + p);
      cost += m ** 3 / 3 + m * m * width + m * width * width;
    });
    if (cost < bestCost) [best, bestCost] = [root, cost];
  }
  return best;
}

function touchedColumns(
  {n, random, fixedColumns}: Design,
  outside: readonly number[],
  position: readonly Int32Array[],
  {absorbed, dense}: {absorbed: number; dense: number}
): Touched {
  const wide = outside.length + 1 + fixedColumns.length;
  const columns = new Int32Array(n * wide).fill(-1);
  for (let row = 0; row < n; row++) {
    let at = row * wide;
    for (const f of outside) columns[at++] = position[f]![random[f]!.codes[row]!]! - absorbed;
    columns[at++] = dense;
    for (const fixed of fixedColumns) if (fixed[row]! >= 0) columns[at++] = dense + fixed[row]!;
  }
  return {columns, wide};
}

function blocksOf(
  design: Design,
  root: Factor | null,
  members: readonly number[],
  {position, absorbed, rest, touched}: Pick<Layout, "position" | "absorbed" | "rest" | "touched">
): Blocks {
  const count = root?.levels.length ?? 0;
  const rows = rowsByLevel(root);
  const start = new Int32Array(count + 1);
  const factors = new Int32Array(absorbed);
  const placed = members.map((f) => new Uint8Array(design.random[f]!.levels.length));
  let next = 0;
  for (let block = 0; block < count; block++) {
    members.forEach((f, k) => {
      const {codes} = design.random[f]!;
      for (let i = rows.start[block]!; i < rows.start[block + 1]!; i++) {
        const level = codes[rows.rows[i]!]!;
        if (placed[k]![level]) continue;
        placed[k]![level] = 1;
        factors[next] = f;
        position[f]![level] = next++;
      }
    });
    start[block + 1] = next;
  }
  const [columnsAt, ownAt, crossAt] = [0, 1, 2].map(() => new Int32Array(count + 1)) as Int32Array[];
  const columns = new Int32Array(count === 0 ? 0 : touched.columns.length);
  const seenIn = new Int32Array(rest).fill(-1);
  let filled = 0;
  for (let block = 0; block < count; block++) {
    for (let i = rows.start[block]!; i < rows.start[block + 1]!; i++) {
      const base = rows.rows[i]! * touched.wide;
      for (let c = base; c < base + touched.wide; c++) {
        const column = touched.columns[c]!;
        if (column < 0 || seenIn[column] === block) continue;
        seenIn[column] = block;
        columns[filled++] = column;
      }
    }
    columns.subarray(columnsAt![block], filled).sort();
    const m = start[block + 1]! - start[block]!;
    columnsAt![block + 1] = filled;
    ownAt![block + 1] = ownAt![block]! + m * m;
    crossAt![block + 1] = crossAt![block]! + m * (filled - columnsAt![block]!);
  }
  const own = new Float64Array(ownAt![count]!);
  const cross = new Float64Array(crossAt![count]!);
  const placeOf = new Int32Array(rest);
  for (let block = 0; block < count; block++) {
    const m = start[block + 1]! - start[block]!;
    const width = columnsAt![block + 1]! - columnsAt![block]!;
    for (let c = 0; c < width; c++) placeOf[columns[columnsAt![block]! + c]!] = c;
    for (let i = rows.start[block]!; i < rows.start[block + 1]!; i++) {
      const row = rows.rows[i]!;
      for (const f of members) {
        const a = position[f]![design.random[f]!.codes[row]!]! - start[block]!;
        for (const g of members)
          own[ownAt![block]! + a * m + position[g]![design.random[g]!.codes[row]!]! - start[block]!]!++;
        for (let c = row * touched.wide; c < (row + 1) * touched.wide; c++) {
          const column = touched.columns[c]!;
          if (column >= 0) cross[crossAt![block]! + a * width + placeOf[column]!]!++;
        }
      }
    }
  }
  return {
    count,
    start,
    factors,
    columns: columns.slice(0, filled),
    columnsAt: columnsAt!,
    own,
    ownAt: ownAt!,
    cross,
    crossAt: crossAt!
  };
}

/** Rows of each level, in order, level by level. */
function rowsByLevel(factor: Factor | null): {start: Int32Array; rows: Int32Array} {
  const {levels, codes} = factor ?? {levels: [], codes: new Int32Array()};
  const start = new Int32Array(levels.length + 1);
  for (const level of codes) start[level + 1]!++;
  for (let level = 0; level < levels.length; level++) start[level + 1]! += start[level]!;
  const next = start.slice();
  const rows = new Int32Array(codes.length);
  codes.forEach((level, row) => (rows[next[level]!++] = row));
  return {start, rows};
}
