import {counted} from "../../src/words/numbers.js";
import type {TableSample} from "./table.js";
import type {Understood} from "./understand.js";
import {conceptsOf} from "./words.js";

/** One record that holds all others, each under a name of its own, where a list should stand. */
export function isKeyed({sample, groups}: Pick<Understood, "sample" | "groups">): boolean {
  return sample.flatten !== null && sample.isWhole && sample.records === 1 && groups.length > 1;
}

/** True for a table whose rows are what columns should be: headings stand one below the other. */
function isTurned({columns, headings}: TableSample): boolean {
  const first = columns.find(({heading}) => heading === headings[0]);
  const names = [headings[0] ?? "", ...(first?.distinct.keys() ?? [])];
  const told = names.flatMap((name) => [...conceptsOf(name)].filter(([, score]) => score >= 0.95).slice(0, 1));
  const concepts = new Set(told.map(([concept]) => concept));
  return headings.length > 10 && concepts.size >= 3 && told.length >= 0.6 * names.length;
}

/** Why nothing is proposed for a table, and what to do. `elsewhere` are the tables that it would feed if no other file did. */
export function whyNothing(
  {roles, names, isScorecards, sample, groups}: Understood,
  elsewhere: readonly string[]
): string {
  if (isKeyed({sample, groups}))
    return "it holds one record, with all others in it under names of their own; put these into a list: [{…}, {…}]";
  if (isTurned(sample))
    return "headings stand one below the other, and each record is a column; turn the table (in a spreadsheet: paste special, transpose)";
  if (holdsMixed({sample}))
    return "one column holds people together with their scores; put each into a column of its own, such as Interviewer and Score";
  const twice = sample.headings.find(
    (name, at) => name.trim() !== "" && sample.headings.indexOf(name) < at && [...conceptsOf(name).values()].includes(1)
  );
  if (twice !== undefined)
    return `${JSON.stringify(twice)} stands twice in its header; where two tables stand side by side, put each on a sheet of its own, else rename one of the two`;
  const hasKey = roles.has("application_id") || roles.has("candidate_id") || names.length > 0;
  if (sample.records === 0) return "it holds no records";
  if (isScorecards && !hasKey && sample.titleRows !== null)
    return `it has interviewers, and no column that tells whom they met; ${counted(sample.titleRows.rows, "row")} hold one text alone: where that names the candidate of the rows below, add title_rows: Candidate to the entry of this file under tables and run init --write again (docs/configuration.md)`;
  if (isScorecards && !hasKey) return "it has interviewers, and no column that tells whom they met";
  if (roles.has("vote") && !isScorecards)
    return "it has votes or marks, and no column that tells who gave them; where each column of marks is one interviewer's, for_each with their headings and {constant: ...} for interviewer_id reads it (docs/configuration.md)";
  if (elsewhere.length > 0)
    return `it tells of ${elsewhere.join(" and ")}, as another file does, which is read; put both into one file, with one row for each`;
  return "its columns are those of no table that is read";
}

/** True where a column holds people together with their scores. */
export function holdsMixed({sample}: Pick<Understood, "sample">): boolean {
  return sample.columns.some(({filled, shares}) => filled >= 5 && shares.scored >= 0.6);
}
