import type {Agreement} from "../../../src/contracts/agreement.js";
import {wilson} from "../../../src/statistics/intervals/shares.js";
import {hiddenCells} from "../../privacy/suppression.js";
import {published, rounded} from "../finding.js";
import {readSql, type ReportContext} from "../report.js";

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
  const hidden = hiddenCells(rows, {
    people: ({candidates}) => candidates,
    families: [({first_focus}) => `row ${first_focus}`, ({second_focus}) => `column ${second_focus}`],
    minimum: config.privacy.minimum_candidates
  });
  return rows.map((row, index) => {
    const areas = {first: row.first_focus, second: row.second_focus};
    if (hidden[index])
      return {...areas, candidates: null, pairs: null, sameSide: {value: null, interval: null}, correlation: null};
    const agreeing = Math.round(row.same_side * row.candidates);
    return {
      ...areas,
      candidates: row.candidates,
      pairs: row.pairs,
      sameSide: published({value: row.same_side, interval: wilson(agreeing, row.candidates)}),
      correlation: rounded(row.correlation)
    };
  });
}
