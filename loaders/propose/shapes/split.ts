import {stageOf} from "../answers.js";
import {type Column, columnOf, partedColumn, recurs} from "../profile.js";
import {conceptsOfColumn, rolesOf} from "../roles.js";
import {conceptsOf} from "../words.js";
import {type Pairs, pairsOf} from "./pairs.js";

/** Several values in the cells of some columns, in step, and these as they read once parted. */
interface Several {
  by: string;
  parted: ReadonlyMap<string, Column>;
}

/** Columns as they read once cells that hold several values, or people together with their votes, are taken apart. */
export function takenApart(columns: readonly Column[]): {columns: Column[]; several: Several | null} {
  const pairs = pairsBeside(columns);
  const apart = columns.flatMap((column) => {
    const pair = pairs.get(column);
    return pair ? [pair.person, pair.answer] : [column];
  });
  const several = partedPairs([...pairs.values()]) ?? splitOf(apart);
  return {columns: apart.map((column) => several?.parted.get(column.heading) ?? column), several};
}

/** The columns that hold people together with their votes. */
function pairsBeside(columns: readonly Column[]): Map<Column, Pairs> {
  const found = columns.flatMap((column) => {
    const pairs = pairsOf(column);
    return pairs === null ? [] : [[column, pairs] as const];
  });
  // Cells of one table are parted in one way.
  const by = found.find(([, pairs]) => pairs.by !== null)?.[1].by;
  const pairs = new Map(found.filter(([, pair]) => pair.by === null || pair.by === by));
  // Beside a column of interviewers, what stands with answers is what they were asked.
  const single = rolesOf(columns.filter((column) => !pairs.has(column))).get("interviewer");
  const isTold = single !== undefined && (conceptsOf(single.heading).get("interviewer") ?? 0) >= 0.9;
  return isTold && stageOf(single.heading) === null ? new Map() : pairs;
}

function partedPairs(pairs: readonly Pairs[]): Several | null {
  const parted = pairs.filter(({by}) => by !== null);
  const columns = parted.flatMap(({person, answer}) => [person, answer]);
  return parted.length === 0
    ? null
    : {by: parted[0]!.by!, parted: new Map(columns.map((column) => [column.heading, column]))};
}

const separators = ["\n", ";", "|", "/", "&", "+", " and ", " und ", ","];

/** What parts the people who stand together in some cells, and these one by one; a sign that parts nobody where each stands alone. */
export function separatorOf(heading: string, values: readonly (string | null)[]): {by: string; parts: Column} {
  const filled = values.filter((value) => value !== null).length;
  const by = separators.find((one) => values.filter((value) => value?.includes(one)).length > 0.02 * filled) ?? ";";
  return {
    by,
    parts: columnOf(
      heading,
      values.flatMap((value) => value?.split(by) ?? [])
    )
  };
}

/** Several people in the cells of one column, and the answers in step with them; as they read once parted. */
function splitOf(columns: readonly Column[]): Several | null {
  for (const by of separators) {
    const several = columns.filter(
      ({values, filled}) => values.filter((value) => value?.includes(by)).length > Math.max(1, 0.15 * filled)
    );
    for (const people of several) {
      const parted = partedColumn(people, by);
      if (!isPeople(people, parted, by)) continue;
      const inStep = several.filter((column) => column !== people && isInStep(people, column, by));
      return {by, parted: new Map([people, ...inStep].map((column) => [column.heading, partedColumn(column, by)]))};
    }
  }
  return null;
}

function isPeople(column: Column, parted: Column, by: string): boolean {
  const concepts = conceptsOfColumn(parted).map(([concept]) => concept);
  if (concepts[0] !== "interviewer" || parted.shares.person + parted.shares.address < 0.6 || !recurs(parted, 3))
    return false;
  // "Last, First" is one person: parts are people where they are whole names or addresses.
  const parts = [...parted.distinct.keys()];
  return (
    by !== "," ||
    (column.distinct.size > parts.length && parts.filter((part) => / |@/.test(part)).length >= 0.8 * parts.length)
  );
}

function isInStep(people: Column, answers: Column, by: string): boolean {
  const pairs = people.values.flatMap((value, at) =>
    value?.includes(by) && answers.values[at] ? [[value, answers.values[at]] as const] : []
  );
  const same = pairs.filter(([value, answer]) => value.split(by).length === answer.split(by).length).length;
  return pairs.length > 0 && same >= 0.9 * pairs.length;
}
