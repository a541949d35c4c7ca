import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  type Dimension,
  type GroupCounts,
  publishableScreens,
  type ScreenGroup,
  type ScreenSlice
} from "../../loaders/privacy/screens.js";
import type {PublishedScreenSlice} from "../../src/contracts/screen.js";

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
      {numRuns: process.env.PLUMBLINE_FULL === "1" ? 3000 : 300}
    );
  });
});
