import {group} from "d3-array";
import {count} from "../../src/words/numbers.js";
import {stageOf} from "./answers.js";
import {type Group, patternOf, personIn} from "./shapes/groups.js";
import {headingOf, keyLine, labelsSeen, optional, sawAnswers, sawPeople, times} from "./lines.js";
import {partHeading, partOf} from "./parts.js";
import type {Column} from "./profile.js";
import type {ByAnswer} from "./shapes/by-answer.js";
import {type Held, saidOfHeld} from "./shapes/held.js";
import {answerFit} from "./roles.js";
import type {Feed, Line} from "./table.js";
import {ownerOf, type Understood} from "./understand.js";
import {conceptsOf} from "./words.js";

/** The scorecards of a table: one feed, or one for each stage of interviews that stand beside each other. */
export function scorecardFeeds(table: Understood, key: readonly Column[]): Feed[] {
  const {roles, groups} = table;
  if (table.byAnswer !== null) return [answerFeed(table, table.byAnswer, key)];
  if (groups.length > 0) return byStage(groups, table).flatMap((own) => groupFeeds(own, table, key));
  const columns = new Map<string, Line>();
  columns.set("scorecard_id", scorecardId(table));
  columns.set("application_id", keyLine(key));
  columns.set("interviewer_id", ofHeld(interviewerLine(table), table.held));
  columns.set("stage", stageLine(table));
  optional(columns, roles, ["focus", "interview_id"]);
  times(columns, roles, table.sample.columns);
  columns.set("vote", voteLine(table));
  optional(columns, roles, ["initial_vote", "forecast", "shadow"]);
  const vote = roles.get("vote");
  // One answer of several people is one vote, not as many that agree.
  const isShared = table.split !== null && vote !== undefined && !table.split.columns.includes(vote);
  const split = isShared ? null : table.split;
  if (isShared)
    columns.set("interviewer_id", {
      ...columns.get("interviewer_id")!,
      look: "several people stand in a cell with one answer: it counts as one vote, of all of them together"
    });
  const saw = "cells hold several values";
  return [
    {
      table: "scorecards",
      columns,
      ...(split ? {split: {columns: split.columns.map(headingOf), by: split.by, saw}} : {})
    }
  ];
}

/** The interviewers of interviews that took place: the others are no scorecards that somebody owes. */
function ofHeld(line: Line, held: Held | null): Line {
  if (held === null || typeof line.from !== "string" || partOf(line.from) !== null) return line;
  const {column, notHeld} = held;
  const saw = `${line.saw}; those of which ${JSON.stringify(column.heading)} says ${notHeld.join(", ")} did not take place`;
  return {...line, from: saidOfHeld(line.from, held), saw};
}

/** Scorecards of which the heading of a column is the vote: of those who stand in its cells, or of the rows that are ticked there. */
function answerFeed(table: Understood, {answers, by, ticks}: ByAnswer, key: readonly Column[]): Feed {
  const columns = new Map<string, Line>([
    ["scorecard_id", auto()],
    ["application_id", keyLine(key)]
  ]);
  const own = table.roles.get("interviewer");
  const ticked = {where: {"{n}": ticks}};
  columns.set(
    "interviewer_id",
    by === null
      ? {...interviewerLine(table), from: partHeading(own!.heading, ticked)}
      : {from: "{n}", saw: "people stand below the answer that they gave"}
  );
  columns.set("stage", stageLine(table));
  optional(columns, table.roles, ["focus", "interview_id"]);
  times(columns, table.roles, table.sample.columns);
  columns.set("vote", {from: {constant: "{n}"}, saw: "the headings are the answers"});
  const values = answers.map(headingOf);
  return {
    table: "scorecards",
    columns,
    forEach: {name: "n", values, saw: `${count(values.length)} answers, a column for each`},
    ...(by === null ? {} : {split: {columns: ["{n}"], by, saw: "cells hold several people"}})
  };
}

/** The column of interviewers; two where first and last name stand apart, as several people have one first name. */
function interviewerLine({roles, sample}: Understood): Line {
  const owner = ownerOf({roles});
  if (owner !== null)
    return {
      from: {constant: owner},
      saw: "",
      look: "by the name of the sheet or file: did this person give these answers?"
    };
  const interviewer = roles.get("interviewer")!;
  const part = (concept: "first_name" | "last_name"): Column | undefined =>
    sample.columns.find(({heading}) => {
      const concepts = conceptsOf(heading);
      return concepts.has("interviewer") && concepts.has(concept);
    });
  const [first, last] = [part("first_name"), part("last_name")];
  const line = sawPeople(interviewer);
  if (!first || !last || first === last || (interviewer !== first && interviewer !== last)) return line;
  return {from: [first.heading, last.heading], saw: "first and last name together"};
}

/** Groups of one stage together, since a feed of a stage is one block. */
function byStage(groups: readonly Group[], table: Understood): Group[][] {
  return [...group(groups, (group) => stageOfGroup(group, table).constant).values()];
}

export function stageOfGroup({key}: Group, table: Understood): {constant: string; isSure: boolean} {
  const named = /^\w?$|^\d+$|^\d+(st|nd|rd|th)$/.test(key) ? null : stageOf(key);
  const stage = named ?? stageOfPath(table.sample.path);
  return {constant: stage ?? "loop", isSure: stage !== null};
}

/** One feed for the groups of a stage where their headings follow one pattern, else one for each. */
function groupFeeds(groups: readonly Group[], table: Understood, key: readonly Column[]): Feed[] {
  const kinds = (["vote", "interviewer", "interviewed_at", "submitted_at"] as const).filter((kind) =>
    groups.every((group) => group[kind])
  );
  const patterns = kinds.map((kind) => ({kind, found: patternOf(groups.map((group) => group[kind]!.heading))}));
  const values = patterns[0]!.found?.values ?? [];
  const isPatterned =
    groups.length > 1 &&
    values.every((value) => value !== "") &&
    patterns.every(({found}) => found?.values.join("\n") === values.join("\n")) &&
    !groups.some(({vote}) => table.split?.columns.includes(vote));
  const {constant, isSure} = stageOfGroup(groups[0]!, table);
  // Where each row is a question, one of which is the vote, the vote is what stands on its rows.
  const ofVote = table.long?.vote ? partOf(table.long.vote.heading) : null;
  const vote = (columns: readonly Column[]): Line =>
    table.long === null || ofVote !== null ? sawAnswers(columns) : noVote();
  const voteFrom = (heading: string): string => (ofVote === null ? heading : partHeading(heading, ofVote));
  const feed = (
    own: readonly Group[],
    headingFor: (kind: "interviewer" | "vote" | "interviewed_at" | "submitted_at") => string
  ): Feed => {
    const columns = new Map<string, Line>();
    columns.set("scorecard_id", auto());
    columns.set("application_id", keyLine(key));
    const people = own.flatMap(({interviewer}) => interviewer ?? []);
    columns.set(
      "interviewer_id",
      people.length > 0
        ? {...sawPeople(...people), from: headingFor("interviewer")}
        : {
            from: {constant: personIn(headingFor("vote"))},
            saw: "",
            look: "no column names the interviewers, so each of these columns counts as one"
          }
    );
    const doubt = isSure
      ? {}
      : {look: "no column names the stage; write another one where these are no interviews of the loop"};
    const column = table.roles.get("stage");
    columns.set(
      "stage",
      column && !isSure
        ? stageLine(table)
        : {from: {constant}, saw: isSure ? "by its headings, or the name of the file or sheet" : "", ...doubt}
    );
    optional(columns, table.roles, ["focus"]);
    for (const kind of kinds) if (kind.endsWith("_at")) columns.set(kind, {from: headingFor(kind), saw: "times"});
    if (!kinds.includes("interviewed_at") && !kinds.includes("submitted_at"))
      times(columns, withoutOtherStages(table.roles, constant), table.sample.columns);
    const line = vote(own.map((group) => group.vote));
    columns.set("vote", typeof line.from === "object" ? line : {...line, from: voteFrom(headingFor("vote"))});
    const parted = table.split?.columns.filter((one) =>
      own.some((group) => one === group.interviewer || one === group.vote)
    );
    return {
      table: "scorecards",
      columns,
      ...(parted?.length
        ? {split: {columns: parted.map(headingOf), by: table.split!.by, saw: "cells hold several values"}}
        : {})
    };
  };
  if (!isPatterned) return groups.map((group) => feed([group], (kind) => group[kind]!.heading));
  const saw = `${count(groups.length)} interviews beside each other`;
  return [
    {
      ...feed(groups, (kind) => patterns.find((one) => one.kind === kind)!.found!.pattern),
      forEach: {name: "n", values, saw}
    }
  ];
}

/** Without the columns that the screen before is named after: its day is not that of the loop. */
function withoutOtherStages(roles: Understood["roles"], stage: string): Understood["roles"] {
  const isOther = (named: string | null): boolean => named !== null && named !== "loop" && named !== stage;
  return new Map([...roles].filter(([, {heading}]) => !isOther(stageOf(heading))));
}

function scorecardId({roles, sample, long}: Understood): Line {
  const own = roles.get("scorecard_id") ?? (long === null ? rowId(sample.columns, roles) : undefined);
  if (own === undefined)
    return {
      ...auto(),
      saw: "no column holds an id of each scorecard, so it is made from application, interviewer, stage and times"
    };
  if (long !== null)
    return {from: own.heading, saw: `${count(own.distinct.size)} ids, each on as many rows as it has questions`};
  const isUnique = own.distinct.size >= 0.98 * own.filled && own.filled >= 0.98 * sample.records;
  return isUnique
    ? {from: own.heading, saw: `${count(own.filled)} values, each once`}
    : {
        ...auto(),
        saw: `${JSON.stringify(own.heading)} is not different on each row`,
        look: "are some rows older versions of a form? Then keep the last of each only"
      };
}

function rowId(columns: readonly Column[], roles: Understood["roles"]): Column | undefined {
  const taken = new Set(roles.values());
  return columns.find(
    (column) =>
      !taken.has(column) &&
      /(^|[^\p{L}])(id|nr|no|#|key|ref|reference)\.?$/iu.test(column.heading) &&
      column.distinct.size === column.filled &&
      column.filled > 1 &&
      column.shares.date < 0.1
  );
}

function auto(): Line {
  return {from: "auto", saw: ""};
}

export function stageLine({roles, sample}: Understood): Line {
  const [stage, people] = [roles.get("stage"), roles.get("interviewer")?.values];
  // Rows of nobody, such as the average of a candidate, need no stage.
  const isInterview = (at: number): boolean => people === undefined || people[at] !== null;
  const [interviews, staged] = [
    Array.from({length: sample.records}, (_, at) => at).filter(isInterview).length,
    stage?.values.filter((value, at) => value !== null && isInterview(at)).length ?? 0
  ];
  if (stage && staged >= 0.9 * interviews) return {from: stage.heading, saw: labelsSeen(stage, true)};
  const focus = roles.get("focus");
  if (
    focus &&
    [...focus.distinct.keys()].some((name) => stageOf(name) === "phone_screen" || stageOf(name) === "recruiter_screen")
  )
    return {from: focus.heading, saw: `no column of stages; these name interviews: ${labelsSeen(focus, true)}`};
  const named =
    stageOfPath(sample.path) ??
    sample.columns.map(({heading}) => (/(^|\W)(stage|round)/i.test(heading) ? stageOf(heading) : null)).find(Boolean);
  return named
    ? {from: {constant: named}, saw: "by the name of the file or sheet"}
    : {
        from: {constant: "loop"},
        saw: "",
        look: "no column names the stage; write another one where these are no interviews of the loop"
      };
}

function voteLine({roles, long, questions, sample}: Understood): Line {
  const vote = roles.get("vote") ?? long?.vote;
  if (vote) return isNamedVote(vote) ? sawAnswers([vote]) : guessed(sawAnswers([vote]));
  const total = [...roles].find(([concept, column]) => concept === "derived" && answerFit(column) === 1)?.[1];
  if (total && long === null && questions.length > 0)
    return {...sawAnswers([total]), look: "no column holds an overall vote; this one stands in for it"};
  const unread = sample.columns.find(
    (column) => (conceptsOf(column.heading).get("vote") ?? 0) >= 0.9 && answerFit(column) === 0 && isAskedOfAll(column)
  );
  if (unread && long === null && questions.length === 0)
    return {
      ...noVote(),
      look: `${JSON.stringify(unread.heading)} should be the vote, but holds texts that are no answers of a form: put the answer into a column of its own; agreement cannot be told without one`
    };
  return noVote();
}

/** True for a column that most rows fill, so that what it holds was asked of all. */
function isAskedOfAll({filled, values}: Column): boolean {
  return filled >= 0.5 * values.length;
}

/** True where the heading says of its answers that they are votes, or marks. */
function isNamedVote({heading}: Column): boolean {
  const concepts = conceptsOf(heading);
  return partOf(heading) !== null || (["vote", "rating", "decision"] as const).some((concept) => concepts.has(concept));
}

function guessed(line: Line): Line {
  const look = "no heading calls it the vote; it is the column of answers in which interviewers differ";
  return {...line, look: [look, line.look].filter(Boolean).join("; ")};
}

function noVote(): Line {
  return {
    from: {constant: "no_decision"},
    saw: "",
    look: "no column holds an overall vote, only marks for single questions: agreement cannot be told without one"
  };
}

/** The stage that the name of a file or sheet tells: "interviews" are of any. */
function stageOfPath(path: string): string | null {
  const name = path.replace(/\.(csv|tsv|txt|xlsx|xlsm|ndjson|jsonl|json|parquet|gz)(?=#|$)/gi, "").replaceAll("#", " ");
  const stage = stageOf(name);
  if (stage === "loop")
    return /on-?\s?site|loop|panel|final (round|interview)s?|vor.?ort|sur site|presencial/i.test(name) ? stage : null;
  return stage === "phone_screen" || stage === "recruiter_screen" || stage === "take_home" ? stage : null;
}
