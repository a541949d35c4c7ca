import {borderline} from "../../loaders/reports/borderline/report.js";
import {funnel} from "../../loaders/reports/funnel/report.js";
import {interviewers} from "../../loaders/reports/interviewers.js";
import {questions} from "../../loaders/reports/questions/report.js";
import type {Report} from "../../loaders/reports/report.js";
import {runReports} from "../../loaders/reports/run.js";
import {screeners} from "../../loaders/reports/screeners.js";
import type {WorldName} from "../../loaders/simulate/worlds.js";
import type {Finding} from "../../src/contracts/finding.js";
import {worldWarehouse} from "./world-warehouse.js";

/** Reports whose findings need more than votes and ratings in memory: written as exports and read like anyone's. */
const reportsOf: Partial<Record<WorldName, Record<string, Report>>> = {
  "borderline-waste": {borderline},
  "sparse-pipeline": {borderline},
  "rich-pipeline": {borderline},
  simpson: {funnel},
  "mix-shift": {funnel},
  "censored-growth": {funnel},
  "fan-out-join": {interviewers, questions, screeners, funnel},
  "small-company": {borderline, funnel}
};

/** Worlds whose rows mean something only once they have been read: repeated ones must be told apart first. */
export const onlyRead: ReadonlySet<WorldName> = new Set<WorldName>(["fan-out-join"]);

/** What these reports find in a company as a whole, whatever the data suffice for. */
export async function readFindings(world: WorldName, seed: number): Promise<Finding[]> {
  const reports = reportsOf[world];
  if (reports === undefined) return [];
  const {context, close} = await worldWarehouse({world, seed});
  try {
    const {findings} = await runReports(context, {reports});
    return findings.filter(
      ({slice: {role, level, period}, verdict}) =>
        role === null && level === null && period === null && verdict !== "too_little_data"
    );
  } finally {
    await close();
  }
}
