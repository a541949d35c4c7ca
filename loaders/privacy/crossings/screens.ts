import {flatGroup} from "d3-array";
import {type Crossing, crossings, type PublishedScreenSlice} from "../../../src/contracts/screen.js";
import {behind} from "../behind.js";
import {type GroupCounts, mergedNames, mergeGroups, type PublishedMember, type ScreenGroup} from "../screens.js";
import {candidatesOf, candidatesUpTo} from "../slices.js";
import {blanked, isHomogeneous, manyPeople, tellsOfFew} from "../suppression.js";
import {admitted, type Nameable, type Named, type Population, secretsOf} from "./admitted.js";

type Single = "role" | "level" | "team" | "job" | "period";

/** One counted screen: whose it is, where it stands, and what it adds to each count. */
export type CountedScreen = {candidate_id: string} & Record<Single, string | null> & GroupCounts;

type Measure = "screened" | "decided" | "voted";

const singles = ["role", "level", "team", "job", "period"] as const;
const other = "other";
const nothing = {role: null, level: null, period: null};

/**
 * The published slices with those of two dimensions at once after them, as far as these may be shown beside everything
 * else. Requisitions mostly lie within a role and a level: where both cannot be shown, the larger of them is. Votes are
 * merged into those above, at and below the borderline. What no such slice has is in `other`: with it they are a partition
 * of all screens, as the members of one dimension are. What became of those below the bar is told only where none was
 * advanced; votes of the loops only where they may be.
 *
 * @param order every group of screens, from the highest to the lowest
 */
export function withCrossings(
  slices: readonly PublishedMember[],
  screens: readonly CountedScreen[],
  {minimum, order, yes}: {minimum: number; order: readonly ScreenGroup[]; yes: readonly string[]}
): PublishedScreenSlice[] {
  if (!slices.some(({dimension}) => dimension === "all")) return [...slices];
  const fixed = slices.filter(({dimension}) => dimension !== "job");
  const sides = mergedNames(order, yes);
  const names = [...new Set(sides.values())];
  const placeOf = placesIn(slices);
  const populationOf = (measure: Measure, side: ScreenGroup): Population<CountedScreen> => {
    const rows = screens.filter((row) => row[measure] > 0 && sides.get(row.group) === side);
    const mayTell = (some: readonly CountedScreen[]): boolean => mayBeTold(some, measure, minimum);
    const known = knownIn(fixed, {measure, side, sides});
    return {
      rows,
      placeOf,
      memberOf,
      known,
      secrets: secretsOf(nameable(rows), {mayTell, peopleOf: candidatesOf, minimum}),
      mayTell,
      areMany: (some) => candidatesUpTo(some, manyPeople(minimum)) === manyPeople(minimum)
    };
  };
  const told = names.filter((name) => name !== "below");
  const cells = [...crossings, "job" as const].flatMap((dimension) => cellsOf(dimension, slices, screens, placeOf));
  const shown = admitted(
    cells.map(({named}) => named),
    [...names.map((side) => populationOf("screened", side)), ...told.map((side) => populationOf("decided", side))]
  );
  const published = cells.filter((_, cell) => shown[cell]);
  const voted = new Map(
    told.map((side) => {
      const asked = published.map(({named}) => named);
      return [side, admitted(asked, [populationOf("voted", side)])] as const;
    })
  );
  const nobodyBelow = screens.every((row) => sides.get(row.group) !== "below" || row.advanced + row.decided === 0);
  const groupsOf = (rows: readonly CountedScreen[], hasVotes: (side: ScreenGroup) => boolean) =>
    names.map((side) => {
      const mine = rows.filter(({group}) => sides.get(group) === side);
      const counts = mergeGroups(mine, side);
      if (side === "below" && !nobodyBelow) return blanked(counts, "group", "screened");
      return hasVotes(side) ? counts : {...counts, voted: null, clear: null};
    });
  const crossed = published.map(({dimension, named, rows}, cell) =>
    behind(rows, {
      dimension,
      member: memberWords(named),
      slice: {...nothing, ...(dimension === "job" ? {} : named)},
      groups: groupsOf(rows, (side) => voted.get(side)?.[cell] ?? true)
    })
  );
  const left = [...crossings, "job" as const].flatMap((dimension) => {
    const inside = new Set(published.flatMap((cell) => (cell.dimension === dimension ? cell.rows : [])));
    const rest = screens.filter((row) => !inside.has(row));
    if (inside.size === 0 || rest.length === 0) return [];
    return [behind(rest, {dimension, member: other, slice: nothing, groups: groupsOf(rest, () => false)})];
  });
  return [...fixed, ...crossed, ...left];
}

function memberWords(named: Named): string {
  const members = Object.entries(named);
  return members.map(([by, member]) => (member === other && members.length > 1 ? `other ${by}s` : member)).join(", ");
}

/** Where a screen stands among the published members of a dimension; its own vote is none of a slice's. */
function placesIn(slices: readonly PublishedMember[]) {
  const named = new Map(
    singles.map((name) => [
      name as string,
      new Set(slices.filter(({dimension}) => dimension === name).map(({member}) => member))
    ])
  );
  return (row: CountedScreen, dimension: string): string => {
    if (dimension === "vote") return row.group;
    const member = row[dimension as Single] ?? "not recorded";
    return named.get(dimension)!.has(member) ? member : other;
  };
}

/** Groups whose count stands in a slice: of single votes too, where these are not merged. */
function knownIn(
  slices: readonly PublishedMember[],
  {measure, side, sides}: {measure: Measure; side: ScreenGroup; sides: ReadonlyMap<ScreenGroup, ScreenGroup>}
): Named[] {
  return slices.flatMap(({dimension, member, groups}): Named[] => {
    const named: Record<string, string> = dimension === "all" ? {} : {[dimension]: member!};
    const mine = groups.filter(({group}) => group === side || sides.get(group) === side);
    const counted = mine.filter((group) => group[measure] !== null);
    const votes = counted.flatMap(({group}) => (group === side ? [] : [{...named, vote: group}]));
    return counted.length > 0 && counted.length === mine.length ? [named, ...votes] : votes;
  });
}

function memberOf(row: CountedScreen, dimension: string): string {
  return dimension === "vote" ? row.group : (row[dimension as Single] ?? "not recorded");
}

interface Cell {
  dimension: Crossing | "job";
  named: Named;
  rows: CountedScreen[];
}

/** Every requisition by itself, or every member of one dimension with every member of another, where each has several. */
function cellsOf(
  dimension: Crossing | "job",
  slices: readonly PublishedMember[],
  screens: readonly CountedScreen[],
  placeOf: (row: CountedScreen, dimension: string) => string
): Cell[] {
  const by = dimension.split(" × ");
  const isSeveral = by.every((name) => slices.filter((slice) => slice.dimension === name).length > 1);
  if (!isSeveral) return [];
  const cells = new Map<string, Cell>();
  for (const row of screens) {
    const named = Object.fromEntries(by.map((name) => [name, placeOf(row, name)]));
    if (dimension === "job" && named.job === other) continue;
    const key = JSON.stringify(named);
    const cell = cells.get(key);
    if (cell) cell.rows.push(row);
    else cells.set(key, {dimension, named, rows: [row]});
  }
  return [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell);
}

/** Every group that a reader can name by one value or two, and by a vote besides. */
function nameable(screens: readonly CountedScreen[]): Nameable<CountedScreen>[] {
  const names = [...singles.map((name) => [name]), ...crossings.map((crossing) => crossing.split(" × "))];
  return [...names, ...names.map((by) => [...by, "vote"])].flatMap((by) => {
    const valuesOf = (row: CountedScreen): string[] => by.map((name) => memberOf(row, name));
    return flatGroup(screens, (row) => JSON.stringify(valuesOf(row))).map(([, rows]) => ({
      by,
      values: valuesOf(rows[0]!),
      rows
    }));
  });
}

/** Enough candidates, and not the same outcome of all of a few. */
function mayBeTold(screens: readonly CountedScreen[], measure: Measure, minimum: number): boolean {
  const many = manyPeople(minimum);
  const people = candidatesUpTo(screens, many);
  if (people === many) return true;
  if (tellsOfFew(people, minimum)) return false;
  const count = (name: "offers" | "hires" | "clear"): number => screens.reduce((sum, row) => sum + row[name], 0);
  const outcomes = {screened: [], decided: ["offers", "hires"], voted: ["clear"]} as const;
  return outcomes[measure].every((name) => !isHomogeneous(count(name), screens.length, people));
}
