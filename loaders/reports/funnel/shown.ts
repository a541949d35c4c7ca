import {flatGroup} from "d3-array";
import {sum} from "simple-statistics";
import {admitted, type Named, type Population, secretsOf} from "../../privacy/crossings/admitted.js";
import {candidatesOf} from "../../privacy/slices.js";
import {isHomogeneous, tellsOfFew} from "../../privacy/suppression.js";
import {endingsOf, matureRows, monthOf, type Span, spansOf, type Step, type StepRow, tally} from "./steps.js";

type IsHidden = (dimension: "role" | "level" | "period", member: string) => boolean;

export type CellDimension = "role" | "level" | "source" | "period" | "month";

/** Which members of each dimension the page may tell of, and the two spans that it may compare. */
export interface Shown {
  members: Readonly<Record<CellDimension, ReadonlySet<string>>>;
  spans: [Span, Span] | null;
}

/**
 * What may be shown of each step: members that give no other away, the larger first. Of each the page counts those who
 * entered and those of them old enough for the step, and so it does of all together. Steps that begin at one stage
 * count the same candidates, and show the same members.
 */
export function shownOf(steps: readonly Step[], minimum: number): ReadonlyMap<Step, Shown> {
  const stages = flatGroup(steps, ({step}) => step.split(">")[0]!);
  return new Map(stages.flatMap(([, together]) => shownOfStage(together, minimum)));
}

/** The same without members of the loop that other pages hide. */
export function withoutHidden(shown: ReadonlyMap<Step, Shown>, isHidden: IsHidden): ReadonlyMap<Step, Shown> {
  const told = (members: ReadonlySet<string>, by: "role" | "level" | "period"): Set<string> =>
    new Set([...members].filter((member) => !isHidden(by, member)));
  return new Map(
    [...shown].map(([step, {members, spans}]) => {
      if (!step.step.startsWith("loop>")) return [step, {members, spans}];
      const [role, level, period] = (["role", "level", "period"] as const).map((by) => told(members[by], by));
      return [step, {members: {...members, role: role!, level: level!, period: period!}, spans}];
    })
  );
}

/** Candidates who are alike in all that is counted: by how old they are for each step, and by the dimensions in hand. */
interface Part {
  /** Their member of each dimension; null where none is recorded. */
  places: Record<string, string | null>;
  /** Their rows, those of one step after those of another. */
  rows: StepRow[][];
}

/** The place of those without a member, in whatever is counted by members. */
export const notRecorded = "not recorded";
const ageOf = (step: number): string => `old ${step}`;
const old = "yes";

function shownOfStage(together: readonly Step[], minimum: number): [Step, Shown][] {
  const books = (["role", "level", "source"] as const).map((by) => [by, new Book(together, [by], minimum)] as const);
  const times = new Book(together, ["period", "month"], minimum);
  const quarters = times.show("period");
  const spans = together.map((step, place) => times.showSpans(spansOf(step), place));
  const members = {
    ...Object.fromEntries(books.map(([by, book]) => [by, book.show(by)])),
    period: quarters,
    month: times.show("month")
  } as Shown["members"];
  return together.map((step, place) => [step, {members, spans: spans[place]!}]);
}

/** A published count: of everyone so named, or of those old enough for the step of this index. */
interface Counted {
  named: Named;
  old: number | null;
}

/** What is published of the candidates of one stage by some dimensions. */
class Book {
  private readonly parts: readonly Part[];
  /** Of what everyone is counted, and those old enough for each step. */
  private readonly ages: readonly (number | null)[];
  private readonly secrets: (readonly Part[])[];
  private readonly known: Counted[];

  constructor(
    private readonly together: readonly Step[],
    private readonly dimensions: readonly CellDimension[],
    private readonly minimum: number
  ) {
    this.parts = partsOf(together, dimensions);
    this.ages = [null, ...together.keys()];
    const groups = dimensions.flatMap((by) =>
      flatGroup(this.parts, (part) => placeIn(part, by)).map(([value, rows]) => ({by: [by], values: [value], rows}))
    );
    this.secrets = dimensions.flatMap((by) =>
      secretsOf(
        groups.filter((one) => one.by[0] === by),
        {mayTell: this.mayTellIn(agesOf(by, this.ages)), peopleOf: this.peopleIn, minimum}
      )
    );
    this.known = this.ages.map((old) => ({named: {}, old}));
  }

  /** The members of a dimension that may be told beside what is, which then are. */
  show(by: CellDimension): ReadonlySet<string> {
    const members = [...new Set(this.parts.map((part) => placeIn(part, by)))];
    const told = this.admit(
      members.map((member) => ({[by]: member})),
      agesOf(by, this.ages)
    );
    return new Set(
      this.withoutAlike(
        by,
        members.filter((_, place) => told[place])
      )
    );
  }

  /** The first pair of spans of a step that may be told beside what is, which then are. */
  showSpans(pairs: readonly [Span, Span][], step: number): [Span, Span] | null {
    for (const pair of pairs) {
      for (const {places} of this.parts)
        places[`span ${step}`] = String(pair.findIndex(({months}) => months.includes(places.month!)));
      const known = this.known.length;
      const told = this.admit(
        ["0", "1"].map((span) => ({[`span ${step}`]: span})),
        [null]
      );
      if (told.every((is) => is)) return pair;
      this.known.length = known;
    }
    return null;
  }

  /**
   * Which groups may be told, in all these ages or not at all: first whether wholes minus their parts leave few, of
   * everyone and of those of each age; then what all counts tell together.
   */
  private admit(asked: readonly Named[], ages: readonly (number | null)[]): boolean[] {
    const {known, secrets} = this;
    const mayTell = this.mayTellIn(ages);
    if (!this.mayTellIn(this.ages)(this.parts)) return asked.map(() => false);
    const populations = this.ages.map((age): Population<Part> => {
      const rows = age === null ? this.parts : this.parts.filter(({places}) => places[ageOf(age)] === old);
      const areMany = (some: readonly Part[]): boolean => !this.areWholeMembers(some, rows);
      const here = known.filter((one) => one.old === age).map(({named}) => named);
      return {rows, placeOf: placeIn, peopleIn: sizeOf, known: here, secrets: [], mayTell, areMany};
    });
    const apart = admitted(
      asked,
      populations.filter((_, place) => ages.includes(this.ages[place]!))
    );
    const left = asked.flatMap((named, cell) => (apart[cell] ? ages.map((age) => ({named, old: age, cell})) : []));
    const jointly = admitted(left.map(withAge), [
      {rows: this.parts, placeOf: placeIn, peopleIn: sizeOf, known: known.map(withAge), secrets, mayTell: () => true}
    ]);
    known.push(...left.filter((_, place) => jointly[place]).map(({named, old: age}) => ({named, old: age})));
    const refused = new Set(left.filter((_, place) => !jointly[place]).map(({cell}) => cell));
    return apart.map((is, cell) => is && !refused.has(cell));
  }

  /** What is left of a whole is a group with a name where it is members; those of a month who are old enough are none. */
  private areWholeMembers(some: readonly Part[], all: readonly Part[]): boolean {
    return this.dimensions.some((by) => {
      const members = new Set(some.map((part) => placeIn(part, by)));
      return all.filter((part) => members.has(placeIn(part, by))).length === some.length;
    });
  }

  /**
   * Without the smallest member where all that are hidden beside those shown are of one candidate, or all of as many as
   * are hidden at most: their sum would say so.
   */
  private withoutAlike(by: CellDimension, shown: readonly string[]): string[] {
    const wholes = flatGroup(this.parts, (part) => (by === "month" ? placeIn(part, "period") : "all"));
    return wholes.flatMap(([, parts]) => {
      const sizes = flatGroup(parts, (part) => placeIn(part, by)).map(
        ([member, some]) => [member, this.peopleIn(some)] as const
      );
      const hidden = sizes.filter(([member]) => !shown.includes(member)).map(([, people]) => people);
      const most = hidden.length * (this.minimum - 1);
      const isAlike =
        hidden.length > 0 && [hidden.length, most].includes(sum(hidden)) && Math.max(...hidden) < this.minimum;
      const left = sizes.filter(([member]) => shown.includes(member)).sort(([, a], [, b]) => b - a);
      return (isAlike ? left.slice(0, -1) : left).map(([member]) => member);
    });
  }

  private readonly peopleIn = (some: readonly Part[]): number => candidatesOf(some.flatMap(({rows}) => rows[0]!));

  /** May these be told, where this is told of them: everyone, and those old enough for a step? */
  private mayTellIn(ages: readonly (number | null)[]) {
    return (some: readonly Part[]): boolean =>
      this.together.every((step, place) => {
        const rows = some.flatMap((part) => part.rows[place]!);
        return ages.includes(place) ? mayBeTold(step, rows, this.minimum) : mayBeCounted(rows, this.minimum);
      });
  }
}

/** Of a month no page counts those old enough. */
function agesOf(by: CellDimension, all: readonly (number | null)[]): readonly (number | null)[] {
  return by === "month" ? [null] : all;
}

function withAge({named, old: age}: Counted): Named {
  return age === null ? named : {...named, [ageOf(age)]: old};
}

function sizeOf({rows}: Part): number {
  return rows[0]!.length;
}

function placeIn({places}: Part, dimension: string): string {
  return places[dimension] ?? notRecorded;
}

/** The query sorts the rows of every step alike, and steps of one stage have the same applications. */
function partsOf(together: readonly Step[], dimensions: readonly CellDimension[]): Part[] {
  const mature = together.map((step) => new Set(matureRows(step)));
  const candidates = together[0]!.rows.map((first, index) => {
    const rows = together.map((step) => step.rows[index]!);
    const ages = rows.map((row, step) => [ageOf(step), mature[step]!.has(row) ? old : "no"]);
    const members = dimensions.map((by) => [by, by === "month" ? monthOf(first.started_day) : first[by]]);
    return {places: Object.fromEntries([...ages, ...members]) as Part["places"], rows};
  });
  return flatGroup(candidates, ({places}) => JSON.stringify(places)).map(([, some]) => ({
    places: {...some[0]!.places},
    rows: together.map((_, step) => some.map(({rows}) => rows[step]!))
  }));
}

/** Enough candidates, also of those old enough to compare, and not the same outcome of all of a few. */
export function mayBeTold(step: Step, rows: StepRow[], minimum: number): boolean {
  const mature = matureRows({...step, rows});
  const {n, k} = tally(mature, step);
  return mayBeCounted(rows, minimum) && !tellsOfFew(candidatesOf(mature), minimum) && !isHomogeneous(k, n);
}

/** Enough candidates, and not all or none of a few gone on; while some are open, that is not known yet. */
function mayBeCounted(rows: readonly StepRow[], minimum: number): boolean {
  const {converted, open} = endingsOf(rows);
  return !tellsOfFew(candidatesOf(rows), minimum) && (open > 0 || !isHomogeneous(converted, rows.length));
}
