import type {QuestionFairness} from "../../../src/contracts/questions.js";
import {differentialItemFunctioning} from "../../../src/statistics/questions/differential-item-functioning.js";
import {rounded} from "../finding.js";
import {readSql, type ReportContext} from "../report.js";
import type {Evidence} from "./evidence.js";

const groupsSql = readSql(new URL("./groups.sql", import.meta.url));

/** Candidates a group needs on a question. */
const least = 100;
const falseDiscoveryRate = 0.05;
/** R² gained from which a difference is more than slight (Jodoin & Gierl 2001). */
const leastGain = 0.035;

/** Do questions rate groups of equal standing differently? Null unless a group column is configured. */
export async function fairnessOf(
  {ratings}: Evidence,
  {warehouse, config}: ReportContext
): Promise<QuestionFairness | null> {
  if (config.privacy.group_column === null) return null;
  const groups = new Map(
    (await warehouse.rows<{application_id: string; group_label: string}>(groupsSql)).map((row) => [
      row.application_id,
      row.group_label
    ])
  );
  const rows = ratings.flatMap(({question, application, points, others}) => {
    const group = groups.get(application);
    return group === undefined ? [] : [{question, group, rating: points, ability: others.mean}];
  });
  return {
    leastPerGroup: least,
    comparisons: differentialItemFunctioning(rows, {least}).map(
      ({question, group, reference, n, gap, gainedR2, falseDiscovery}) => ({
        question,
        group,
        reference,
        n,
        gap: rounded(gap)!,
        gainedR2: rounded(gainedR2)!,
        falseDiscovery: rounded(falseDiscovery)!,
        differs: falseDiscovery <= falseDiscoveryRate && gainedR2 >= leastGain
      })
    )
  };
}
