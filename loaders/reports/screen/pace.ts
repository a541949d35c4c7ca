import {readSql, type ReportContext} from "../report.js";

const sql = readSql(new URL("./pace.sql", import.meta.url));

export interface ScreenPace {
  /** Weeks over which the counted screens spread; null without any. */
  weeks: number | null;
  without_vote: number;
  waiting: number;
  trial: number;
  total: number;
}

/** How long the data run, and which phone screens are not counted. */
export async function screenPace({warehouse}: ReportContext): Promise<ScreenPace> {
  return (await warehouse.rows<ScreenPace>(sql))[0]!;
}

/** Weeks over which the counted screens spread, at least one. */
export async function screenWeeks(context: ReportContext): Promise<number> {
  return Math.max(1, (await screenPace(context)).weeks ?? 1);
}
