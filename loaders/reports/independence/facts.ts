import type {Independence, ShareOf} from "../../../src/contracts/independence.js";
import {wilson} from "../../../src/statistics/intervals/shares.js";
import {debriefMovement, type DebriefMovement} from "../../../src/statistics/interviewers/debrief-movement.js";
import {herding, type Herding} from "../../../src/statistics/interviewers/herding.js";
import {type Overrides, threshold} from "../../config/thresholds.js";
import {behind} from "../../privacy/behind.js";
import {candidatesOf} from "../../privacy/slices.js";
import {boundOf, hiddenCells, isHomogeneous, suppressed} from "../../privacy/suppression.js";
import {published} from "../finding.js";
import {readSql, type ReportContext} from "../report.js";
import {byLoop} from "../shared/loop-votes.js";

const sqlOf = (name: string): string => readSql(new URL(`./${name}.sql`, import.meta.url));
export const independenceVotesSql = sqlOf("votes");
export const splitsSql = sqlOf("splits");
export const auditSql = sqlOf("audit");
/** Plain shares for who wants to check; the report itself takes the contrast within strata. */
export const visibleSql = sqlOf("visible");

export interface TimedLoopVote {
  scorecard_id: string;
  application_id: string;
  candidate_id: string;
  interviewer_id: string;
  initial_vote: string;
  initial_is_yes: boolean;
  is_yes: boolean;
  initial_known: boolean;
  /** Interviews of one person that this vote stands for. */
  interviews: number;
  held_ms: number | null;
  submitted_ms: number | null;
  held_on: string | null;
  others_in: number | null;
  decider: boolean;
}

export interface Audit {
  /** Candidates, where the others count loops. */
  loops_people: number;
  strong_no_people: number;
  other_people: number;
  majority_yes_people: number;
  majority_no_people: number;
  tied_people: number;
  strong_no_loops: number;
  strong_no_offers: number;
  other_loops: number;
  other_offers: number;
  majority_yes: number;
  refused_against_majority: number;
  majority_no: number;
  offered_against_majority: number;
}

/** Votes of loops in which two or more interviewers voted: one vote alone can follow nobody. */
export async function timedVotes({warehouse}: ReportContext): Promise<TimedLoopVote[]> {
  return await warehouse.rows<TimedLoopVote>(independenceVotesSql);
}

export function herdingOf(votes: readonly TimedLoopVote[], config: Overrides): Herding {
  const timed = votes.flatMap(({application_id, interviewer_id, initial_is_yes, held_ms, submitted_ms}) =>
    held_ms === null || submitted_ms === null
      ? []
      : [
          {
            loop: application_id,
            interviewer: interviewer_id,
            yes: initial_is_yes,
            heldAt: held_ms,
            submittedAt: submitted_ms
          }
        ]
  );
  return herding(timed, {floor: threshold(config, "interviewer.independence", "excess")});
}

/** Above this share of known initial votes the export states them; below, they come from edits between snapshots. */
const stated = 0.5;

/** The votes whose movement can be seen: those with a known initial vote, or all where snapshots reveal edits. */
export function movableVotes(votes: readonly TimedLoopVote[]): TimedLoopVote[] {
  // Whoever held two interviews may have voted differently on each, with no debrief between them.
  const single = votes.filter(({interviews}) => interviews === 1);
  const known = single.filter(({initial_known}) => initial_known);
  if (known.length === 0) return [];
  return known.length > stated * single.length ? known : single;
}

export function movementOf(votes: readonly TimedLoopVote[]): DebriefMovement {
  return debriefMovement(
    votes.map(({application_id, initial_is_yes, is_yes, decider}) => ({
      loop: application_id,
      initial: Number(initial_is_yes),
      final: Number(is_yes),
      decider
    })),
    {bar: 1}
  );
}

/** The votes of loops in which some voted yes and some no, and not as many: a majority and a minority. */
export function splitVotes(votes: readonly TimedLoopVote[]): TimedLoopVote[] {
  return [...byLoop(votes).values()]
    .filter((loop) => {
      const yes = loop.filter(({initial_is_yes}) => initial_is_yes).length;
      return yes > 0 && yes < loop.length && 2 * yes !== loop.length;
    })
    .flat();
}

/** Of split loops, the votes on the side that fewer took. */
export function minorityVotes(votes: readonly TimedLoopVote[]): TimedLoopVote[] {
  return [...byLoop(splitVotes(votes)).values()].flatMap((loop) => {
    const yes = loop.filter(({initial_is_yes}) => initial_is_yes);
    return 2 * yes.length < loop.length ? yes : loop.filter(({initial_is_yes}) => !initial_is_yes);
  });
}

/** Votes by side before and after the debrief; cells of few candidates are hidden, and what would tell them. */
export function flipsOf(
  votes: readonly TimedLoopVote[],
  minimum: number
): NonNullable<Independence["movement"]>["flips"] {
  const sides = ["yes", "no"] as const;
  const side = (isYes: boolean): "yes" | "no" => (isYes ? "yes" : "no");
  const cells = sides.flatMap((from) =>
    sides.map((to) => ({
      from,
      to,
      mine: votes.filter(({initial_is_yes, is_yes}) => side(initial_is_yes) === from && side(is_yes) === to)
    }))
  );
  const all = candidatesOf(votes);
  const hidden = hiddenCells(cells, {people: ({mine}) => candidatesOf(mine), families: [() => "all"], minimum});
  return cells.map(({from, to, mine}, index) =>
    behind(mine, {
      from,
      to,
      votes: hidden[index] || isHomogeneous(mine.length, votes.length, all) ? null : mine.length
    })
  );
}

/** How decided loops ended by how their votes fell, small cells hidden so that the total does not give them away. */
export async function splitsOf({warehouse, config}: ReportContext): Promise<Independence["splits"]> {
  const rows = await warehouse.rows<{split: string; loops: number; candidates: number; offers: number}>(splitsSql);
  const shown = suppressed(
    rows.map((row): typeof row & {hidden: boolean} => ({...row, hidden: false})),
    {people: ({candidates}) => candidates, families: [() => "all"], minimum: config.privacy.minimum_candidates},
    (row) => ({...row, hidden: true})
  );
  return shown.map(({split, loops, candidates, offers, hidden}) => ({
    split,
    loops: hidden ? null : loops,
    offers: hidden ? published(null) : shareOf(offers, loops, {people: candidates, minimum: 0}).share
  }));
}

export async function auditOf({warehouse}: ReportContext): Promise<Audit> {
  const [audit] = await warehouse.rows<Audit>(auditSql);
  return audit!;
}

/**
 * A share with its counts; hidden when 1 to `minimum − 1` candidates stand behind it, and only its bound shown where it
 * is the same for all of a few.
 */
export function shareOf(count: number, of: number, {people, minimum}: {people: number; minimum: number}): ShareOf {
  if (people > 0 && people < minimum) return hiddenShare;
  const bound = boundOf(count, of, people);
  if (bound) return {count: null, of, share: {value: null, interval: bound}};
  return {count, of, share: published(of === 0 ? null : {value: count / of, interval: wilson(count, of)})};
}

const hiddenShare: ShareOf = {count: null, of: null, share: {value: null, interval: null}};

/** The denominators of the audit: with and without a strong no, and with a majority of yes, of no, or neither. */
export function auditShares(audit: Audit, minimum: number): Independence["audit"] {
  const {loops_people: all} = audit;
  const cells = [
    {family: "strong no", people: audit.strong_no_people},
    {family: "strong no", people: audit.other_people},
    {family: "majority", people: audit.majority_yes_people},
    {family: "majority", people: audit.majority_no_people},
    {family: "majority", people: audit.tied_people}
  ];
  const hidden = hiddenCells(cells, {people: ({people}) => people, families: [({family}) => family], minimum});
  const share = (place: number, count: number, of: number): ShareOf =>
    hidden[place] || all < minimum ? hiddenShare : shareOf(count, of, {people: cells[place]!.people, minimum});
  return {
    strongNo: share(0, audit.strong_no_offers, audit.strong_no_loops),
    withoutStrongNo: share(1, audit.other_offers, audit.other_loops),
    refusedAgainstMajority: share(2, audit.refused_against_majority, audit.majority_yes),
    offeredAgainstMajority: share(3, audit.offered_against_majority, audit.majority_no)
  };
}
