import {count} from "../../src/words/numbers.js";
import type {FileResult} from "./file-result.js";
import type {Count} from "./load-tables.js";

/** What keeps records of a table from being judged: in words, and what to look at. */
const filters: Record<string, (table: string) => string> = {
  past_retention: (table) =>
    `${table} are past retention_months and were left out: if that is more than you expect, look at closed_at and at retention_months`,
  forgotten: (table) => `${table} are of people on the list of the forgotten and were left out`,
  no_vote: (table) =>
    `${table} have no vote and are judged by nothing: look at the column that is mapped to vote, and at what votes.labels calls no_decision`,
  shadow: (table) => `${table} are marked as shadow and count in no loop: look at the column shadow`,
  vote_after_decision: (table) =>
    `${table} with a decision came after it and count in no agreement: look at decided_at and submitted_at, and at their time zones`,
  application_unknown: (table) =>
    `${table} belong to an application that applications does not hold: export both for the same time, with ids written alike`,
  scorecard_unknown: (table) =>
    `${table} belong to a scorecard that no file holds: export both for the same time, with ids written alike`,
  closed_before_applied: (table) =>
    `${table} with both times were closed before they were applied for: look whether closed_at and applied_at are exchanged`
};

/** Records of scorecards that an adapter leaves out on purpose. */
const leftOutVotes = /: (?!rating_).*(scorecard|feedback|form_)/;

/** One warning for each filter that leaves out more than half of a table: what is left may tell of something else. */
export function mostLeftOut(
  counts: readonly Count[],
  rows: Record<string, number>,
  files: readonly Pick<FileResult, "table" | "records">[]
): string[] {
  const warnings: string[] = [];
  for (const {check, reason, table, affected, ofTotal} of counts) {
    if (check === "exclude" && table === null && leftOutVotes.test(reason)) {
      const read = files.filter((file) => file.table === "scorecards").reduce((sum, file) => sum + file.records, 0);
      if (affected > read)
        warnings.push(
          `${count(affected)} × ${reason.replaceAll("_", " ")}, but only ${count(read)} scorecards were read`
        );
      continue;
    }
    const words = filters[reason];
    if (words === undefined || table === null || affected === 0) continue;
    const of = check === "exclude" ? affected + (rows[table] ?? 0) : (ofTotal ?? 0);
    if (affected > of / 2) warnings.push(`${count(affected)} of ${count(of)} ${words(table)}`);
  }
  return warnings;
}
