import type {SimulatedTables} from "./tables.js";

/** What a careless join leaves behind: every third interview and rating row stands twice, every fifth stage visit too. */
export function fanOut(tables: SimulatedTables): void {
  tables.interviews = repeated(tables.interviews, 3);
  tables.ratings = repeated(tables.ratings, 3);
  tables.stages = repeated(tables.stages, 5);
}

function repeated<Row>(rows: readonly Row[], every: number): Row[] {
  return rows.flatMap((row, index) => (index % every === 0 ? [row, row] : [row]));
}
