import type {DuckDBConnection} from "@duckdb/node-api";
import {refused} from "../errors.js";
import {smallTable} from "../reader/csv.js";
import {query, statement} from "./sql.js";
import {type PooledQuestion, stagedName} from "./staging.js";

const required = ["question", "pooled_question"];

/** True for the header of a questions map. */
export function isQuestionsMap(header: readonly string[]): boolean {
  return required.every((name) => header.includes(name)) && !header.includes("rating");
}

/**
 * The reviewed map of exported question names to pooled ones: question, pooled_question, attribute, coachable.
 * No file, no map. Throws UserError 3 for a missing column or a question that is mapped twice.
 */
export async function readQuestions(path: string): Promise<PooledQuestion[]> {
  const questions = new Map<string, PooledQuestion>();
  const remedies = {
    header: "its columns are question, pooled_question, attribute, coachable",
    line: "correct the line: the map is small and must be exact"
  };
  for await (const {where, of} of smallTable(path, required, remedies)) {
    const question = of("question");
    const pooled_question = of("pooled_question");
    if (question === null || pooled_question === null)
      throw refused(`${where}: question or pooled_question is empty`, "fill both, or remove the line");
    if (questions.has(question)) throw refused(`${where}: its question is mapped already`, "keep one of the two lines");
    const coachable = of("coachable");
    if (coachable !== null && coachable !== "true" && coachable !== "false")
      throw refused(`${where}: coachable must be true, false or empty`, "correct the line");
    const mark = coachable === null ? null : coachable === "true";
    questions.set(question, {question, pooled_question, attribute: of("attribute"), coachable: mark});
  }
  return [...questions.values()];
}

/** Fills canonical.questions: the first attribute and coachable mark given for each pooled question. */
export async function loadQuestions(connection: DuckDBConnection, questions: readonly PooledQuestion[]): Promise<void> {
  const pooled = new Map<string, PooledQuestion>();
  for (const question of questions) {
    const known = pooled.get(question.pooled_question) ?? question;
    const attribute = known.attribute ?? question.attribute;
    pooled.set(question.pooled_question, {...known, attribute, coachable: known.coachable ?? question.coachable});
  }
  for (const {pooled_question, attribute, coachable} of pooled.values())
    await connection.run("insert into canonical.questions values ($1, $2, $3)", [
      pooled_question,
      attribute,
      coachable
    ]);
}

/**
 * Where a questions map pools several questions of one scorecard into one name, their ratings become one, the mean; its
 * records then count as duplicates of each other. Returns how many records were merged so.
 */
export async function mergePooledRatings(
  connection: DuckDBConnection,
  pieces: readonly {piece: number}[]
): Promise<number> {
  let merged = 0;
  for (const {piece} of pieces) {
    const staged = stagedName(piece);
    const [row] = await query<{records: number}>(connection, statement("load/pooled_ratings", {staged}));
    if (row!.records === 0) continue;
    await connection.run(statement("load/merge_pooled", {staged}));
    merged += row!.records;
  }
  return merged;
}
