import {count, counted} from "../../src/words/numbers.js";
import {orderOf} from "../config/answers.js";
import {wordsOf} from "../config/words.js";
import {markOf} from "./answers.js";
import {ownHeading, partOf} from "./parts.js";
import {type Column, holdsClock, holdsTimes, recurs} from "./profile.js";
import type {Line} from "./table.js";
import type {Understood} from "./understand.js";
import {type Concept, conceptsOf} from "./words.js";

/** Columns that are read where they hold something. */
export function optional(columns: Map<string, Line>, roles: Understood["roles"], concepts: readonly Concept[]): void {
  for (const concept of concepts) {
    const column = roles.get(concept);
    if (column && column.filled > 0) columns.set(concept, {from: column.heading, saw: sawOf(column)});
  }
}

/** When the interview was and when its scorecard was written; a bare date stands for both. Its time of day may stand beside it. */
export function times(columns: Map<string, Line>, roles: Understood["roles"], all: readonly Column[]): void {
  const form = formEnd(roles);
  const [interviewed, submitted, date] = [
    roles.get("interviewed_at") ?? (form === null ? roles.get("starts_at") : undefined),
    form ?? roles.get("submitted_at"),
    roles.get("date")
  ];
  if (interviewed) columns.set("interviewed_at", timeLine(interviewed, all));
  else if (date) columns.set("interviewed_at", timeLine(date, all));
  if (submitted) columns.set("submitted_at", timeLine(submitted, all));
  else if (date)
    columns.set("submitted_at", {
      ...timeLine(date, all),
      ...(interviewed ? {} : {saw: "one date for both, so hours to feedback cannot be told"})
    });
}

/** A day, with the time of day that another column holds: "Interview date" and "Interview time". */
function timeLine(date: Column, all: readonly Column[]): Line {
  const bare = ({heading}: Column): string =>
    wordsOf(heading)
      .filter((word) => !dayWords.has(word))
      .join(" ");
  const beside = all.filter((column) => holdsClock(column) && bare(column) === bare(date));
  const isDay = ![...date.distinct.keys()].some((value) => /\d[:h]\d/.test(value));
  return beside.length === 1 && isDay
    ? {from: [date.heading, beside[0]!.heading], saw: `${sawOf(date)}, with their times of day`}
    : {from: date.heading, saw: sawOf(date)};
}

const dayWords = new Set(
  wordsOf(
    "date day time at on hour clock start datum tag zeit uhrzeit uhr heure jour fecha hora dia giorno ora tijd dag tid data hora"
  )
);

/**
 * When a form was sent off, of which one column says when it was opened: "Start date" beside "End date" or "Submit date".
 * The interview was before both. Null where the columns are of no form.
 */
function formEnd(roles: Understood["roles"]): Column | null {
  const [start, end] = [roles.get("starts_at"), roles.get("submitted_at") ?? roles.get("closed_at")];
  if (!start || !end || conceptsOf(start.heading).has("focus")) return null;
  return /start|begin|beginn|d[ée]but|inicio|inizio|開始|开始/i.test(start.heading) &&
    /end|complet|submi|finish|fertig|abgeschlossen|ausgef|fin|envi|終了|完了|结束|提交/i.test(end.heading)
    ? end
    : null;
}

/** What tells applications apart. */
export function keyLine(key: readonly Column[]): Line {
  const from = one(key.map(headingOf));
  const isName = key.some(({shares}) => shares.person > 0.6);
  if (!isName) return {from, saw: `${count(key[0]!.distinct.size)} different values`};
  if (key.length > 1) return {from, saw: "no id, so these together tell applications apart"};
  return {
    from,
    saw: "",
    look: "no id, so this tells applications apart; people of one name are then one: add a column that tells them apart where there is one"
  };
}

/** A key of one column is that column. */
export function one(headings: readonly string[]): string | readonly string[] {
  return headings.length === 1 ? headings[0]! : headings;
}

export function headingOf({heading}: Column): string {
  return heading;
}

/** A column of people, told by how many there are. */
export function sawPeople(...columns: Column[]): Line {
  const people = new Set(columns.flatMap(({distinct}) => [...distinct.keys()].map((value) => value.toLowerCase())));
  const [{heading}] = columns as [Column];
  const line = {from: heading, saw: `${count(people.size)} different values that recur`};
  const isTold =
    partOf(heading)?.part === undefined || (conceptsOf(ownHeading(heading)).get("interviewer") ?? 0) >= 0.6;
  return isTold ? line : {...line, look: "taken for people, who stand with their answers"};
}

/** A column of answers, told by its labels or the range of its numbers. */
export function sawAnswers(columns: readonly Column[]): Line {
  const filled = columns.filter((column) => column.filled > 0);
  const numeric = filled.filter(({shares}) => shares.number >= 0.9);
  const from = columns[0]!.heading;
  if (numeric.length === filled.length && numeric.length > 0) {
    const [low, high] = [
      Math.min(...numeric.map(({range}) => range!.low)),
      Math.max(...numeric.map(({range}) => range!.high))
    ];
    return {from, saw: `numbers from ${low} to ${high}`};
  }
  if (filled.length === 0) return {from, saw: "empty"};
  const saw = labelsSeen(filled[0]!, true);
  return filled.every(isOrdered)
    ? {from, saw}
    : {from, saw, look: "which order do these answers have? Write them under votes.scale, the lowest first"};
}

/** What was seen of a column, in words. */
export function sawOf(column: Column): string {
  const {shares, filled, range} = column;
  if (filled === 0) return "empty";
  if (holdsTimes(column))
    return `${counted(filled, "time")}${shares.serial >= 0.9 ? ", as numbers of a spreadsheet" : ""}`;
  if (shares.number >= 0.9 && range) return `numbers from ${range.low} to ${range.high}`;
  return labelsSeen(column);
}

const mostLabels = 6;

/** The labels of a column where they are few and recur, so that none is a name or what somebody wrote; else how many. */
export function labelsSeen(column: Column, areLabels = false): string {
  const {distinct, filled} = column;
  const labels = [...distinct].filter(
    ([label, records]) => records > 1 && label.length <= 40 && !/[@\p{Cc}]/u.test(label)
  );
  const isShown =
    distinct.size <= 15 &&
    labels.length > 0 &&
    recurs(column, 3) &&
    column.shares.long < 0.05 &&
    (areLabels || !looksLikePeople(column));
  if (!isShown) return `${counted(distinct.size, "different value")} in ${counted(filled, "record")}`;
  const told = labels.slice(0, mostLabels).map(([label]) => label);
  return `${told.join(", ")}${distinct.size > told.length ? ", …" : ""}`;
}

/** Names of people recur as labels do: what a heading does not call a label is not repeated. */
function looksLikePeople(column: Column): boolean {
  return (
    column.shares.person > 0.5 &&
    column.shares.stage < 0.5 &&
    column.shares.answer < 0.5 &&
    column.shares.status < 0.5 &&
    column.shares.decision < 0.5
  );
}

/** True where words or numbers tell in which order the answers stand; what is met once or twice is a slip of the pen. */
function isOrdered({distinct}: Column): boolean {
  const answers = [...distinct].filter(([label, records]) => records > 2 && markOf(label) === null);
  return [...orderOf(answers.map(([label]) => label)).values()].every((at) => at !== null);
}
