import {isHomogeneous} from "../../privacy/homogeneous.js";
import {absorb, addUp, groupsBySide, nestingGap, sidesOf, type Partition, type Side} from "./partition.js";
import type {Dimension, GroupCounts, ScreenSlice} from "./slices.js";

/** A group as published: outcomes are null where too few loops were decided to show them. */
export type PublishedGroup = {
  [Name in keyof GroupCounts]: GroupCounts[Name] extends number ? number | null : GroupCounts[Name];
} & {
  screened: number;
};

export interface PublishedSlice {
  dimension: Dimension;
  member: string | null;
  groups: PublishedGroup[];
}

/**
 * Merges instead of hiding, because the pages compute with these counts: a hidden cell would make their sums wrong.
 *
 * Every dimension becomes a partition of all screens in cells that may all be shown: 0 or at least `minimum` candidates
 * screened and decided, and no outcome that is the same for all of fewer than 20. The groups above and the groups below
 * the borderline are merged (in every member of a dimension alike), then small members become "other". Nothing is hidden
 * beside a shown sibling, so a total minus its shown parts is 0 and the complementary hiding of
 * `loaders/privacy/suppression.ts` would find nothing to do. Only members of other dimensions are totals beyond that: a
 * role minus its shown requisitions is what "other" holds of it; where that is a small group, more is merged.
 * Outcomes below the bar, of which few exist, and loop votes are hidden for a whole dimension where any member has too
 * few or all alike.
 */
export function publishableScreens(slices: readonly ScreenSlice[], minimum: number): PublishedSlice[] {
  const rule = showableBy(minimum);
  const partitions = withoutGaps(
    [...new Set(slices.map(({dimension}) => dimension))].map((dimension) =>
      partitionOf(
        dimension,
        slices.filter((slice) => slice.dimension === dimension),
        rule
      )
    ),
    rule
  );
  const fine = new Map(partitions.map((one) => [one.dimension, fineSides(one, rule)]));
  return partitions.flatMap((one) => {
    const sides = fine.get(one.dimension)!.filter((side) => !gapsOnSide(one, side));
    const shown = one.members.map(({member, slices: mine}) => ({member, groups: groupsBySide(addUp(mine), sides)}));
    const failing = (test: (group: GroupCounts) => boolean): Set<string> =>
      new Set(shown.flatMap(({groups}) => groups.filter((group) => !test(group)).map(({group}) => group)));
    const hidden = failing(rule.outcomes);
    const withoutVotes = failing(rule.votes);
    return shown.map(({member, groups}) => ({
      dimension: one.dimension,
      member,
      groups: groups.map((group) => {
        if (hidden.has(group.group)) return withoutOutcomes(group);
        return withoutVotes.has(group.group) ? {...group, voted: null, clear: null} : group;
      })
    }));
  });

  function gapsOnSide(child: Partition, side: Side): boolean {
    return partitions.some(
      (parent) =>
        fine.get(parent.dimension)!.includes(side) &&
        nestingGap(child, parent, (rest) => sidesOf(rest)[side].every(rule.both)) !== null
    );
  }
}

interface Rule {
  screened: (group: GroupCounts) => boolean;
  outcomes: (group: GroupCounts) => boolean;
  votes: (group: GroupCounts) => boolean;
  both: (group: GroupCounts) => boolean;
  /** Groups merged on both sides: everything showable, except outcomes below the bar. */
  coarse: (groups: readonly GroupCounts[]) => boolean;
}

function showableBy(minimum: number): Rule {
  const small = (count: number): boolean => count > 0 && count < minimum;
  const screened = (group: GroupCounts): boolean => !small(group.screened);
  const outcomes = ({decided, offers, hires}: GroupCounts): boolean =>
    !small(decided) && !isHomogeneous(offers, decided) && !isHomogeneous(hires, decided);
  const votes = ({voted, clear}: GroupCounts): boolean => !small(voted) && !isHomogeneous(clear, voted);
  const both = (group: GroupCounts): boolean => screened(group) && outcomes(group);
  const coarse = (groups: readonly GroupCounts[]): boolean =>
    groupsBySide(groups, []).every((group) => (group.group === "below" ? screened(group) : both(group)));
  return {screened, outcomes, votes, both, coarse};
}

/** Small members become "other" until all may be shown. Everything together is shown, or nothing of the dimension. */
function partitionOf(dimension: Dimension, slices: ScreenSlice[], rule: Rule): Partition {
  const members = slices.map((slice) => ({member: slice.member, slices: [slice]}));
  if (dimension === "all") {
    const enough = groupsBySide(addUp(slices), []).every(rule.screened);
    return {dimension, members: enough ? members : []};
  }
  let one: Partition = {dimension, members};
  for (;;) {
    const bad = one.members.filter(({slices: mine}) => !rule.coarse(addUp(mine)));
    if (bad.length === 0) return one;
    const next = absorb(one, bad);
    if (next === null) return {dimension, members: []};
    one = next;
  }
}

/** Merges until no member minus the members of another dimension inside it is a small group. */
function withoutGaps(partitions: readonly Partition[], rule: Rule): Partition[] {
  let result = partitions.filter(({members}) => members.length > 0);
  for (;;) {
    const pairs = result.flatMap((child) =>
      result.map((parent) => ({child, gap: nestingGap(child, parent, rule.coarse)}))
    );
    const found = pairs.find(({gap}) => gap !== null);
    if (!found) return result;
    const merged = absorb(found.child, found.gap!);
    result = result.flatMap((one) => (one === found.child ? (merged ? [merged] : []) : [one]));
  }
}

/** Sides whose single votes may be shown in every member. */
function fineSides({members}: Partition, rule: Rule): Side[] {
  return (["above", "below"] as const).filter((side) =>
    members.every(({slices}) => sidesOf(addUp(slices))[side].every(rule.both))
  );
}

function withoutOutcomes({group, screened}: GroupCounts): PublishedGroup {
  return {
    group,
    screened,
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
