import type {Config} from "../config/config.js";
import type {Warehouse} from "../warehouse/connection.js";
import type {Moment, ReportContext} from "./report.js";
import {readSql} from "./sql.js";

const dataThroughSql = readSql(new URL("./data_through.sql", import.meta.url));

/** Any fixed number does: it makes simulated intervals the same in every run over the same data. */
const seed = 20_240_614;

export async function contextOf(
  warehouse: Warehouse,
  config: Config,
  moments: readonly Moment[] = []
): Promise<ReportContext> {
  const [run] = await warehouse.rows<{data_through: string | null}>(dataThroughSql);
  return {warehouse, config, dataThrough: run?.data_through ?? null, seed, moments};
}
