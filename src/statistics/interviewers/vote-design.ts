import {ascending, group} from "d3-array";
import {mean, sampleStandardDeviation} from "simple-statistics";
import {fUpperTail, studentTUpperTail} from "../distributions/index.js";
import {invertSymmetric, timesVector} from "../linear-algebra.js";
import {designOf, type Level} from "../mixed-model/design.js";

/** A vote with its place among the votes on its candidate. */
export interface PlacedVote {
  candidate: string;
  interviewer: string;
  area?: string | null;
  points: number;
  /** Is the vote on the yes side of the scale? */
  yes: boolean;
  /** When the interview was held, any unit; null when unknown. Equal times leave the order open. */
  heldAt: number | null;
}

/** Candidates are compared within these, e.g. {role: "engineer", level: null}. */
export type Strata = Readonly<Record<string, string | null>>;

/** How loops come to their votes: what decides how interviewers can be compared. */
export interface VoteDesign {
  /** Share of votes whose order among the candidate's votes is known. */
  ordered: number;
  ending: LoopEnding | null;
  assignment: Assignment | null;
}

/** How often another vote follows, within positions and strata; the shares stand at the same positions. */
export interface LoopEnding {
  afterYes: number;
  afterNo: number;
  /** Votes compared of the rarer side, yes or no. */
  compared: number;
  /** Loops end on votes: another vote follows more than `mostDifference` more often after a yes than after a no. */
  onVotes: boolean;
}

/** Do some interviewers meet candidates of whom others thought better or worse before? */
export interface Assignment {
  /** Of the F test that the mean of the votes before one's own differs between interviewers. */
  p: number;
  unusual: boolean;
  /** Interviewer → what can be said of those whom they met. */
  met: ReadonlyMap<string, Met>;
}

export interface Met {
  /** Votes cast after votes of others. */
  after: number;
  /** Two-sided, that the candidates this interviewer met had other votes before than those of the rest. */
  p: number;
}

/** Difference of shares from which loops are taken to end on votes. */
const mostDifference = 0.05;
/** From this p-value down assignment counts as unusual. */
export const unusualBelow = 0.01;
/** With the order of fewer votes known nothing is said of it. */
const leastOrdered = 0.5;

/**
 * What kind of design the votes come from, told from the votes alone.
 *
 * *Loops end on votes* when, within a position of the loop and stratum, another vote follows more often after a yes than
 * after a no: the difference of shares, pooled over cells with Mantel–Haenszel weights (Greenland & Robins 1985,
 * Biometrics 41:55). *Assignment is unusual* when the mean of the votes before one's own, taken in units of its spread
 * at its position and freed of position, area and standing by least squares, differs between interviewers (F test). That
 * test says nothing of whoever always comes first.
 *
 * Smallest n: none; what cannot be told is null. The order is not used where it is known of fewer than half of the votes.
 *
 * @param votes one row per vote
 * @param strata of each vote, in the same order: by what loops are planned; cells of places and these must stay large
 * @param standing all that is known of each candidate before, the strata among it
 */
export function voteDesign(
  votes: readonly PlacedVote[],
  strata: readonly Strata[],
  standing: readonly Strata[] = strata
): VoteDesign {
  const places = placesOf(votes);
  const placed = places.flatMap((place, row) => (place === null ? [] : [{...place, row}]));
  const ordered = votes.length === 0 ? 0 : placed.length / votes.length;
  if (ordered < leastOrdered) return {ordered, ending: null, assignment: null};
  return {ordered, ending: endingOf(votes, strata, placed), assignment: assignmentOf(votes, standing, placed)};
}

/** A vote's place: the votes on the same candidate before it, and whether one follows. */
interface Place {
  position: number;
  follows: boolean;
  /** Mean of the earlier votes of others; null for the first. */
  before: number | null;
}

/** The place of every vote; null in loops whose order is not known throughout. */
function placesOf(votes: readonly PlacedVote[]): (Place | null)[] {
  const places: (Place | null)[] = votes.map(() => null);
  for (const rows of group(votes.keys(), (row) => votes[row]!.candidate).values()) {
    const times = new Set(rows.map((row) => votes[row]!.heldAt));
    if (rows.length > 1 && (times.has(null) || times.size < rows.length)) continue;
    rows.sort((a, b) => ascending(votes[a]!.heldAt ?? 0, votes[b]!.heldAt ?? 0));
    rows.forEach((row, position) => {
      const others = rows
        .slice(0, position)
        .filter((earlier) => votes[earlier]!.interviewer !== votes[row]!.interviewer);
      places[row] = {
        position,
        follows: position + 1 < rows.length,
        before: others.length === 0 ? null : mean(others.map((earlier) => votes[earlier]!.points))
      };
    });
  }
  return places;
}

type Placed = Place & {row: number};

function endingOf(
  votes: readonly PlacedVote[],
  strata: readonly Strata[],
  placed: readonly Placed[]
): LoopEnding | null {
  const cells = group(placed, ({row, position}) => JSON.stringify([position, strata[row]]));
  let [weights, yes, no, yeses, noes] = [0, 0, 0, 0, 0];
  for (const cell of cells.values()) {
    const [afterYes, afterNo] = [true, false].map((side) => cell.filter(({row}) => votes[row]!.yes === side));
    const weight = (afterYes!.length * afterNo!.length) / cell.length;
    if (weight === 0) continue;
    weights += weight;
    yeses += afterYes!.length;
    noes += afterNo!.length;
    yes += weight * shareFollowed(afterYes!);
    no += weight * shareFollowed(afterNo!);
  }
  if (weights === 0) return null;
  const [afterYes, afterNo] = [yes / weights, no / weights];
  return {afterYes, afterNo, compared: Math.min(yeses, noes), onVotes: afterYes - afterNo > mostDifference};
}

function shareFollowed(places: readonly Placed[]): number {
  return places.filter(({follows}) => follows).length / places.length;
}

function assignmentOf(
  votes: readonly PlacedVote[],
  standing: readonly Strata[],
  placed: readonly Placed[]
): Assignment | null {
  const spread = new Map(
    [...group(placed, ({position}) => position)].map(([position, some]) => [position, spreadOf(some)])
  );
  const later = placed.filter(({before, position}) => before !== null && spread.get(position)! > 0);
  if (later.length === 0) return null;
  const factorOf = (of: (row: number) => string | null | undefined): Level[] => later.map(({row}) => of(row) ?? "");
  const names = [...new Set(later.flatMap(({row}) => Object.keys(standing[row]!)))].sort();
  const fixed: Record<string, Level[]> = {
    " position": later.map(({position}) => position),
    " area": factorOf((row) => votes[row]!.area),
    ...Object.fromEntries(names.map((name) => [name, factorOf((row) => standing[row]![name])]))
  };
  const who = factorOf((row) => votes[row]!.interviewer);
  const y = later.map(({before, position}) => before! / spread.get(position)!);
  const usual = leastSquares(y, fixed);
  const full = usual && leastSquares(y, {...fixed, "~ interviewer": who});
  if (!full || full.columns === usual.columns || y.length <= full.columns || !(full.squares > 0)) return null;
  const variance = full.squares / (y.length - full.columns);
  const between = (usual.squares - full.squares) / (full.columns - usual.columns);
  const p = fUpperTail(between / variance, full.columns - usual.columns, y.length - full.columns);
  const met = new Map(
    [...group(who.keys(), (row) => String(who[row]))].map(([interviewer, rows]) => {
      const t = rows.reduce((sum, row) => sum + usual.residuals[row]!, 0) / Math.sqrt(rows.length * variance);
      return [interviewer, {after: rows.length, p: 2 * studentTUpperTail(Math.abs(t), y.length - full.columns)}];
    })
  );
  return {p, unusual: p < unusualBelow, met};
}

/** Standard deviation of the means before, over the votes of one position. */
function spreadOf(places: readonly Placed[]): number {
  const values = places.flatMap(({before}) => (before === null ? [] : [before]));
  if (values.length < 2) return 0;
  return sampleStandardDeviation(values);
}

/** Least squares on treatment-coded factors; null when the normal equations cannot be solved. */
function leastSquares(y: number[], fixed: Record<string, Level[]>) {
  const {fixedColumns, p} = designOf({y, random: {}, fixed});
  const gram = new Float64Array(p * p);
  const right = new Float64Array(p);
  const columnsOf = (row: number): number[] => [0, ...fixedColumns.flatMap((of) => (of[row]! < 0 ? [] : [of[row]!]))];
  y.forEach((value, row) => {
    for (const a of columnsOf(row)) {
      right[a]! += value;
      for (const b of columnsOf(row)) gram[a * p + b]!++;
    }
  });
  const inverse = invertSymmetric(gram, p);
  if (inverse === null) return null;
  const solution = timesVector(inverse, right);
  const residuals = y.map((value, row) => value - columnsOf(row).reduce((sum, column) => sum + solution[column]!, 0));
  return {residuals, squares: residuals.reduce((sum, value) => sum + value * value, 0), columns: p};
}
