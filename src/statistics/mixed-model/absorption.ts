import type {Design, Factor} from "./design.js";

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
  blocks: Block[];
}

/** Counts of observations: `own` among the block's unknowns (m × m), `cross` with the rest (m × columns). */
export interface Block {
  start: number;
  /** Random factor of each unknown of the block. */
  factors: Int32Array;
  /** Ascending positions within the rest. */
  columns: Int32Array;
  own: Float64Array;
  cross: Float64Array;
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
  const layout: Layout = {position, absorbed, dense, rest, blocks: []};
  if (root !== null) fillBlocks(design, layout, root, inside);
  return layout;
}

/** Level of `root` that each level of `factor` lies in, or null when some level lies in several. */
export function parents(factor: Factor, root: Factor): Int32Array | null {
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

function fillBlocks(design: Design, layout: Layout, root: Factor, inside: boolean[]): void {
  const members = design.random.map((_, f) => f).filter((f) => inside[f]);
  let next = 0;
  for (const rows of rowsByLevel(root)) {
    const start = next;
    const factors: number[] = [];
    for (const f of members) {
      for (const level of new Set(rows.map((row) => design.random[f]!.codes[row]!))) {
        layout.position[f]![level] = next++;
        factors.push(f);
      }
    }
    const columnsOfRow = rows.map((row) => restColumns(design, layout, row));
    const columns = Int32Array.from(new Set(columnsOfRow.flat())).sort();
    const indexOf = new Map(Array.from(columns, (column, i) => [column, i]));
    const m = factors.length;
    const own = new Float64Array(m * m);
    const cross = new Float64Array(m * columns.length);
    rows.forEach((row, r) => {
      const present = members.map((f) => layout.position[f]![design.random[f]!.codes[row]!]! - start);
      for (const a of present) {
        for (const b of present) own[a * m + b]!++;
        for (const column of columnsOfRow[r]!) cross[a * columns.length + indexOf.get(column)!]!++;
      }
    });
    layout.blocks.push({start, factors: Int32Array.from(factors), columns, own, cross});
  }
}

/** Positions within the rest that one observation touches; levels inside blocks have positions before the rest. */
export function restColumns(design: Design, layout: Layout, row: number): number[] {
  const columns: number[] = [];
  design.random.forEach((factor, f) => {
    const at = layout.position[f]![factor.codes[row]!]! - layout.absorbed;
    if (at >= 0) columns.push(at);
  });
  columns.push(layout.dense);
  for (const fixed of design.fixedColumns) if (fixed[row]! >= 0) columns.push(layout.dense + fixed[row]!);
  return columns;
}

function rowsByLevel(factor: Factor): number[][] {
  const rows: number[][] = factor.levels.map(() => []);
  factor.codes.forEach((level, row) => rows[level]!.push(row));
  return rows;
}
