import type {Dimension, GroupCounts, ScreenSlice} from "./screen-slices.js";
import {mergeGroups} from "./screen-slices.js";

/** A group as published: outcomes are null where too few loops were decided to show them. */
export type PublishedGroup = {
  [Name in keyof GroupCounts]: GroupCounts[Name] extends number ? number | null : GroupCounts[Name];
} & {
  screened: number;
};

export interface PublishedSlice extends Omit<ScreenSlice, "groups"> {
  groups: PublishedGroup[];
}

type Sides = {above: GroupCounts[]; borderline: GroupCounts[]; below: GroupCounts[]};
const other = "other";

/**
 * Merges until every shown count of candidates, screened or decided, is 0 or at least `minimum`: first the groups above
 * and the groups below the borderline (for every member of a dimension alike, so that no group can be told by
 * subtraction), then small members into "other". Outcomes of the groups below the bar, of whom few reach a loop, are
 * hidden for a whole dimension at once where any member has too few.
 */
export function publishableScreens(slices: readonly ScreenSlice[], minimum: number): PublishedSlice[] {
  const dimensions = [...new Set(slices.map(({dimension}) => dimension))];
  return dimensions.flatMap((dimension) =>
    publishDimension(
      dimension,
      slices.filter((slice) => slice.dimension === dimension),
      minimum
    )
  );
}

function publishDimension(dimension: Dimension, slices: ScreenSlice[], minimum: number): PublishedSlice[] {
  const small = (count: number): boolean => count > 0 && count < minimum;
  const coarse = slices.map((slice) => ({...slice, groups: coarsest(slice.groups)}));
  const bad = (slice: ScreenSlice): boolean =>
    slice.groups.some(({group, screened, decided}) => small(screened) || (group !== "below" && small(decided)));
  const members = absorbSmall(coarse, bad);
  if (members.length === 0 || members.some(bad)) return [];
  const kept = members.map((merged) => ({
    ...merged,
    groups: addUp(slices.filter((slice) => holds(merged, slice, members)))
  }));
  const fine = (["above", "below"] as const).filter((side) =>
    kept.every(({groups}) => sidesOf(groups)[side].every((g) => !small(g.screened) && !small(g.decided)))
  );
  const shown = kept.map(({groups, member}) => ({dimension, member, groups: partition(groups, fine)}));
  const hidden = new Set(
    shown.flatMap(({groups}) => groups.filter(({decided}) => small(decided)).map(({group}) => group))
  );
  return shown.map((slice) => ({
    ...slice,
    groups: slice.groups.map((group) => (hidden.has(group.group) ? withoutOutcomes(group) : group))
  }));
}

/** Small members become "other", which takes in the next smallest until it is large enough itself. */
function absorbSmall(slices: ScreenSlice[], bad: (slice: ScreenSlice) => boolean): ScreenSlice[] {
  const bySize = [...slices].sort((a, b) => screened(a) - screened(b));
  const absorbed = bySize.filter(bad);
  const rest = bySize.filter((slice) => !bad(slice));
  if (absorbed.length === 0) return slices;
  if (slices[0]!.dimension === "all") return [];
  const pooled = (): ScreenSlice => ({...slices[0]!, member: other, groups: addUp(absorbed)});
  while (bad(pooled()) && rest.length > 0) absorbed.push(rest.shift()!);
  const left = new Set(rest.map(({member}) => member));
  return [...slices.filter(({member}) => left.has(member)), pooled()];
}

function holds(merged: ScreenSlice, slice: ScreenSlice, members: ScreenSlice[]): boolean {
  return (
    merged.member === slice.member || (merged.member === other && members.every(({member}) => member !== slice.member))
  );
}

function screened(slice: ScreenSlice): number {
  return slice.groups.reduce((sum, group) => sum + group.screened, 0);
}

function addUp(slices: readonly ScreenSlice[]): GroupCounts[] {
  return slices[0]!.groups.map(({group}, g) =>
    mergeGroups(
      slices.map(({groups}) => groups[g]!),
      group
    )
  );
}

/** Where a form has no borderline, yes and above stand above the bar. */
function sidesOf(groups: readonly GroupCounts[]): Sides {
  const middle = groups.findIndex(({group}) => group === "borderline");
  const isAbove = (group: GroupCounts, g: number): boolean =>
    middle >= 0 ? g < middle : ["strong_yes", "yes", "clear"].includes(group.group);
  return {
    above: groups.filter(isAbove),
    borderline: groups.filter(({group}) => group === "borderline"),
    below: groups.filter((group, g) => group.group !== "borderline" && !isAbove(group, g))
  };
}

function coarsest(groups: readonly GroupCounts[]): GroupCounts[] {
  return partition(groups, []);
}

function partition(groups: readonly GroupCounts[], fine: readonly ("above" | "below")[]): GroupCounts[] {
  const {above, borderline, below} = sidesOf(groups);
  const side = (name: "above" | "below", members: GroupCounts[]): GroupCounts[] =>
    members.length === 0 || fine.includes(name)
      ? members
      : [mergeGroups(members, name === "above" ? "clear" : "below")];
  return [...side("above", above), ...borderline, ...side("below", below)];
}

function withoutOutcomes(group: GroupCounts): PublishedGroup {
  const {group: name, screened: all} = group;
  return {
    group: name,
    screened: all,
    advanced: null,
    decided: null,
    offers: null,
    hires: null,
    voted: null,
    clear: null,
    seats: null,
    timed: null,
    minutes: null
  };
}
