import {agreeing, whereFilled} from "./agreeing.js";
import {count, counted} from "../../src/words/numbers.js";
import type {TableName} from "../canonical/tables.js";
import {patternOf} from "./shapes/groups.js";
import {keyColumns, type KeyPlan} from "./keys.js";
import {headingOf, keyLine, labelsSeen, one, optional, sawAnswers, sawOf, sawPeople} from "./lines.js";
import {ownHeading, partHeading, partOf} from "./parts.js";
import {type Column, isConstant} from "./profile.js";
import type {Pairs} from "./shapes/pairs.js";
import {scorecardFeeds} from "./scorecard-feeds.js";
import type {Feed, Line} from "./table.js";
import {wordsOf} from "../config/words.js";
import {decisionOf, hiredOrNot, offerStatusOf, statusOf} from "./answers.js";
import type {Understood} from "./understand.js";
import {type Concept, conceptsOf} from "./words.js";

/** What other tables of the folder hold, so that nothing is proposed twice. */
export interface Beside {
  plan: KeyPlan;
  /** Tables that another file fills already. */
  filled: ReadonlySet<TableName>;
  /** The tables proposed before that feed applications, with the columns that they feed. */
  applications: readonly Told[];
}

/** Everything that a table can feed, by what it is about. */
export function feedsOf(table: Understood, beside: Beside): Feed[] {
  const key = keyColumns(table, beside.plan);
  const feeds: Feed[] = [];
  if (table.isScorecards && key !== null) feeds.push(...scorecardFeeds(table, key));
  feeds.push(...ratingFeeds(table, feeds));
  if (key === null) feeds.push(...interviewerFeeds(table, beside));
  if (key !== null) feeds.push(...applicationFeeds(table, key, beside), ...otherFeeds(table, key, beside));
  return feeds;
}

function ratingFeeds(table: Understood, scorecards: readonly Feed[]): Feed[] {
  const {roles, long, questions, groups, sample} = table;
  const [first] = scorecards;
  const own = roles.get("scorecard_id");
  const id: Line | null = first
    ? {from: first.columns.get("scorecard_id")!.from, saw: ""}
    : own
      ? {from: own.heading, saw: `${count(own.distinct.size)} ids`}
      : null;
  if (id === null) return [];
  if (long !== null) {
    const columns = new Map<string, Line>([
      ["scorecard_id", id],
      ["question", {from: long.question.heading, saw: labelsSeen(long.question)}]
    ]);
    const attribute = roles.get("attribute") ?? roles.get("question")!;
    columns.set("attribute", {from: attribute.heading, saw: attribute === long.question ? "" : labelsSeen(attribute)});
    if (groups.length === 0) {
      columns.set("rating", sawAnswers([long.rating]));
      return [{table: "ratings", columns}];
    }
    return scorecards.map((feed) => {
      const marks = groups.map(({vote}) => vote);
      const heading = feed.forEach
        ? patternOf(marks.map((column) => column.heading))!.pattern
        : groups[scorecards.indexOf(feed)]!.vote.heading;
      const part = long.vote === null ? null : {unless: partOf(long.vote.heading)!.where!};
      return {
        table: "ratings",
        columns: new Map([
          ...columns,
          ["rating", {...sawAnswers(marks), from: part === null ? heading : partHeading(heading, part)}]
        ]),
        ...(feed.forEach ? {forEach: feed.forEach} : {})
      };
    });
  }
  if (table.marks !== null) return [marksFeed(table.marks, id)];
  if (questions.length === 0 || (first === undefined && sample.columns.length < 3 && questions.length < 2)) return [];
  const found = patternOf(questions.map(headingOf));
  const isPlain = found === null || found.values.some((value) => value === "" || !/\p{L}{2}/u.test(value));
  const values = isPlain ? questions.map(headingOf) : found.values;
  const pattern = isPlain ? "{question}" : found.pattern.replace("{n}", "{question}");
  const constant = {constant: "{question}"};
  const columns = new Map<string, Line>([
    ["scorecard_id", id],
    ["question", {from: constant, saw: ""}],
    ["attribute", {from: constant, saw: ""}],
    ["rating", {...sawMarks(questions), from: pattern}]
  ]);
  return [
    {
      table: "ratings",
      columns,
      forEach: {name: "question", values, saw: `${counted(questions.length, "column")} of marks`}
    }
  ];
}

/** Ratings that stand with their questions in the cells of one column. */
function marksFeed({person, answer, by}: Pairs, id: Line): Feed {
  const question = {
    from: person.heading,
    saw: `${counted(person.distinct.size, "question")} in cells, each with its mark`
  };
  return {
    table: "ratings",
    columns: new Map<string, Line>([
      ["scorecard_id", id],
      ["question", question],
      ["attribute", {from: person.heading, saw: ""}],
      ["rating", sawAnswers([answer])]
    ]),
    ...(by === null ? {} : {split: {columns: [ownHeading(person.heading)], by, saw: "cells hold several marks"}})
  };
}

/** Marks of questions, and those of which every one is the same. */
function sawMarks(questions: readonly Column[]): Line {
  const line = sawAnswers(questions);
  const constant = questions.filter(isConstant).map(({heading}) => JSON.stringify(heading));
  if (constant.length === 0) return line;
  const same = `${constant.join(", ")} ${constant.length === 1 ? "holds" : "hold"} one mark on every row, of which nothing can be learnt`;
  return {...line, look: [line.look, same].filter(Boolean).join("; ")};
}

const ofApplication: readonly Concept[] = [
  "job",
  "role",
  "level",
  "team",
  "source",
  "applied_at",
  "status",
  "closed_at"
];

function applicationFeeds(
  {roles, names, isScorecards, sample}: Understood,
  key: readonly Column[],
  {filled, plan, applications}: Beside
): Feed[] {
  if (filled.has("applications") && applications.length === 0) return [];
  const columns = new Map<string, Line>([["application_id", keyLine(key)]]);
  const candidate = roles.get("candidate_id");
  if (candidate && !key.includes(candidate))
    columns.set("candidate_id", {from: candidate.heading, saw: `${count(candidate.distinct.size)} ids`});
  else if (plan.by === "name" && key.length > names.length)
    columns.set("candidate_id", {from: one(names.map(headingOf)), saw: "the same person may apply again"});
  for (const concept of ofApplication) {
    const column = roles.get(concept);
    if (column && column.filled > 0 && isOfApplication(column, key))
      columns.set(concept, ofApplicationLine(column, key));
  }
  const decision = roles.get("decision");
  if (
    decision &&
    !columns.has("status") &&
    (isStatus(decision) || tellsOfHires(decision)) &&
    isOfApplication(decision, key)
  )
    columns.set("status", ofApplicationLine(decision, key, labelsSeen(decision, true)));
  const decided = roles.get("decided_at");
  if (
    decided &&
    decided.filled > 0 &&
    columns.has("status") &&
    !columns.has("closed_at") &&
    isOfApplication(decided, key)
  )
    columns.set("closed_at", ofApplicationLine(decided, key));
  const told = [...columns.keys()].filter((name) => name !== "application_id" && name !== "candidate_id");
  const own = {key, columns: read(columns, sample.columns)};
  if (!applications.every((other) => neverContradict(own, other))) return [];
  if (
    told.length === 0 ||
    (!isScorecards && sample.records > 0 && (agreeing(key, key[0]!)?.groups ?? sample.records) < 0.5 * sample.records)
  )
    return [];
  return [{table: "applications", columns}];
}

/** The columns of a table that some lines read as they are. */
export function read(lines: ReadonlyMap<string, Line>, columns: readonly Column[]): Map<string, Column> {
  return new Map(
    [...lines].flatMap(([name, {from}]) => {
      const column = columns.find(({heading}) => heading === from);
      return column === undefined || name === "application_id" ? [] : [[name, column] as const];
    })
  );
}

/** The columns that a table feeds to applications, with what tells these apart. */
export interface Told {
  key: readonly Column[];
  columns: ReadonlyMap<string, Column>;
}

/** True where two tables, such as the exports of two departments, say the same of every application that both tell of. */
function neverContradict(one: Told, other: Told): boolean {
  const before = new Map(idsOf(other).map((id, at) => [id, at]));
  return idsOf(one).every((id, at) => {
    const met = before.get(id);
    if (met === undefined || id === "") return true;
    const names = [...new Set([...one.columns.keys(), ...other.columns.keys()])];
    return names.every((name) => one.columns.get(name)?.values[at] === other.columns.get(name)?.values[met]);
  });
}

function idsOf({key}: Told): string[] {
  return (key[0]?.values ?? []).map((_, at) => {
    const parts = key.map(({values}) => values[at]?.toLowerCase() ?? "");
    return parts.includes("") ? "" : parts.join("\u001f");
  });
}

/** A decision that tells what became of applications in more words than offer and no offer. */
function isStatus(column: Column): boolean {
  return (
    column.shares.status >= 0.95 &&
    [...column.distinct.keys()].some((label) => /hired|rejected/.test(statusOf(label) ?? ""))
  );
}

/** The column of decisions: one of its own, or that of statuses where these tell of offers that were no hires. */
function decisionColumn(roles: Understood["roles"]): Column | undefined {
  const [decision, status] = [roles.get("decision"), roles.get("status")];
  if (decision && !isStatus(decision) && !tellsOfHires(decision) && decision.shares.decision >= 0.7) return decision;
  if (decision && tellsOfDecisions(decision)) return decision;
  return [decision, status].find((column) => column !== undefined && isStatus(column) && tellsOfOffers(column));
}

/** True for "Offer" beside "Reject" and "Withdrew" below a heading that says that it was decided: an offer was. */
function tellsOfDecisions({heading, distinct, shares}: Column): boolean {
  const isDecided = (conceptsOf(heading).get("decision") ?? 0) >= 0.9 && shares.decision >= 0.9;
  return (
    isDecided && [...distinct.keys()].some((label) => decisionOf(label) === "offer" && statusOf(label) === "active")
  );
}

/** True for yes and no below a heading such as "Hired?". */
function tellsOfHires({heading, distinct}: Column): boolean {
  const isAsked = wordsOf(heading).some((word) =>
    /^(hired|eingestellt|embauche|contratado|assunto|aangenomen)$/.test(word)
  );
  return isAsked && distinct.size <= 3 && [...distinct.keys()].every((label) => hiredOrNot(label) !== null);
}

/** True where labels tell of offers that were declined, or wait beside others that were accepted: "Offer" alone says neither. */
function tellsOfOffers({distinct}: Column): boolean {
  const told = new Set([...distinct.keys()].map((label) => offerStatusOf(label)));
  return told.has("declined") || (told.has("pending") && told.has("accepted"));
}

/** True where what is filled in of one application agrees: it is about the application, not about an interview. */
function isOfApplication(column: Column, key: readonly Column[]): boolean {
  if (key.includes(column)) return true;
  const {groups, differing} = whereFilled(key, column);
  return differing <= 0.03 * groups;
}

/** What is seen of a column of applications, and where their rows contradict each other in it. */
function ofApplicationLine(column: Column, key: readonly Column[], saw = sawOf(column)): Line {
  const {differing} = whereFilled(key, column);
  const line = {from: column.heading, saw};
  return differing === 0 || key.includes(column)
    ? line
    : {...line, look: `rows of ${counted(differing, "application")} contradict each other here and are rejected`};
}

/** Columns that are called as if they were of applications, in words that say why they are not read as such: their rows differ. */
export function contradicted({roles}: Understood, key: readonly Column[]): {heading: string; why: string}[] {
  return (["status", "decision", "closed_at", "role", "level", "source"] as const).flatMap((concept) => {
    const column = roles.get(concept);
    if (!column || column.filled === 0 || isOfApplication(column, key)) return [];
    const {groups, differing} = whereFilled(key, column);
    const why = `rows of ${count(differing)} of ${counted(groups, "application")} differ in ${JSON.stringify(column.heading)}`;
    return [{heading: column.heading, why}];
  });
}

/** What a table tells of the end of applications that stand in other tables too, which do not tell it: it is not read. */
export function untold(
  {roles}: Understood,
  key: readonly Column[],
  applications: readonly Told[]
): {heading: string; why: string}[] {
  const told = new Set(
    applications.flatMap((other) => {
      const status = other.columns.get("status");
      return idsOf(other).filter((_, at) => status !== undefined && status.values[at] !== null);
    })
  );
  const ids = idsOf({key, columns: new Map()});
  return (["status", "decision"] as const).flatMap((concept) => {
    const column = roles.get(concept);
    if (!column || applications.length === 0 || !isOfApplication(column, key)) return [];
    const lost = new Set(ids.filter((id, at) => id !== "" && column.values[at] !== null && !told.has(id)));
    const why = `${JSON.stringify(column.heading)} of ${counted(lost.size, "application")} is left to another file, which tells of them without it`;
    return lost.size === 0 ? [] : [{heading: column.heading, why}];
  });
}

/** A list of interviewers with their teams, each once. */
function interviewerFeeds({roles, groups, names}: Understood, {filled}: Beside): Feed[] {
  const [interviewer, team] = [roles.get("interviewer"), roles.get("team")];
  const isOther = groups.length > 0 || roles.has("vote") || names.length > 0 || filled.has("interviewers");
  if (isOther || !interviewer || !team || interviewer.filled > interviewer.distinct.size) return [];
  const columns = new Map<string, Line>([["interviewer_id", {...sawPeople(interviewer), saw: "each once"}]]);
  columns.set("team", {from: team.heading, saw: sawOf(team)});
  return [{table: "interviewers", columns}];
}

function otherFeeds({roles, isScorecards, groups}: Understood, key: readonly Column[], {filled}: Beside): Feed[] {
  const feeds: Feed[] = [];
  const decision = decisionColumn(roles);
  if (decision && !filled.has("decisions") && isOfApplication(decision, key)) {
    const columns = new Map<string, Line>([
      ["application_id", keyLine(key)],
      ["decision", ofApplicationLine(decision, key, labelsSeen(decision, true))]
    ]);
    optional(columns, roles, ["decided_at", "offer_status"]);
    if (tellsOfOffers(decision) && !columns.has("offer_status"))
      columns.set("offer_status", {from: decision.heading, saw: "some of them tell what became of an offer"});
    feeds.push({table: "decisions", columns});
  }
  if (isScorecards || groups.length > 0) return feeds;
  const [stage, entered] = [
    roles.get("stage"),
    roles.get("entered_at") ?? (roles.has("applied_at") ? undefined : roles.get("date"))
  ];
  if (stage && entered && !filled.has("stages")) {
    const columns = new Map<string, Line>([
      ["application_id", keyLine(key)],
      ["stage", {from: stage.heading, saw: labelsSeen(stage, true)}],
      ["entered_at", {from: entered.heading, saw: sawOf(entered)}]
    ]);
    optional(columns, roles, ["exited_at"]);
    feeds.push({table: "stages", columns});
  }
  const measured = roles.get("measured_at");
  if (measured && roles.has("performance") && !filled.has("outcomes")) {
    const columns = new Map<string, Line>([
      ["application_id", keyLine(key)],
      ["measured_at", {from: measured.heading, saw: sawOf(measured)}]
    ]);
    optional(columns, roles, ["performance", "left_at"]);
    feeds.push({table: "outcomes", columns});
  }
  return feeds;
}
