import {changeInMean} from "../../../src/statistics/intervals/differences.js";

/** Since when loops have their present length, and what it was before. */
export interface LengthChange {
  /** Quarter, YYYY-Qn. */
  since: string;
  before: number;
  after: number;
}

/** Half an interview: less is a matter of calendars, more of policy. */
const leastChange = 0.5;

/**
 * The last quarter at which loops became clearly longer or shorter: a replay over loops of two policies would describe
 * neither. Looked for again after each change that was found, so that what follows is of one policy. Loops without a
 * quarter take no part.
 */
export function lengthChange(loops: readonly {period: string | null; votes: number}[]): LengthChange | null {
  const quarters = [...new Set(loops.flatMap(({period}) => (period === null ? [] : [period])))].sort();
  let last: LengthChange | null = null;
  for (let from = 0; ;) {
    const rest = quarters.slice(from);
    const groups = rest.map((quarter) => loops.filter(({period}) => period === quarter).map(({votes}) => votes));
    const change = changeInMean(groups, {least: leastChange});
    if (!change) return last;
    from += change.at;
    last = {since: quarters[from]!, before: change.before, after: change.after};
  }
}

/** "Loops have had 3.9 interviews since 2026-Q1 and 4.8 before, so only those since are replayed. " */
export function lengthWords(change: LengthChange | null): string {
  if (!change) return "";
  return `Loops have had ${change.after.toFixed(1)} interviews since ${change.since} and ${change.before.toFixed(1)} before, so only those since are replayed. `;
}
