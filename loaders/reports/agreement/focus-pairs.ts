import type {Agreement} from "../../../src/contracts/agreement.js";
import {wilson} from "../../../src/statistics/wilson.js";
import {suppressed} from "../../privacy/suppression.js";
import {rounded} from "../finding.js";
import type {ReportContext} from "../report.js";
import {readSql} from "../sql.js";

export const focusPairsSql = readSql(new URL("./focus-pairs.sql", import.meta.url));
type Cell = Agreement["focusPairs"][number];

interface Row {
  first_focus: string;
  second_focus: string;
  pairs: number;
  candidates: number;
  same_side: number;
  correlation: number | null;
}

/** The focus-area matrix, cells of too few candidates blank. Intervals count candidates, not pairs, as independent. */
export async function focusPairs({warehouse, config}: ReportContext): Promise<Cell[]> {
  const rows = await warehouse.rows<Row>(focusPairsSql);
  const cells = rows.map((row): Cell & {people: number} => ({
    first: row.first_focus,
    second: row.second_focus,
    candidates: row.candidates,
    pairs: row.pairs,
    sameSide: {
      value: rounded(row.same_side),
      interval: wilson(Math.round(row.same_side * row.candidates), row.candidates).map((end) => rounded(end)!) as [
        number,
        number
      ]
    },
    correlation: rounded(row.correlation),
    people: row.candidates
  }));
  const shown = suppressed(
    cells,
    {
      people: ({people}) => people,
      families: [({first}) => `row ${first}`, ({second}) => `column ${second}`],
      minimum: config.privacy.minimum_candidates
    },
    (cell) => ({...cell, candidates: null, pairs: null, sameSide: {value: null, interval: null}, correlation: null})
  );
  return shown.map(({people: _, ...cell}) => cell);
}
