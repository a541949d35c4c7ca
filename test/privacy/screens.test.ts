import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  type Dimension,
  type GroupCounts,
  mergedNames,
  mergeGroups,
  publishableScreens,
  publishableTrials,
  type ScreenGroup,
  type ScreenSlice
} from "../../loaders/privacy/screens.js";
import type {PublishedScreenSlice} from "../../src/contracts/screen.js";
import {repetitions} from "../support/endurance.js";

interface Screen {
  role: string;
  job: string;
  group: ScreenGroup;
  decided: boolean;
  offer: boolean;
}

const order = ["strong_yes", "yes", "borderline", "no"] as const;
const numbers = ["screened", "decided", "offers", "hires", "voted", "clear"] as const;

/** Slices of single screens: everything, roles and jobs; a job stands in one role. */
function slicesOf(screens: readonly Screen[]): ScreenSlice[] {
  const slice = (dimension: Dimension, member: string | null, mine: readonly Screen[]): ScreenSlice => ({
    dimension,
    member,
    groups: order.map((group) => countsOf(group, mine)),
    ...(dimension === "job" ? {within: {role: mine[0]!.role}} : {})
  });
  const membersOf = (name: "role" | "job"): ScreenSlice[] =>
    [...new Set(screens.map((screen) => screen[name]))].map((member) =>
      slice(
        name,
        member,
        screens.filter((screen) => screen[name] === member)
      )
    );
  return [slice("all", null, screens), ...membersOf("role"), ...membersOf("job")];
}

function countsOf(group: ScreenGroup, screens: readonly Screen[]): GroupCounts {
  const mine = screens.filter((screen) => screen.group === group);
  const decided = mine.filter((screen) => screen.decided);
  const offers = decided.filter(({offer}) => offer).length;
  return {
    group,
    screened: mine.length,
    advanced: decided.length,
    decided: decided.length,
    offers,
    hires: offers,
    voted: decided.length,
    clear: offers,
    seats: 0,
    timed: 0,
    minutes: 0
  };
}

const screens = (role: string, job: string, group: ScreenGroup, n: number, offers: number): Screen[] =>
  Array.from({length: n}, (_, i) => ({role, job, group, decided: group !== "no", offer: i < offers}));

const shownJobs = (published: readonly PublishedScreenSlice[]): (string | null)[] =>
  published.filter(({dimension}) => dimension === "job").map(({member}) => member);

/** Every count a reader can take from one published slice. */
const counts = ({groups}: PublishedScreenSlice): number[] =>
  groups.flatMap(({screened, decided}) => [screened, decided ?? 0]).filter((count) => count > 0);

describe("publishableScreens", () => {
  it("shows no outcome that is the same for all of fewer than 20 candidates", () => {
    const all = [
      ...screens("Engineer", "J1", "borderline", 9, 0),
      ...screens("Engineer", "J2", "borderline", 12, 4),
      ...screens("Engineer", "J3", "borderline", 12, 5)
    ];
    const published = publishableScreens(slicesOf(all), 5);
    expect(shownJobs(published)).toEqual(["J3", "other"]);
    const other = published.find(({member}) => member === "other")!;
    expect(other.groups.find(({group}) => group === "borderline")).toMatchObject({
      screened: 21,
      decided: 21,
      offers: 4
    });
  });

  it("keeps the counts of a whole that is all alike, without saying what became of it", () => {
    const published = publishableScreens(slicesOf(screens("Engineer", "J1", "borderline", 12, 0)), 5);
    expect(published.map(({dimension}) => dimension)).toEqual(["all"]);
    expect(published[0]!.groups.find(({group}) => group === "borderline")).toMatchObject({
      screened: 12,
      decided: null,
      offers: null,
      hires: null
    });
  });

  it("does not let a role minus its requisitions tell of a small one", () => {
    const big = (role: string, job: string) => screens(role, job, "yes", 20, 8);
    const all = [
      ...big("Engineer", "J1"),
      ...big("Engineer", "J2"),
      ...screens("Engineer", "J3", "yes", 3, 1),
      ...big("Analyst", "J4"),
      ...big("Analyst", "J5"),
      ...screens("Analyst", "J6", "yes", 4, 2)
    ];
    const published = publishableScreens(slicesOf(all), 5);
    const of = (dimension: Dimension, members: readonly string[]): number =>
      published
        .filter((slice) => slice.dimension === dimension && members.includes(slice.member ?? ""))
        .reduce((sum, {groups}) => sum + groups.reduce((total, {screened}) => total + screened, 0), 0);
    expect(of("role", ["Engineer"])).toBe(43);
    expect(of("role", ["Engineer"]) - of("job", ["J1", "J2", "J3"])).toBeGreaterThanOrEqual(5);
    expect(of("role", ["Analyst"]) - of("job", ["J4", "J5", "J6"])).toBeGreaterThanOrEqual(5);
    expect(shownJobs(published)).toEqual(["J2", "J5", "other"]);
  });

  it("leaves no group of 1 to 4, in any slice or between a whole and its parts", () => {
    const one = fc.record({
      job: fc.constantFrom("A1", "A2", "A3", "B1", "B2"),
      group: fc.constantFrom(...order),
      decided: fc.boolean(),
      offer: fc.boolean()
    });
    fc.assert(
      fc.property(fc.array(one, {minLength: 1, maxLength: 120}), (drawn) => {
        const all = drawn.map((screen): Screen => ({
          ...screen,
          role: screen.job[0]!,
          decided: screen.decided && screen.group !== "no"
        }));
        const published = publishableScreens(slicesOf(all), 5);
        for (const slice of published) for (const count of counts(slice)) expect(count).toBeGreaterThanOrEqual(5);
        const few = published
          .flatMap(({groups}) => groups)
          .filter(({decided}) => decided !== null && decided > 0 && decided < 20);
        for (const {decided, offers} of few) expect([0, decided]).not.toContain(offers);
        const total = (slices: readonly PublishedScreenSlice[], name: (typeof numbers)[number]): number =>
          slices.reduce((sum, {groups}) => sum + groups.reduce((a, group) => a + (group[name] ?? 0), 0), 0);
        for (const role of ["A", "B"]) {
          const whole = published.filter(({dimension, member}) => dimension === "role" && member === role);
          const parts = published.filter(({dimension, member}) => dimension === "job" && member?.startsWith(role));
          if (whole.length === 0 || parts.length === 0) continue;
          const rest = total(whole, "screened") - total(parts, "screened");
          expect([1, 2, 3, 4]).not.toContain(rest);
        }
      }),
      {numRuns: repetitions(300, 3000, 3000)}
    );
  });
});

/** A slice whose groups have, each, so many screens, decided loops, offers, votes and clear loops. */
function slice(
  dimension: Dimension,
  member: string | null,
  counts: Partial<Record<ScreenGroup, readonly number[]>>
): ScreenSlice {
  const groups = Object.entries(counts).map(([group, numbers]) => {
    const [screened, decided, offers, voted, clear] = numbers as [number, number, number, number, number];
    return {...countsOf(group as ScreenGroup, []), screened, decided, offers, hires: offers, voted, clear};
  });
  return {dimension, member, groups};
}

describe("the groups of a published slice", () => {
  const enough = [30, 30, 10, 30, 12];
  const form = {strong_yes: enough, yes: enough, borderline: enough, no: [40, 20, 6, 20, 5]};
  const names = (published: readonly PublishedScreenSlice[]): string[][] =>
    published.map(({groups}) => groups.map(({group}) => group));

  it("are single votes where every member of the dimension has enough of each", () => {
    const published = publishableScreens([slice("role", "A", form), slice("role", "B", form)], 5);
    expect(names(published)).toEqual(Array(2).fill(["strong_yes", "yes", "borderline", "no"]));
    expect(published[0]!.groups.map(({voted}) => voted)).toEqual([30, 30, 30, 20]);
  });

  it("are merged above the bar, in all members alike, where one has too few of a vote there", () => {
    const few = {...form, strong_yes: [4, 4, 2, 4, 2]};
    const published = publishableScreens([slice("role", "A", form), slice("role", "B", few)], 5);
    expect(names(published)).toEqual(Array(2).fill(["clear", "borderline", "no"]));
    expect(published.map(({groups}) => groups[0])).toMatchObject([
      {screened: 60, decided: 60, offers: 20, voted: 60, clear: 24},
      {screened: 34, decided: 34, offers: 12, voted: 34, clear: 14}
    ]);
  });

  it("are merged below the bar where a vote there has too few, and only there", () => {
    const forms = [form, form].map((one, i) => ({...one, strong_no: i === 0 ? [3, 0, 0, 0, 0] : [9, 0, 0, 0, 0]}));
    const published = publishableScreens([slice("level", "L1", forms[0]!), slice("level", "L2", forms[1]!)], 5);
    expect(names(published)).toEqual(Array(2).fill(["strong_yes", "yes", "borderline", "below"]));
    expect(published.map(({slice: at}) => at)).toEqual([
      {role: null, level: "L1", period: null},
      {role: null, level: "L2", period: null}
    ]);
  });

  it("lose outcomes in all members where one has too few decided, and votes alone where one has too few votes", () => {
    const undecided = {...form, no: [40, 3, 1, 3, 1]};
    const published = publishableScreens([slice("period", "2026-Q1", form), slice("period", "2026-Q2", undecided)], 5);
    expect(published.map(({groups}) => groups.at(-1))).toMatchObject([
      {group: "below", screened: 40, decided: null, offers: null, voted: null},
      {group: "below", screened: 40, decided: null, offers: null, voted: null}
    ]);
    const voteless = {...form, borderline: [30, 30, 10, 4, 2]};
    const votes = publishableScreens([slice("role", "A", form), slice("role", "B", voteless)], 5);
    expect(votes.map(({groups}) => groups[2])).toMatchObject([
      {group: "borderline", screened: 30, decided: 30, offers: 10, voted: null, clear: null},
      {group: "borderline", screened: 30, decided: 30, offers: 10, voted: null, clear: null}
    ]);
    expect(votes.map(({groups}) => groups[1]!.voted)).toEqual([30, 30]);
  });

  it("are merged in requisitions alone where a role minus these would tell of a vote that few gave", () => {
    const job = (name: string, role: string, strong: number, borderline: number): ScreenSlice => ({
      ...slice("job", name, {
        strong_yes: [strong, strong, strong > 1 ? 1 : 0, strong, strong > 1 ? 1 : 0],
        yes: [30, 30, 9, 30, 9],
        borderline: [borderline, borderline, 1, borderline, 1],
        no: [30, 30, 3, 30, 3]
      }),
      within: {role}
    });
    const of = {
      A: [job("J1", "A", 9, 20), job("J2", "A", 8, 20), job("J3", "A", 2, 3), job("J4", "A", 1, 4)],
      B: [job("J5", "B", 9, 20), job("J6", "B", 6, 3), job("J7", "B", 7, 4)]
    };
    const roles = Object.entries(of).map(([role, jobs]): ScreenSlice => ({
      dimension: "role",
      member: role,
      groups: jobs[0]!.groups.map(({group}, g) =>
        mergeGroups(
          jobs.map(({groups}) => groups[g]!),
          group
        )
      )
    }));
    const published = publishableScreens([...roles, ...of.A, ...of.B], 5);
    expect(shownJobs(published)).toEqual(["J1", "J2", "J5", "other"]);
    expect(names(published)).toEqual([
      ...Array(2).fill(["strong_yes", "yes", "borderline", "no"]),
      ...Array(4).fill(["clear", "borderline", "no"])
    ]);
  });

  it("stand above the bar for what counts as yes where a form has no borderline", () => {
    const voted = (strong: number[]) => ({strong_yes: strong, yes: enough, no: enough, strong_no: enough});
    const published = publishableScreens(
      [slice("role", "A", voted(enough)), slice("role", "B", voted([4, 4, 2, 4, 2]))],
      5
    );
    expect(names(published)).toEqual(Array(2).fill(["clear", "no", "strong_no"]));
    const strict = publishableScreens([slice("role", "A", voted([4, 4, 2, 4, 2]))], 5, ["strong_yes"]);
    expect(names(strict)).toEqual([]);
  });

  it("stand in no place of the page's controls for a team or a requisition", () => {
    const published = publishableScreens([slice("team", "Red", form), slice("job", "J1", form)], 5);
    expect(published.map(({slice: at}) => at)).toEqual(Array(2).fill({role: null, level: null, period: null}));
  });

  it("of everything together are not shown where too few were screened in one", () => {
    expect(publishableScreens([slice("all", null, {...form, borderline: [4, 4, 2, 4, 2]})], 5)).toEqual([]);
  });

  it("pool small members, with the next smallest of all others where one would stand alone", () => {
    const times = (factor: number) =>
      Object.fromEntries(Object.entries(form).map(([group, counts]) => [group, counts.map((n) => factor * n)]));
    const tiny = {strong_yes: [2, 2, 1, 2, 1], yes: [2, 2, 1, 2, 1], borderline: [2, 2, 1, 2, 1], no: [2, 1, 0, 1, 0]};
    const slices = [slice("role", "A", times(3)), slice("role", "B", times(1)), slice("role", "C", times(2))];
    const published = publishableScreens([...slices, slice("role", "D", tiny)], 5);
    expect(published.map(({member}) => member)).toEqual(["A", "C", "other"]);
    expect(published.at(-1)!.groups[0]!.screened).toBe(32);
    const order = publishableScreens([slice("role", "D", tiny), ...slices], 5);
    expect(order.map(({member}) => member)).toEqual(["A", "C", "other"]);
  });
});

describe("the name under which votes are merged", () => {
  it("is that of their side of the borderline, and where there is none what counts as yes", () => {
    const merged = (groups: ScreenGroup[], yes = ["strong_yes", "yes"]) => [...mergedNames(groups, yes)].map(String);
    expect(merged(["strong_yes", "yes", "borderline", "no", "strong_no"])).toEqual([
      "strong_yes,clear",
      "yes,clear",
      "borderline,borderline",
      "no,below",
      "strong_no,below"
    ]);
    expect(merged(["strong_yes", "yes", "no"])).toEqual(["strong_yes,clear", "yes,clear", "no,below"]);
    expect(merged(["strong_yes", "yes", "no"], ["strong_yes"])).toEqual(["strong_yes,clear", "yes,below", "no,below"]);
    expect(merged(["clear", "below"], [])).toEqual(["clear,clear", "below,below"]);
  });
});

describe("trials of groups below the bar", () => {
  const trial = (group: ScreenGroup, sent: number, decided: number, offers: number) => ({group, sent, decided, offers});

  it("are shown one by one where each has enough sent, decided, and of both outcomes", () => {
    const trials = [trial("no", 9, 8, 2), trial("strong_no", 5, 5, 1)];
    expect(publishableTrials(trials, 5)).toEqual(trials);
  });

  it.each([
    ["too few were sent", trial("strong_no", 4, 4, 1)],
    ["too few were decided", trial("strong_no", 7, 4, 1)],
    ["all of few came to the same", trial("strong_no", 7, 7, 0)]
  ])("are added up where of one %s", (_, one) => {
    expect(publishableTrials([trial("no", 9, 8, 2), one], 5)).toEqual([
      trial("below", 9 + one.sent, 8 + one.decided, 2 + one.offers)
    ]);
  });

  it("are left out where all together are still too few, or all alike", () => {
    expect(publishableTrials([trial("no", 2, 2, 1), trial("strong_no", 2, 2, 1)], 5)).toEqual([]);
    expect(publishableTrials([trial("no", 9, 9, 0), trial("strong_no", 9, 9, 0)], 5)).toEqual([]);
  });
});
