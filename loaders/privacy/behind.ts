import type {Kind} from "../../src/contracts/finding.js";
import {makeHeadline} from "../../src/words/finding.js";
import type {Config} from "../config/config.js";
import {candidatesIn} from "./slices.js";

/** Rows or cases of candidates; the same candidate may stand in several. */
type OfCandidates = readonly {candidate_id: string; interviewer_id?: string}[];

export interface People {
  candidates: ReadonlySet<string>;
  /** Those whose votes or ratings are pooled; nobody where an interviewer is the subject, or where there are none. */
  interviewers: ReadonlySet<string>;
}

/** Everything that a figure can stand in, with the people behind it. Written and read again by `written-people.ts`. */
export const known = new WeakMap<object, People>();

/**
 * Says whose figures an object holds: the candidates of `rows`, and the interviewers whose votes are pooled in them; a set
 * of candidates alone where an interviewer is the subject. Its numbers, lists and sentences are about them, and so
 * are those of objects inside it that name no candidates of their own. What is published is held against this once, by
 * `withoutFew`, and beside the sites before by `standing.ts`.
 */
export function behind<Cell extends object>(rows: OfCandidates | ReadonlySet<string>, cell: Cell): Cell {
  let people = peopleOf.get(rows);
  if (people === undefined)
    peopleOf.set(rows, (people = isSet(rows) ? {candidates: rows, interviewers: new Set()} : inRows(rows)));
  known.set(cell, people);
  return cell;
}

/** Several cells are often about the same rows. */
const peopleOf = new WeakMap<object, People>();

function inRows(rows: OfCandidates): People {
  const interviewers = new Set<string>();
  for (const {interviewer_id} of rows) if (interviewer_id != null) interviewers.add(interviewer_id);
  return {candidates: candidatesIn(rows), interviewers};
}

export const nobodyToTell: ReadonlySet<string> = new Set(["untold"]);

/** Says that the figures of an object stay away, though enough people stand behind it: they would tell of a few of them. */
export function untold<Cell extends object>(cell: Cell): Cell {
  return behind(nobodyToTell, cell);
}

export function wasUntold(cell: object): boolean {
  return known.get(cell)?.candidates === nobodyToTell;
}

function isSet(rows: OfCandidates | ReadonlySet<string>): rows is ReadonlySet<string> {
  return rows instanceof Set;
}

/** The candidates behind an object; undefined where nobody said. */
export function candidatesBehind(cell: object): ReadonlySet<string> | undefined {
  return known.get(cell)?.candidates;
}

/** The same candidates behind what is made of an object. */
export function sameBehind<Cell extends object>(original: object, cell: Cell): Cell {
  const people = known.get(original);
  if (people !== undefined) known.set(cell, people);
  return cell;
}

type Floor = Pick<Config["privacy"], "minimum_candidates" | "minimum_interviewers">;
type Json = null | boolean | number | string | Json[] | {[key: string]: Json};

/** What the configuration, the form or the method says, and not the candidates. */
const settings =
  /^(least\w*|threshold|thresholds|certainty|rule|noes|first|points|month|period|horizonDays|costs|definitions|limits|missing|notes|pages|files|counts|asks|exportedAt|builtAt|failedPull)$/;
/** Parts that a dataset has whole or not at all. */
const wholes = /^(kinds|rejections|validity|measures|afterDebrief|acceptance|hoursPerHire|drift|completion)$/;
/** What stands for the words of every finding about too few. */
const words = {
  claim: "Too few candidates stand behind this to say anything.",
  evidence: "Or too few have changed since it was last shown.",
  action: "Wait for more candidates; whoever may read the exports finds it with npx plumbline report."
};

/** Are too few people behind an object? Undefined where nobody said, or nobody is: then it is told as what it stands in. */
export function isOfFew(cell: object, {minimum_candidates, minimum_interviewers}: Floor): boolean | undefined {
  const people = known.get(cell);
  if (people === undefined || people.candidates.size === 0) return undefined;
  const {candidates, interviewers} = people;
  return candidates.size < minimum_candidates || (interviewers.size > 0 && interviewers.size < minimum_interviewers);
}

/**
 * A dataset without what it says of 1 to `minimum − 1` candidates, or pools of too few interviewers: in an object about so few, numbers, dates and sentences
 * become null, findings say why nothing is said, and lists are left with those of their objects that have enough
 * candidates of their own. Nobody behind an object is no secret.
 */
export function withoutFew(content: unknown, floor: Floor): unknown {
  return walk(content as Json, false);

  function walk(value: Json, few: boolean): Json {
    if (typeof value === "number") return few ? null : value;
    if (typeof value === "string") return few && /^\d{4}-\d{2}/.test(value) ? null : value;
    if (Array.isArray(value)) return list(value, few);
    if (value === null || typeof value !== "object") return value;
    const here = isOfFew(value, floor) ?? few;
    const result = here ? hidden(value) : shown(value);
    return result === null ? null : sameBehind(value, result);
  }

  function list(items: Json[], few: boolean): Json {
    if (!few) return items.map((item) => walk(item, few));
    if (items.some((item) => typeof item === "number")) return null;
    const isOwn = (item: Json): boolean => item !== null && typeof item === "object" && known.has(item);
    const kept = items.filter((item) => isOwn(item) || isFinding(item)).map((item) => walk(item, few));
    return kept.every(isFinding) ? kept.slice(0, 1) : kept;
  }

  function shown(value: {[key: string]: Json}): {[key: string]: Json} {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, part(key, item, false)]));
  }

  function hidden(value: {[key: string]: Json}): {[key: string]: Json} | null {
    if (isFinding(value)) return {...makeHeadline({kind: value.kind as Kind, verdict: "too_little_data", ...words})};
    if (typeof value.sentence === "string") return null;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, settings.test(key) ? item : part(key, item, true)])
    );
  }

  function part(key: string, item: Json, few: boolean): Json {
    const isWhole = wholes.test(key) && item !== null && typeof item === "object";
    const isOwn = isWhole && !("value" in item) && !("refusal" in item);
    return isOwn && (isOfFew(item, floor) ?? few) ? null : walk(item, few);
  }
}

function isFinding(value: Json): value is {kind: Json; [key: string]: Json} {
  return value !== null && typeof value === "object" && !Array.isArray(value) && "kind" in value && "action" in value;
}
