import type {SimulatedRow, SimulatedTables} from "../../loaders/simulate/tables.js";

export const points: Record<string, number> = {strong_no: 1, no: 2, mixed: 2.5, yes: 3, strong_yes: 4};

/** Initial loop votes by application, shadows aside, in interview order. */
export function loopVotes(tables: SimulatedTables): Map<string, number[]> {
  const loops = new Map<string, number[]>();
  for (const row of tables.scorecards) {
    if (row.stage !== "loop" || row.shadow === true) continue;
    const id = String(row.application_id);
    loops.set(id, [...(loops.get(id) ?? []), points[String(row.initial_vote ?? row.vote)]!]);
  }
  return loops;
}

/** Correlation and yes/no agreement over all ordered pairs of votes of the same loop. */
export function pairFacts(loops: Iterable<readonly number[]>): {r: number; agreement: number} {
  let [n, sum, squares, products, same] = [0, 0, 0, 0, 0];
  for (const votes of loops)
    votes.forEach((a, i) =>
      votes.forEach((b, j) => {
        if (i === j) return;
        n++;
        sum += a;
        squares += a * a;
        products += a * b;
        same += Number(a >= 3 === b >= 3);
      })
    );
  const mean = sum / n;
  return {r: (products / n - mean * mean) / (squares / n - mean * mean), agreement: same / n};
}

export function shares(rows: readonly SimulatedRow[], column: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[String(row[column])] = (counts[String(row[column])] ?? 0) + 1 / rows.length;
  return counts;
}

export function offersOf(tables: SimulatedTables): Map<string, boolean> {
  return new Map(tables.decisions.map((row) => [String(row.application_id), row.decision === "offer"]));
}
