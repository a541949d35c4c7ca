import {readSql, type ReportContext} from "../report.js";

export const coverageSql = readSql(new URL("./rows.sql", import.meta.url));

/** One attribute in one loop. */
export interface CoverageRow {
  application_id: string;
  candidate_id: string;
  role: string | null;
  level: string | null;
  outcome: "offer" | "no_offer" | "censored" | "open";
  attribute: string;
  state: "rated" | "no_data" | "not_asked";
  /** Mean rating, 1 to 4; null unless rated. */
  points: number | null;
  coachable: boolean | null;
  first_held_at: string | null;
}

/** One loop with all its attributes. */
export interface CoveredLoop {
  candidate_id: string;
  role: string | null;
  level: string | null;
  outcome: CoverageRow["outcome"];
  heldAt: string | null;
  attributes: CoverageRow[];
}

export async function coveredLoops({warehouse}: ReportContext): Promise<CoveredLoop[]> {
  const loops = new Map<string, CoveredLoop>();
  for (const row of await warehouse.rows<CoverageRow>(coverageSql)) {
    const known = loops.get(row.application_id);
    if (known) known.attributes.push(row);
    else loops.set(row.application_id, {...row, heldAt: row.first_held_at, attributes: [row]});
  }
  return [...loops.values()].map(({candidate_id, role, level, outcome, heldAt, attributes}) => ({
    candidate_id,
    role,
    level,
    outcome,
    heldAt,
    attributes
  }));
}
