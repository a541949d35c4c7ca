import {standingOf} from "../../config/answers.js";
import {type Column, columnOf, recurs} from "../profile.js";
import {answerFit} from "../roles.js";
import {separatorOf} from "./split.js";

/** A column for each answer of a form: in it stand the people who gave it, or a tick where the interviewer of the row did. */
export interface ByAnswer {
  /** Columns headed by an answer each. */
  answers: Column[];
  /** What parts several people in a cell; null where the cells hold ticks. */
  by: string | null;
  /** What stands for a tick; none where the cells hold people. */
  ticks: readonly string[];
}

const tick = /^(x|✓|✔|☑|✅|✗|✘|•|●|\*|1|true|yes|y|ja|j|oui|si|sí|sim)$/i;
const noTick = /^(0|false|no|n|nein|non|não|nee|☐|-)$/i;

/** Reads a table that has a column for each answer; null where it has none. */
export function byAnswerOf(columns: readonly Column[], isNoPerson: (column: Column) => boolean): ByAnswer | null {
  const headed = columns.filter(({heading}) => typeof standingOf(heading.trim()) === "number");
  const places = new Set(headed.map(({heading}) => standingOf(heading.trim())));
  if (headed.length < 2 || places.size < headed.length || headed.every(({filled}) => filled === 0)) return null;
  return ticked(headed) ?? held(headed, isNoPerson);
}

/** The answers as a column of votes. */
export function votesOf({answers}: ByAnswer): Column {
  return columnOf(
    "",
    answers.flatMap(({heading, filled}) => Array.from({length: filled}, () => heading.trim()))
  );
}

/** On each row one of the columns at most is ticked. */
function ticked(answers: Column[]): ByAnswer | null {
  const labels = [...new Set(answers.flatMap(({distinct}) => [...distinct.keys()]))];
  const ticks = labels.filter((label) => tick.test(label));
  if (ticks.length === 0 || !labels.every((label) => tick.test(label) || noTick.test(label))) return null;
  const rows = answers[0]!.values.map(
    (_, at) => answers.filter(({values}) => values[at] !== null && tick.test(values[at]!)).length
  );
  const given = rows.filter((times) => times > 0).length;
  return given > 0 && rows.filter((times) => times > 1).length <= 0.02 * given ? {answers, by: null, ticks} : null;
}

/** The cells hold people, who recur. */
function held(answers: Column[], isNoPerson: (column: Column) => boolean): ByAnswer | null {
  const all = answers.flatMap(({values}) => values);
  const {by, parts} = separatorOf(answers[0]!.heading, all);
  const arePeople = parts.shares.person + parts.shares.address >= 0.6 && answerFit(parts) < 1 && recurs(parts, 3);
  return arePeople && !isNoPerson(parts) ? {answers, by, ticks: []} : null;
}
