import {group} from "d3-array";
import type {Agreement} from "../../../src/contracts/agreement.js";
import {wilson} from "../../../src/statistics/intervals/shares.js";
import {behind} from "../../privacy/behind.js";
import {boundOf, hiddenCells} from "../../privacy/suppression.js";
import {published, rounded} from "../finding.js";
import {readSql, type ReportContext} from "../report.js";

export const focusPairsSql = readSql(new URL("./focus-pairs.sql", import.meta.url));
const peopleSql = readSql(new URL("./focus-pair-people.sql", import.meta.url));
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
  const people = group(
    await warehouse.rows<{first_focus: string; second_focus: string; candidate_id: string}>(peopleSql),
    pairOf
  );
  const hidden = hiddenCells(rows, {
    people: ({candidates}) => candidates,
    families: [({first_focus}) => `row ${first_focus}`, ({second_focus}) => `column ${second_focus}`],
    minimum: config.privacy.minimum_candidates
  });
  return rows.map((row, index) => behind(people.get(pairOf(row))!, cellOf(row, hidden[index]!)));
}

function pairOf({first_focus, second_focus}: Pick<Row, "first_focus" | "second_focus">): string {
  return JSON.stringify([first_focus, second_focus]);
}

function cellOf(row: Row, hidden: boolean): Cell {
  const areas = {first: row.first_focus, second: row.second_focus};
  if (hidden)
    return {...areas, candidates: null, pairs: null, sameSide: {value: null, interval: null}, correlation: null};
  const agreeing = Math.round(row.same_side * row.candidates);
  const bound = boundOf(Math.round(row.same_side * row.pairs), row.pairs, row.candidates);
  return {
    ...areas,
    candidates: row.candidates,
    pairs: row.pairs,
    sameSide: published(
      bound ? {value: null, interval: bound} : {value: row.same_side, interval: wilson(agreeing, row.candidates)}
    ),
    correlation: bound ? null : rounded(row.correlation)
  };
}
