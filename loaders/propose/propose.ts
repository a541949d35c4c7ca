import {counted} from "../../src/words/numbers.js";
import type {Label} from "../canonical/labels.js";
import {type TableName, tables} from "../canonical/tables.js";
import type {Config} from "../config/config.js";
import {canonicalHeader, tableOf} from "../adapters/recognise/plain-tables.js";
import {isWritten} from "../config/source.js";
import {blankVotes} from "./blank-votes.js";
import {isLocal} from "./dates.js";
import {directionBy} from "./direction.js";
import {meetIds} from "./ids.js";
import {contradicted, feedsOf, read, type Told, untold} from "./feeds.js";
import {blocksOf, keyColumns, type KeyPlan, keyPlan} from "./keys.js";
import {type Labelled, labelEntries, personKey, spellings} from "./labels.js";
import {ownHeading} from "./parts.js";
import {type Column, holdsClock, recurs} from "./profile.js";
import {votesOf} from "./shapes/by-answer.js";
import {isPersonal, likeName, personIn} from "./shapes/groups.js";
import {withOwners} from "./shapes/owners.js";
import {holdsWeeks, isUnreadTime} from "./roles.js";
import {type Entry, type Feed, headingsOf, type TableProposal, type TableSample} from "./table.js";
import type {Understood} from "./understand.js";
import {holdsMixed, isKeyed, whyNothing} from "./why-nothing.js";

/** What is proposed for a folder: how its tables are read, what their labels mean, and what nobody could tell. */
export interface Proposal {
  tables: TableProposal[];
  entries: Entry[];
  /** Files for which nothing could be proposed, and why. */
  unread: {path: string; why: string}[];
}

/** Proposes how the tables of a folder are read: those that no adapter and no line of the configuration knows. */
export function propose(samples: readonly TableSample[], config: Config): Proposal {
  const plain = samples.filter(isPlain);
  const unknown = withOwners(samples.filter((sample) => !plain.includes(sample)));
  const needed = unknown.filter(
    ({sample, isScorecards, roles, groups}) =>
      !sample.isBeside || (isScorecards && (roles.has("vote") || groups.length > 0))
  );
  // Where there is nothing else, what is wrong with them is worth telling.
  const others = needed.length + plain.length === 0 ? unknown : needed;
  meetIds(others, plain);
  const hasIds = plain.some(({headings}) => headings.some((heading) => canonicalHeader(heading) === "application_id"));
  const proposal: Proposal = {tables: [], entries: [], unread: []};
  const filled = new Set<TableName>(plain.map(({path, headings}) => tableOf(path, headings.map(canonicalHeader))!));
  // A table of applications alone says more of them than one of scorecards does beside its votes.
  const order = [...others].sort((a, b) => Number(a.isScorecards) - Number(b.isScorecards));
  const plan = keyPlan(others, {hasIds}) ?? {by: "application_id" as const, with: []};
  for (const sample of plain.filter(({encoding}) => encoding !== undefined))
    proposal.tables.push({
      path: sample.path,
      saw: "in the plain format",
      keys: encodingOf(sample),
      feeds: [],
      unread: []
    });
  const isAlone = others.filter(({roles, names}) => roles.has("application_id") || names.length > 0).length === 1;
  const applications: Told[] = [];
  for (const table of order) {
    const {path} = table.sample;
    const feeds = isKeyed(table) || isOfOthers(table, others, plan) ? [] : feedsOf(table, {plan, filled, applications});
    const hasScorecards = feeds.some(({table: name}) => name === "scorecards");
    if (feeds.length === 0 || (!hasScorecards && holdsMixed(table)))
      proposal.unread.push({
        path,
        why: isOfOthers(table, others, plan) ? notTheirs : whyNothing(table, readElsewhere(table, plan))
      });
    const key = keyColumns(table, plan);
    const endings =
      key === null
        ? []
        : filled.has("applications")
          ? untold(table, key, applications).map((one) => ({...one, remedy: "put both into one file"}))
          : contradicted(table, key).map((one) => ({
              ...one,
              remedy: "write the same on each row of an application, or on one of them only"
            }));
    if (feeds.length > 0) proposal.tables.push(proposalFor(table, feeds, {plan: isAlone ? plan : null, endings}));
    for (const {table: name, columns} of feeds) {
      if (name === "applications")
        applications.push({key: keyColumns(table, plan)!, columns: read(columns, table.sample.columns)});
      if (name !== "scorecards" && name !== "ratings") filled.add(name);
    }
  }
  proposal.tables.sort((a, b) => (a.path < b.path ? -1 : 1));
  // Of a table in the plain format nothing is proposed but its encoding.
  const fed = proposal.tables.filter(({feeds}) => feeds.length > 0);
  proposal.entries.push(
    ...zoneEntries(fed, others, config),
    ...peopleEntries(fed, others, plain, plan),
    ...labelEntries(labelled(fed, others, plain), config, directionBy(others, plain, plan)),
    ...blankVotes(fed, others, plain, config)
  );
  return proposal;
}

/** What a table would be read for, were it not that other files tell the same. */
function readElsewhere(table: Understood, plan: KeyPlan): string[] {
  const alone = isKeyed(table) ? [] : feedsOf(table, {plan, filled: new Set(), applications: []});
  return [...new Set(alone.map(({table: name}) => name))];
}

const notTheirs = "none of the people whom it names stands among the candidates of the scorecards";

/** True for a list of names of which none stands among the candidates of any table of scorecards: of interviewers, say. */
function isOfOthers(table: Understood, all: readonly Understood[], plan: KeyPlan): boolean {
  if (table.isScorecards || plan.by !== "name") return false;
  const namesIn = ({names}: Understood): string[] =>
    (names[0]?.values ?? []).map((_, at) => names.map(({values}) => personKey(values[at] ?? "")).join(" "));
  const met = new Set(all.filter(({isScorecards, names}) => isScorecards && names.length > 0).flatMap(namesIn));
  const own = namesIn(table);
  return (
    met.size > 0 &&
    own.length > 0 &&
    ![...met].some((name) => name.includes("@")) &&
    own.every((name) => !met.has(name))
  );
}

/** A table whose headings are those of the plain format needs nothing. */
function isPlain({path, headings}: TableSample): boolean {
  const names = headings.map(canonicalHeader);
  const table = tableOf(path, names);
  return table !== null && tables[table].columns.every(({name, required}) => !required || names.includes(name));
}

/** `plan` is null where other tables tell of applications too; `endings` is what is told of them and may not be read. */
function proposalFor(
  table: Understood,
  feeds: Feed[],
  {plan, endings}: {plan: KeyPlan | null; endings: readonly Ending[]}
): TableProposal {
  const used = new Set([
    ...feeds.flatMap(headingsOf).map(ownHeading),
    ...(feeds.some(({table: name}) => name === "scorecards")
      ? [...(table.byAnswer?.answers ?? []), ...(table.held ? [table.held.column] : [])]
      : []
    ).map(({heading}) => heading)
  ]);
  const {sample, fillDown} = table;
  const own = fillDown.filter(({heading}) => used.has(heading)).map(({heading}) => heading);
  const blocks = blocksOf(table, plan);
  const keys: TableProposal["keys"] = [
    ...encodingOf(sample),
    ...(timesOf(feeds, table).some(({shares}) => shares.unix >= 0.9)
      ? [{name: "dates", value: "unix", saw: "times are numbers of seconds or milliseconds since 1970"}]
      : []),
    ...titleRowsOf(sample),
    ...flattenOf(sample),
    ...(own.length === 0 ? [] : [{name: "fill_down", value: own, saw: "filled on the first row of each block only"}]),
    ...(blocks === null ? [] : [{name: "blocks", ...blocks}])
  ];
  return {
    path: sample.path,
    saw: `${shapeInWords(table)}${unreadVote(table, feeds, used)}${unreadTimes(sample, used)}${unreadEndings(endings, used)}`,
    keys,
    feeds,
    unread: shownHeadings(sample).filter((heading) => heading.trim() !== "" && !used.has(heading))
  };
}

/** The headings of a table; names of people, by which records of JSON may call their values, are not repeated. */
function shownHeadings({headings, flatten}: TableSample): string[] {
  if (flatten === null) return [...headings];
  return [...new Set(headings.map((path) => path.replace(/[^.]+$/, (key) => (isPersonal(key) ? "…" : key))))];
}

/** Votes of nobody are told: a table of applications is read without them. */
function unreadVote({roles}: Understood, feeds: readonly Feed[], used: ReadonlySet<string>): string {
  const vote = roles.get("vote");
  const isRead =
    vote === undefined || used.has(ownHeading(vote.heading)) || feeds.some(({table}) => table === "scorecards");
  if (isRead || !recurs(vote, 4)) return "";
  const shown = likeName.test(personIn(vote.heading)) ? "a column" : JSON.stringify(vote.heading);
  return `; please look: ${shown} reads like votes, and no column tells who gave them`;
}

/** Columns of times in a form that is not read are told, since pages by quarter would lack them in silence. */
function unreadTimes({columns}: TableSample, used: ReadonlySet<string>): string {
  const unread = columns.filter((column) => !used.has(ownHeading(column.heading)) && isUnreadTime(column));
  const names = unread.map(({heading}) => JSON.stringify(heading)).join(", ");
  const weeks = unread.every(holdsWeeks) ? ", or the Monday where only the week is known" : "";
  return unread.length === 0 ? "" : `; please look: no day can be read in ${names}; write days as 2025-03-04${weeks}`;
}

/** Objects within the records of a JSON file, read as columns. */
function flattenOf({flatten}: TableSample): TableProposal["keys"] {
  if (flatten === null) return [];
  const saw = flatten.length === 0 ? "records hold objects, read by their paths" : "each entry of these lists is a row";
  return [{name: "flatten", value: flatten, saw}];
}

/** Rows of one text alone, where they name the candidates of the rows below them. */
function titleRowsOf({titleRows}: TableSample): TableProposal["keys"] {
  if (titleRows === null || titleRows.column === null) return [];
  const saw = `${counted(titleRows.rows, "row")} of one name alone, above the rows of a candidate each`;
  return [{name: "title_rows", value: titleRows.column, saw}];
}

/** What is told of applications in several ways is read in none of them. */
function unreadEndings(endings: readonly Ending[], used: ReadonlySet<string>): string {
  const unread = endings.filter(({heading}) => !used.has(heading));
  const whys = unread.map(({why}) => why).join(", and ");
  return unread.length === 0 ? "" : `; please look: ${whys}, so it is not read; ${unread[0]!.remedy}`;
}

/** A column that tells of applications, why it is not read, and what to do. */
interface Ending {
  heading: string;
  why: string;
  remedy: string;
}

/** A text that is no UTF-8 is most likely of a Western Windows: only whoever reads its names can tell. */
function encodingOf({encoding}: TableSample): TableProposal["keys"] {
  if (encoding === undefined) return [];
  return [{name: "encoding", value: encoding, saw: "", look: "the file is no UTF-8; are names with accents right?"}];
}

/** The columns of times that feeds read. */
function timesOf(feeds: readonly Feed[], {sample}: Understood): Column[] {
  const times = new Set(
    feeds.flatMap((feed) =>
      headingsOf({...feed, columns: new Map([...feed.columns].filter(([name]) => name.endsWith("_at")))})
    )
  );
  return sample.columns.filter(({heading}) => times.has(heading));
}

/** Times of day without an offset are of a zone that no table tells. */
function zoneEntries(proposals: readonly TableProposal[], understood: readonly Understood[], config: Config): Entry[] {
  if (config.timezone !== "UTC" || isWritten(config, ["timezone"])) return [];
  const local = proposals
    .flatMap(({path, feeds}) =>
      timesOf(
        feeds,
        understood.find(({sample}) => sample.path === path)!
      )
    )
    .filter((column) => isLocal(column) || holdsClock(column));
  if (local.length === 0) return [];
  return [
    {
      path: ["timezone"],
      value: "UTC",
      saw: "",
      look: `times of day in ${local
        .map(({heading}) => JSON.stringify(heading))
        .slice(0, 3)
        .join(", ")} carry no offset; name the zone they are of, such as Europe/Berlin`
    }
  ];
}

function shapeInWords({sample, groups, long, questions, isScorecards, byAnswer}: Understood): string {
  const rows = `${sample.isWhole ? "" : "the first "}${counted(sample.records, "row")}`;
  if (byAnswer !== null) return `${rows}, with a column for each of ${byAnswer.answers.length} answers`;
  if (groups.length > 0)
    return `${rows}, each with ${groups.length} interviews beside each other${long ? " and one question" : ""}`;
  if (long) return `${rows}, each one question of a scorecard${long.vote === null ? "" : " or its vote"}`;
  if (questions.length > 0) return `${rows}, each a scorecard with ${counted(questions.length, "question")} as columns`;
  return `${rows}${isScorecards ? ", each a scorecard" : ""}`;
}

const kinds: Partial<Record<string, Label["kind"]>> = {
  vote: "vote",
  initial_vote: "vote",
  rating: "rating",
  stage: "stage",
  decision: "decision",
  offer_status: "offer_status"
};

/** The columns that hold labels, by kind: those of proposed tables and of tables in the plain format. */
function labelled(
  proposals: readonly TableProposal[],
  understood: readonly Understood[],
  plain: readonly TableSample[]
): Labelled[] {
  const of = (table: TableName, name: string): Label["kind"] | undefined =>
    name === "status"
      ? table === "applications"
        ? "application_status"
        : table === "interviews"
          ? "interview_status"
          : undefined
      : kinds[name];
  const proposed = proposals.flatMap(({path, feeds}) => {
    const {sample, byAnswer} = understood.find((one) => one.sample.path === path)!;
    return feeds.flatMap((feed) =>
      [...feed.columns].flatMap(([name, {from}]) => {
        const kind = of(feed.table, name);
        if (kind === "vote" && byAnswer !== null) return [{kind, columns: [votesOf(byAnswer)]}];
        if (kind === undefined || typeof from !== "string") return [];
        const {table, forEach} = feed;
        const headings = headingsOf({
          table,
          columns: new Map([[name, {from, saw: ""}]]),
          ...(forEach ? {forEach} : {})
        });
        const columns = sample.columns.filter(({heading}) => headings.includes(heading));
        return [{kind, columns}];
      })
    );
  });
  const asTheyAre = plain.flatMap(({path, headings, columns}) => {
    const table = tableOf(path, headings.map(canonicalHeader))!;
    return columns.flatMap((column) => {
      const kind = of(table, canonicalHeader(column.heading));
      return kind === undefined ? [] : [{kind, columns: [column]}];
    });
  });
  return [...proposed, ...asTheyAre];
}

/** The column of candidates' names of a table that has them in one. */
function wholeNames({names}: Understood): Column[] {
  return names.length === 1 ? [...names] : [];
}

function peopleEntries(
  proposals: readonly TableProposal[],
  understood: readonly Understood[],
  plain: readonly TableSample[],
  plan: KeyPlan
): Entry[] {
  const people = [
    ...proposals.flatMap(({path, feeds}) => {
      const {sample} = understood.find((one) => one.sample.path === path)!;
      const headings = feeds.flatMap((feed) => {
        const line = feed.columns.get("interviewer_id");
        return line === undefined ? [] : headingsOf({...feed, columns: new Map([["interviewer_id", line]])});
      });
      return sample.columns.filter(
        ({heading}) => headings.map(ownHeading).includes(heading) || headings.includes(heading)
      );
    }),
    ...plain.flatMap(({columns}) => columns.filter(({heading}) => canonicalHeader(heading) === "interviewer_id"))
  ];
  const ways = "as case, blanks and the order of names tell";
  const found = spellings(people);
  const candidates = plan.by === "name" ? spellings(understood.flatMap(wholeNames)) : null;
  const told = [
    ...(found ? [`${counted(found.spellings, "spelling")} of ${counted(found.people, "interviewer")}, ${ways}`] : []),
    ...(candidates
      ? [`${counted(candidates.spellings, "spelling")} of ${counted(candidates.people, "candidate")}, ${ways}`]
      : [])
  ];
  return told.length === 0 ? [] : [{path: ["people", "match"], value: "loose", saw: told.join("; ")}];
}
