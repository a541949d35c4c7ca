import {mergeGroups, type Dimension, type GroupCounts, type ScreenSlice} from "./slices.js";

/** A published member of a dimension with the members it is made of; "other" has several. */
export interface PartitionMember {
  member: string | null;
  slices: ScreenSlice[];
}

/** All screens, each in one member. */
export interface Partition {
  dimension: Dimension;
  members: PartitionMember[];
}

export type Side = "above" | "below";
const other = "other";

/** Merges members into "other", which takes in the next smallest when it is alone; null when nothing is left to take. */
export function absorb({dimension, members}: Partition, small: readonly PartitionMember[]): Partition | null {
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
export function nestingGap(
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

/** The groups of several members together. */
export function addUp(slices: readonly ScreenSlice[]): GroupCounts[] {
  if (slices.length === 0) return [];
  return slices[0]!.groups.map(({group}, g) =>
    mergeGroups(
      slices.map(({groups}) => groups[g]!),
      group
    )
  );
}

/** Groups above and below the borderline merged into one each, except on the sides in `fine`. */
export function groupsBySide(groups: readonly GroupCounts[], fine: readonly Side[]): GroupCounts[] {
  const {above, borderline, below} = sidesOf(groups);
  const side = (name: Side, members: GroupCounts[]): GroupCounts[] =>
    members.length === 0 || fine.includes(name)
      ? members
      : [mergeGroups(members, name === "above" ? "clear" : "below")];
  return [...side("above", above), ...borderline, ...side("below", below)];
}

/** Where a form has no borderline, yes and above stand above the bar. */
export function sidesOf(groups: readonly GroupCounts[]): Record<Side | "borderline", GroupCounts[]> {
  const middle = groups.findIndex(({group}) => group === "borderline");
  const isAbove = (group: GroupCounts, g: number): boolean =>
    middle >= 0 ? g < middle : ["strong_yes", "yes", "clear"].includes(group.group);
  return {
    above: groups.filter(isAbove),
    borderline: groups.filter(({group}) => group === "borderline"),
    below: groups.filter((group, g) => group.group !== "borderline" && !isAbove(group, g))
  };
}

function minus(groups: readonly GroupCounts[], taken: readonly GroupCounts[]): GroupCounts[] {
  return groups.map((group, g) => {
    const other = taken[g];
    if (!other) return group;
    const rest = Object.entries(group).map(([name, value]) => [
      name,
      typeof value === "number" ? value - (other[name as keyof GroupCounts] as number) : value
    ]);
    return Object.fromEntries(rest) as unknown as GroupCounts;
  });
}

function smallest(members: readonly PartitionMember[]): PartitionMember | null {
  const screened = ({slices}: PartitionMember): number => addUp(slices).reduce((sum, group) => sum + group.screened, 0);
  return members.reduce<PartitionMember | null>(
    (least, one) => (least && screened(least) <= screened(one) ? least : one),
    null
  );
}
