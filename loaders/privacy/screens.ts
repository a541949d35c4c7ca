import {sum} from "simple-statistics";
import {
  type Crossing,
  type PublishedScreenGroup,
  type PublishedScreenSlice,
  screenGroup
} from "../../src/contracts/screen.js";
import {blanked, isHomogeneous, tellsOfFew} from "./suppression.js";

export type Dimension = Exclude<PublishedScreenSlice["dimension"], Crossing>;
/** A slice of at most one dimension; those of two are `crossings/`. */
export type PublishedMember = PublishedScreenSlice & {dimension: Dimension};
export type ScreenGroup = PublishedScreenGroup["group"];

/** Counts and loop hours of one group of screens, before anything is hidden; as published, outcomes may be null. */
export type GroupCounts = {[Name in keyof PublishedScreenGroup]: NonNullable<PublishedScreenGroup[Name]>};

/** One slice of the screens; groups from the highest to the lowest, only those that occur anywhere. */
export interface ScreenSlice {
  dimension: Dimension;
  /** Value of the dimension; null for `all`. */
  member: string | null;
  groups: GroupCounts[];
  /** Members of other dimensions that hold all of its screens, such as the role of a job. */
  within?: Partial<Record<Dimension, string>>;
}

/** A published member of a dimension with the members it is made of; "other" has several. */
interface PartitionMember {
  member: string | null;
  slices: ScreenSlice[];
}

/** All screens, each in one member. */
interface Partition {
  dimension: Dimension;
  members: PartitionMember[];
}

type Side = "above" | "below";
const other = "other";

/**
 * The slices as pages may have them. Merges instead of hiding, because the pages compute with these counts: a hidden
 * cell would make their sums wrong.
 *
 * Every dimension becomes a partition of all screens in cells that may all be shown: 0 or at least `minimum` candidates
 * screened and decided, and no outcome that is the same for all of fewer than 20. The groups above and the groups below
 * the borderline are merged (in every member of a dimension alike), then small members become "other". Nothing is hidden
 * beside a shown sibling, so a total minus its shown parts is 0 and the complementary hiding of `suppression.ts` would
 * find nothing to do. Only members of other dimensions are totals beyond that: a role minus its shown requisitions is
 * what "other" holds of it; where that is a small group, more is merged. Outcomes below the bar, of which few exist, and
 * loop votes are hidden for a whole dimension where any member has too few or all alike.
 *
 * @param yes the answers that stand above the bar where a form has no borderline
 */
export function publishableScreens(
  slices: readonly ScreenSlice[],
  minimum: number,
  yes: readonly string[] = ["strong_yes", "yes"]
): PublishedMember[] {
  const rule = showableBy(minimum, yes);
  const dimensions = [...new Set(slices.map(({dimension}) => dimension))];
  const partitions = withoutGaps(
    dimensions.map((name) =>
      partitionOf(
        name,
        slices.filter(({dimension}) => dimension === name),
        rule
      )
    ),
    rule
  );
  const fine = new Map(partitions.map((one) => [one.dimension, fineSides(one, rule)]));
  return partitions.flatMap((one) => {
    const sides = fine.get(one.dimension)!.filter((side) => !gapsOnSide(one, side));
    const shown = one.members.map(({member, slices: mine}) => ({
      member,
      groups: groupsBySide(addUp(mine), sides, yes)
    }));
    const failing = (test: (group: GroupCounts) => boolean): Set<string> =>
      new Set(shown.flatMap(({groups}) => groups.filter((group) => !test(group)).map(({group}) => group)));
    const hidden = failing(rule.outcomes);
    const withoutVotes = failing(rule.votes);
    return shown.map(({member, groups}) => ({
      dimension: one.dimension,
      member,
      slice: {role: null, level: null, period: null, ...placeOf(one.dimension, member)},
      groups: groups.map((group) => {
        if (hidden.has(group.group)) return blanked(group, "group", "screened");
        return withoutVotes.has(group.group) ? {...group, voted: null, clear: null} : group;
      })
    }));
  });

  function gapsOnSide(child: Partition, side: Side): boolean {
    return partitions.some(
      (parent) =>
        fine.get(parent.dimension)!.includes(side) &&
        nestingGap(child, parent, (rest) => sidesOf(rest, yes)[side].every(rule.both)) !== null
    );
  }
}

/** The place of a slice in the page's controls, which know no teams and jobs. */
function placeOf(dimension: Dimension, member: string | null): Partial<PublishedScreenSlice["slice"]> {
  return dimension === "role" || dimension === "level" || dimension === "period" ? {[dimension]: member} : {};
}

interface Rule {
  screened: (group: GroupCounts) => boolean;
  outcomes: (group: GroupCounts) => boolean;
  votes: (group: GroupCounts) => boolean;
  both: (group: GroupCounts) => boolean;
  /** Groups merged on both sides: everything showable, except outcomes below the bar. */
  coarse: (groups: readonly GroupCounts[]) => boolean;
  yes: readonly string[];
}

function showableBy(minimum: number, yes: readonly string[]): Rule {
  const screened = (group: GroupCounts): boolean => !tellsOfFew(group.screened, minimum);
  const outcomes = ({decided, offers, hires}: GroupCounts): boolean => !tellsOfFew(decided, minimum, [offers, hires]);
  const votes = ({voted, clear}: GroupCounts): boolean => !tellsOfFew(voted, minimum, [clear]);
  const both = (group: GroupCounts): boolean => screened(group) && outcomes(group);
  const coarse = (groups: readonly GroupCounts[]): boolean =>
    groupsBySide(groups, [], yes).every((group) => (group.group === "below" ? screened(group) : both(group)));
  return {screened, outcomes, votes, both, coarse, yes};
}

/** Small members become "other" until all may be shown. Everything together is shown, or nothing of the dimension. */
function partitionOf(dimension: Dimension, slices: ScreenSlice[], rule: Rule): Partition {
  const members = slices.map((slice) => ({member: slice.member, slices: [slice]}));
  if (dimension === "all") {
    const enough = groupsBySide(addUp(slices), [], rule.yes).every(rule.screened);
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

/** Merges members into "other", which takes in the next smallest when it is alone; null when nothing is left to take. */
function absorb({dimension, members}: Partition, small: readonly PartitionMember[]): Partition | null {
  const rest = members.filter((one) => !small.includes(one) && one.member !== other);
  const taken = members.filter((one) => !rest.includes(one));
  if (taken.length === 1 && taken[0]!.member === other) {
    const next = smallest(rest);
    if (next === null) return null;
    taken.push(next);
  }
  const pooled = {member: other, slices: taken.flatMap(({slices}) => slices)};
  return {dimension, members: [...rest.filter((one) => !taken.includes(one)), pooled]};
}

/**
 * Members of `child` to merge so that no member of `parent` minus the members of `child` inside it is a group that may
 * not be shown; null when there is none.
 */
function nestingGap(
  child: Partition,
  parent: Partition,
  mayShow: (groups: GroupCounts[]) => boolean
): PartitionMember[] | null {
  if (child.dimension === parent.dimension) return null;
  for (const whole of parent.members) {
    const names = new Set(whole.slices.map(({member}) => member));
    const inside = child.members.filter(({slices}) =>
      slices.every(({within}) => names.has(within?.[parent.dimension] ?? ""))
    );
    const rest = minus(addUp(whole.slices), addUp(inside.flatMap(({slices}) => slices)));
    if (inside.length === 0 || rest.every(({screened}) => screened === 0) || mayShow(rest)) continue;
    return [smallest(inside.filter(({member}) => member !== other)) ?? inside[0]!];
  }
  return null;
}

function smallest(members: readonly PartitionMember[]): PartitionMember | null {
  const screened = ({slices}: PartitionMember): number => sum(addUp(slices).map((group) => group.screened));
  return members.reduce<PartitionMember | null>(
    (least, one) => (least && screened(least) <= screened(one) ? least : one),
    null
  );
}

/** Sides whose single votes may be shown in every member. */
function fineSides({members}: Partition, rule: Rule): Side[] {
  return (["above", "below"] as const).filter((side) =>
    members.every(({slices}) => sidesOf(addUp(slices), rule.yes)[side].every(rule.both))
  );
}

/** Groups above and below the borderline merged into one each, except on the sides in `fine`. */
function groupsBySide(groups: readonly GroupCounts[], fine: readonly Side[], yes: readonly string[]): GroupCounts[] {
  const {above, borderline, below} = sidesOf(groups, yes);
  const side = (name: Side, members: GroupCounts[]): GroupCounts[] =>
    members.length === 0 || fine.includes(name)
      ? members
      : [mergeGroups(members, name === "above" ? "clear" : "below")];
  return [...side("above", above), ...borderline, ...side("below", below)];
}

/** Groups by the name under which those of their side are merged, from the highest to the lowest. */
export function mergedNames(groups: readonly ScreenGroup[], yes: readonly string[]): Map<ScreenGroup, ScreenGroup> {
  const {above, borderline, below} = sidesOf(
    groups.map((group) => ({group})),
    yes
  );
  return new Map([
    ...above.map(({group}) => [group, "clear"] as const),
    ...borderline.map(({group}) => [group, group] as const),
    ...below.map(({group}) => [group, "below"] as const)
  ]);
}

/** Where a form has no borderline, what counts as yes stands above the bar. */
function sidesOf<Group extends {group: ScreenGroup}>(
  groups: readonly Group[],
  yes: readonly string[]
): Record<Side | "borderline", Group[]> {
  const middle = groups.findIndex(({group}) => group === "borderline");
  const isAbove = (group: Group, g: number): boolean =>
    middle >= 0 ? g < middle : [...yes, "clear"].includes(group.group);
  return {
    above: groups.filter(isAbove),
    borderline: groups.filter(({group}) => group === "borderline"),
    below: groups.filter((group, g) => group.group !== "borderline" && !isAbove(group, g))
  };
}

/** The groups of several members together. */
function addUp(slices: readonly ScreenSlice[]): GroupCounts[] {
  return (slices[0]?.groups ?? []).map(({group}, g) =>
    mergeGroups(
      slices.map(({groups}) => groups[g]!),
      group
    )
  );
}

const counted = Object.keys(screenGroup.shape).filter((name) => name !== "group") as Exclude<
  keyof GroupCounts,
  "group"
>[];

/** Adds up groups of the same slice under one name; none are nobody. */
export function mergeGroups(groups: readonly Omit<GroupCounts, "group">[], name: ScreenGroup): GroupCounts {
  const sums = counted.map((column) => [column, sum(groups.map((group) => group[column]))]);
  return {group: name, ...Object.fromEntries(sums)} as GroupCounts;
}

function minus(groups: readonly GroupCounts[], taken: readonly GroupCounts[]): GroupCounts[] {
  return groups.map((group, g) => {
    const rest = counted.map((column) => [column, group[column] - (taken[g]?.[column] ?? 0)]);
    return {...group, ...Object.fromEntries(rest)} as GroupCounts;
  });
}

/** Trials of single groups that may be shown: where one is too small all are added up, and left out if still too small. */
export function publishableTrials<Trial extends {group: ScreenGroup; sent: number; decided: number; offers: number}>(
  trials: readonly Trial[],
  minimum: number
): Trial[] {
  const small = ({sent, decided, offers}: Pick<Trial, "sent" | "decided" | "offers">): boolean =>
    sent < minimum || decided < minimum || isHomogeneous(offers, decided);
  if (!trials.some(small)) return [...trials];
  const total = trials.reduce((sum, {sent, decided, offers}) => ({
    ...sum,
    sent: sum.sent + sent,
    decided: sum.decided + decided,
    offers: sum.offers + offers
  }));
  return small(total) ? [] : [{...total, group: "below"}];
}
