import {flatGroup} from "d3-array";
import {sum} from "simple-statistics";
import {type Named, secretsOf} from "../../privacy/crossings/admitted.js";
import {candidatesOf, candidatesUpTo} from "../../privacy/slices.js";
import {manyPeople, isHomogeneous, tellsOfFew} from "../../privacy/suppression.js";
import {admittedAtAges, type Age, ageIn, ageOf, type Counted, ofAge} from "./by-age.js";
import {endingsOf, matureRows, monthOf, type Span, spansOf, type Step, type StepRow, tally} from "./steps.js";

type IsHidden = (dimension: CellDimension, member: string) => boolean;

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
 *
 * @param isHidden members of the loop that other pages hide: nothing here may tell of them either
 */
export function shownOf(
  steps: readonly Step[],
  minimum: number,
  isHidden: IsHidden = () => false
): ReadonlyMap<Step, Shown> {
  const stages = flatGroup(steps, ({step}) => step.split(">")[0]!);
  return new Map(
    stages.flatMap(([stage, together]) => shownOfStage(together, minimum, stage === "loop" ? isHidden : () => false))
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

function shownOfStage(together: readonly Step[], minimum: number, isHidden: IsHidden): [Step, Shown][] {
  const bookOf = (...by: CellDimension[]): Book => new Book(together, by, {minimum, isHidden});
  const books = (["role", "level", "source"] as const).map((by) => [by, bookOf(by)] as const);
  const times = bookOf("period", "month");
  const quarters = times.show("period");
  const spans = together.map((step, place) => times.showSpans(spansOf(step), place));
  const members = {
    ...Object.fromEntries(books.map(([by, book]) => [by, book.show(by)])),
    period: quarters,
    month: times.show("month")
  } as Shown["members"];
  return together.map((step, place) => [step, {members, spans: spans[place]!}]);
}

/** What is published of the candidates of one stage by some dimensions. */
class Book {
  private readonly parts: readonly Part[];
  /** Of what everyone is counted, and those old enough for each step. */
  private readonly ages: readonly Age[];
  private readonly secrets: (readonly Part[])[];
  private readonly known: Counted[];
  private readonly minimum: number;
  private readonly isHidden: IsHidden;

  constructor(
    private readonly together: readonly Step[],
    private readonly dimensions: readonly CellDimension[],
    {minimum, isHidden}: {minimum: number; isHidden: IsHidden}
  ) {
    this.minimum = minimum;
    this.isHidden = isHidden;
    this.parts = partsOf(together, dimensions);
    this.ages = [null, ...together.keys()];
    this.secrets = dimensions.flatMap((by) => {
      const groups = flatGroup(this.parts, (part) => placeIn(part, by));
      const hidden = groups.flatMap(([member, rows]) => (isHidden(by, member) ? [rows] : []));
      const own = secretsOf(
        groups.map(([member, rows]) => ({by: [by], values: [member], rows})),
        {mayTell: this.mayTellIn(agesOf(by, this.ages)), peopleOf: this.peopleIn, minimum}
      );
      return [...hidden, ...own];
    });
    this.known = this.ages.map((old) => ({named: {}, old}));
  }

  /** The members of a dimension that may be told beside what is, which then are. */
  show(by: CellDimension): ReadonlySet<string> {
    const members = [...new Set(this.parts.map((part) => placeIn(part, by)))].filter((one) => !this.isHidden(by, one));
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

  private admit(asked: readonly Named[], ages: readonly Age[]): boolean[] {
    if (!this.mayTellIn(this.ages)(this.parts)) return asked.map(() => false);
    const mayTell = this.mayTellIn(ages);
    const {told, counted} = admittedAtAges(asked, {
      rows: this.parts,
      placeOf: placeIn,
      peopleIn: sizeOf,
      secrets: this.secrets,
      ages,
      known: this.known,
      toldAt: (age) => {
        const rows = ofAge(this.parts, age);
        return {mayTell, areMany: (some) => !this.areWholeMembers(some, rows)};
      }
    });
    this.known.push(...counted);
    return told;
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
  private mayTellIn(ages: readonly Age[]) {
    return (some: readonly Part[]): boolean =>
      this.together.every((step, place) => {
        const isTold = ages.includes(place);
        const counted = ofAge(some, isTold ? place : null);
        if (areMany(counted, this.minimum)) return true;
        const rows = some.flatMap((part) => part.rows[place]!);
        return isTold ? mayBeTold(step, rows, this.minimum) : mayBeCounted(rows, this.minimum);
      });
  }
}

/** So many that neither their number nor an outcome of all of them is a secret; found without counting all. */
function areMany(some: readonly Part[], minimum: number): boolean {
  const found = new Set<string>();
  for (const {rows} of some)
    for (const {candidate_id} of rows[0]!) {
      found.add(candidate_id);
      if (found.size >= manyPeople(minimum)) return true;
    }
  return false;
}

/** Of a month no page counts those old enough. */
function agesOf(by: CellDimension, all: readonly Age[]): readonly Age[] {
  return by === "month" ? [null] : all;
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
    const ages = rows.map((row, step) => [ageOf(step), ageIn(mature[step]!.has(row))]);
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
  return mayBeCounted(rows, minimum) && !tellsOfFew(candidatesUpTo(mature, minimum), minimum) && !isHomogeneous(k, n);
}

/** Enough candidates, and not all or none of a few gone on; while some are open, that is not known yet. */
function mayBeCounted(rows: readonly StepRow[], minimum: number): boolean {
  const {converted, open} = endingsOf(rows);
  return !tellsOfFew(candidatesUpTo(rows, minimum), minimum) && (open > 0 || !isHomogeneous(converted, rows.length));
}
