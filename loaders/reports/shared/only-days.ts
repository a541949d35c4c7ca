import {readSql, type ReportContext, shared} from "../report.js";
import type {Unknown} from "./sameness.js";

const sql = readSql(new URL("./only-days.sql", import.meta.url));

/** Are most loop scorecards known by their day alone? Then nothing is told that needs the order within a day. */
export const areOnlyDays = shared(async ({warehouse}: ReportContext): Promise<boolean> => {
  const [row] = await warehouse.rows<{only_days: boolean}>(sql);
  return row?.only_days ?? false;
});

/** The part of a finding that says so; `what` cannot be told, and takes `least` of `unit`. */
export function unknownOrder(what: string, unit: string, least: number): Unknown {
  return {
    verdict: "too_little_data",
    claim: "The exports give days without a time.",
    evidence: `So ${what} cannot be told.`,
    action: "Export when interviews were held and scorecards submitted with the time of day.",
    needs: [{unit, more: least, weeks: null}]
  };
}
