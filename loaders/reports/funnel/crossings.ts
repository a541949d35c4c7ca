import {flatGroup} from "d3-array";
import type {Funnel} from "../../../src/contracts/funnel.js";
import {type Nameable, type Named, secretsOf} from "../../privacy/crossings/admitted.js";
import {candidatesOf, everything, type Slice} from "../../privacy/slices.js";
import {manyPeople} from "../../privacy/suppression.js";
import {type FunnelCell, wholeStep} from "./cells.js";
import {admittedAtAges, ageIn, ageOf, type Counted, isOfAge, ofAge} from "./by-age.js";
import {mayBeTold, notRecorded, type Shown} from "./shown.js";
import {matureRows, monthOf, type Step, type StepRow} from "./steps.js";

/** Candidates of one step in two of role, level and quarter at once. */
export interface CrossedCell {
  slice: Slice;
  step: Step;
  rows: StepRow[];
  hidden: boolean;
}

/** What else the page counts of a step. */
export type Beside = Pick<Funnel, "bridges" | "curves" | "curveStep"> & Pick<Funnel, "afterLoop">;

/** May cells of two dimensions at a stage be told beside what other pages count of nearly the same candidates? */
export type Elsewhere = (stage: string, slice: Slice) => boolean;

/** One application at a stage, with its row of every step that begins there. */
interface Entrant {
  candidate_id: string;
  rows: StepRow[];
  places: Record<string, string>;
}

const pairs = [
  ["role", "level"],
  ["role", "period"],
  ["level", "period"]
] as const;
const singles = ["role", "level", "source", "period", "month"] as const;
/** Above this many applications at a stage it takes minutes to work out what follows from all counts. */
const mostInTime = 5000;

/**
 * Every cell of two dimensions, of which those are shown that give nothing away beside the page's other counts. Steps
 * that begin at one stage count the same people, and are shown or hidden together. None where a stage has too many
 * applications to work that out: the page then takes one choice at a time.
 */
export function crossedCells(
  steps: readonly Step[],
  cells: readonly FunnelCell[],
  beside: Beside,
  {minimum, elsewhere, shown: single}: {minimum: number; elsewhere: Elsewhere; shown: ReadonlyMap<Step, Shown>}
): CrossedCell[] {
  if (steps.some(({rows}) => rows.length > mostInTime)) return [];
  const byStage = flatGroup(steps, ({step}) => step.split(">")[0]!);
  return byStage.flatMap(([stage, together]) => {
    const entrants = entrantsOf(together, beside, single);
    const asked = cellsOf(entrants);
    const isOpen = (slice: Slice): boolean =>
      elsewhere(stage, slice) &&
      together.every((step) =>
        Object.entries(slice).every(
          ([name, member]) =>
            member === null ||
            cells.some(
              (cell) => cell.step === step && cell.dimension === name && cell.member === member && !cell.hidden
            )
        )
      );
    const candidates = asked.filter(({slice}) => isOpen(slice));
    const known = knownOf(together, cells, beside, entrants, minimum);
    const isTold = together.every((step) => !wholeStep(step, minimum).hidden);
    const shown = isTold
      ? toldOf(
          candidates.map(({named}) => named),
          {entrants, together, known, minimum}
        )
      : candidates.map(() => false);
    const told = new Set(candidates.filter((_, cell) => shown[cell]));
    return asked.flatMap((cell) =>
      together.map((step, place): CrossedCell => ({
        slice: cell.slice,
        step,
        rows: cell.entrants.map(({rows}) => rows[place]!),
        hidden: !told.has(cell)
      }))
    );
  });
}

/** Which cells may be told of everyone in them, and of those old enough for each step. */
function toldOf(
  cells: readonly Named[],
  {
    entrants,
    together,
    known,
    minimum
  }: {entrants: readonly Entrant[]; together: readonly Step[]; known: readonly Counted[]; minimum: number}
): boolean[] {
  const mayTellStep = (some: readonly Entrant[], place: number): boolean =>
    areMany(some, place, minimum) ||
    mayBeTold(
      together[place]!,
      some.map(({rows}) => rows[place]!),
      minimum
    );
  const mayTell = (some: readonly Entrant[]): boolean => together.every((_, place) => mayTellStep(some, place));
  const ages = [null, ...together.keys()];
  const {told} = admittedAtAges(cells, {
    rows: entrants,
    placeOf: ({places}, dimension) => places[dimension]!,
    secrets: ages.flatMap((age) =>
      secretsOf(nameable(ofAge(entrants, age)), {mayTell, peopleOf: candidatesOf, minimum})
    ),
    ages,
    known,
    toldAt: (age) =>
      age === null
        ? {mayTell, areMany: (some) => together.every((_, place) => areMany(some, place, minimum))}
        : {mayTell: (some) => mayTellStep(some, age), areMany: (some) => areMany(some, age, minimum)}
  });
  return told;
}

/** So many old enough that neither their number nor an outcome of all of them is a secret; found without counting all. */
function areMany(some: readonly Entrant[], place: number, minimum: number): boolean {
  const found = new Set<string>();
  for (const one of some) {
    if (isOfAge(one, place)) found.add(one.candidate_id);
    if (found.size >= manyPeople(minimum)) return true;
  }
  return false;
}

/** The query sorts the rows of every step alike, and steps of one stage have the same applications. */
function entrantsOf(together: readonly Step[], {bridges}: Beside, shown: ReadonlyMap<Step, Shown>): Entrant[] {
  const old = together.map((step) => new Set(matureRows(step)));
  const spans = together.map((step) => shown.get(step)!.spans?.map(({rows}) => new Set(rows)));
  const bridgeOf = together.map(({step}) => bridges.find((bridge) => bridge.step === step));
  return together[0]!.rows.map((first, index): Entrant => {
    const rows = together.map((step) => step.rows[index]!);
    const places: Record<string, string> = {
      role: first.role ?? notRecorded,
      level: first.level ?? notRecorded,
      source: first.source ?? notRecorded,
      period: first.period,
      month: monthOf(first.started_day)
    };
    rows.forEach((row, place) => {
      const bridge = bridgeOf[place];
      const stratum = bridge ? places[bridge.by]! : "";
      places[ageOf(place)] = ageIn(old[place]!.has(row));
      places[`span ${place}`] = bridge
        ? (["before", "after"].find((_, span) => spans[place]?.[span]?.has(row)) ?? "neither")
        : "neither";
      places[`stratum ${place}`] = bridge?.strata.some(({member}) => member === stratum) ? stratum : "other";
      places[`answered ${place}`] = row.ending === "open" ? "no" : "yes";
    });
    return {candidate_id: first.candidate_id, rows, places};
  });
}

/** Every count of these candidates that the page shows without crossing. */
function knownOf(
  together: readonly Step[],
  cells: readonly FunnelCell[],
  {bridges, curves, curveStep, afterLoop}: Beside,
  entrants: readonly Entrant[],
  minimum: number
): Counted[] {
  return together.flatMap((step, place) => {
    const both = (named: Named): Counted[] => [
      {named, old: null},
      {named, old: place}
    ];
    const shown = cells.filter((cell) => cell.step === step && !cell.hidden && cell.member !== null);
    const isCurve = (by: string, member: string): boolean =>
      step.step === curveStep && curves.some((curve) => curve.by === by && curve.member === member);
    const single = shown.flatMap(({dimension, member, rows}): Counted[] => {
      const named = {[dimension]: member!};
      if (dimension === "month")
        return matureRows({...step, rows}).length === rows.length ? both(named) : [{named, old: null}];
      if (dimension === "source" && !isCurve("source", member!)) return [{named, old: place}];
      return both(named);
    });
    const bridge = bridges.find((one) => one.step === step.step);
    const strata = bridge
      ? (["before", "after"] as const).flatMap((span) => [
          ...both({[`span ${place}`]: span}),
          ...bridge.strata.flatMap(({member}) => both({[`span ${place}`]: span, [`stratum ${place}`]: member}))
        ])
      : [];
    const hasAnswers = step.step === "offer>hired" && afterLoop.acceptance !== null;
    const answered: Counted[] = hasAnswers ? [{named: {[`answered ${place}`]: "yes"}, old: null}] : [];
    const whole = wholeStep(step, minimum).hidden || entrants.length === 0 ? [] : both({});
    return [...whole, ...single, ...strata, ...answered];
  });
}

/** Members of two dimensions that are recorded, with whoever has both. */
function cellsOf(entrants: readonly Entrant[]): {slice: Slice; named: Named; entrants: Entrant[]}[] {
  return pairs.flatMap(([one, other]) => {
    const recorded = entrants.filter(({rows: [row]}) => row![one] !== null && row![other] !== null);
    return flatGroup(
      recorded,
      ({rows: [row]}) => row![one]!,
      ({rows: [row]}) => row![other]!
    )
      .sort(([a, b], [c, d]) => (a === c ? (b < d ? -1 : 1) : a < c ? -1 : 1))
      .map(([a, b, mine]) => {
        const named = {[one]: a, [other]: b};
        return {slice: {...everything, ...named}, named, entrants: mine};
      });
  });
}

/** Every group that a reader can name by one value or by two that the page offers together. */
function nameable(entrants: readonly Entrant[]): Nameable<Entrant>[] {
  const names: readonly (readonly string[])[] = [...singles.map((name) => [name]), ...pairs];
  return names.flatMap((by) => {
    const valuesOf = ({places}: Entrant): string[] => by.map((name) => places[name]!);
    return flatGroup(entrants, (one) => JSON.stringify(valuesOf(one))).map(([, rows]) => ({
      by,
      values: valuesOf(rows[0]!),
      rows
    }));
  });
}
