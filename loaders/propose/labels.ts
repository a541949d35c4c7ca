import {extent, group} from "d3-array";
import {labelKey, type Label, labels} from "../canonical/labels.js";
import type {Config} from "../config/config.js";
import {voteMeant} from "../config/vote-words.js";
import {orderOf, runsDown, standingOf, wordedNumbers} from "../config/answers.js";
import {
  decisionOf,
  hiredOrNot,
  isPlainLabel,
  isWithoutOffer,
  markOf,
  offerStatusOf,
  stageOf,
  statusOf
} from "./answers.js";
import type {Direction} from "./direction.js";
import {areAllWorded, numberEntries} from "./number-scales.js";
import type {Column} from "./profile.js";
import type {Entry} from "./table.js";

/** Labels of one kind and the columns that hold them. */
export interface Labelled {
  kind: Label["kind"];
  columns: Column[];
}

/** What must be said of the labels of some columns: what nobody knows yet, and nothing else. */
export function labelEntries(
  labelled: readonly Labelled[],
  config: Config,
  directionOf: (columns: readonly Column[]) => Direction
): Entry[] {
  const known = new Set(labels(config).map(({kind, label}) => `${kind} ${label}`));
  return [...group(labelled, ({kind}) => kind)].flatMap(([kind, all]) => {
    const columns = all.flatMap((one) => one.columns).filter(({filled}) => filled > 0);
    const counts = countsOf(columns);
    const unknown = [...counts].filter(
      ([label]) => !known.has(`${kind} ${labelKey(label)}`) && !isKnownNumber(kind, label, config)
    );
    if (kind === "rating" && unknown.length === 0) return turnedRatings(columns, counts, config, directionOf);
    if (unknown.length === 0) return [];
    if (kind === "stage") return stageEntries(unknown);
    if (kind === "vote" || kind === "rating")
      return answerEntries(kind === "vote" ? "votes" : "ratings", {columns, counts, unknown, directionOf}).filter(
        ({path}) => !isSettled(path, config)
      );
    if (kind === "decision") return meanings(["decisions", "labels"], unknown, decisionOf);
    if (kind === "offer_status") return meanings(["offers", "labels"], unknown, offerStatusOf);
    if (kind === "application_status") return statusEntries(unknown, counts);
    return [];
  });
}

/** Numbers that have a meaning already: ratings of 1 to 4, and what the configuration says of numbers. */
function isKnownNumber(kind: Label["kind"], label: string, {votes, ratings}: Config): boolean {
  if (kind !== "vote" && kind !== "rating") return false;
  const {numbers, ranges} = kind === "vote" ? votes : ratings;
  if (numbers !== null || Object.keys(ranges).length > 0) return markOf(label) !== null;
  const number = Number(label.replace(",", "."));
  return kind === "rating" && number >= 1 && number <= 4;
}

/** True for a scale of which the configuration says something already: what it says holds. */
function isSettled([block, key]: readonly string[], {votes, ratings}: Config): boolean {
  if (block === "ratings")
    return key !== "labels" && (ratings.numbers !== null || Object.keys(ratings.ranges).length > 0);
  return block === "votes" && key !== "labels" && (votes.scale !== null || votes.numbers !== null);
}

/** How many records have each label; of those that are read alike, as it is written first. */
function countsOf(columns: readonly Column[]): Map<string, number> {
  const counts = new Map<string, number>();
  const written = new Map<string, string>();
  for (const {distinct} of columns)
    for (const [label, records] of distinct) {
      const key = labelKey(label);
      if (!written.has(key)) written.set(key, label);
      counts.set(written.get(key)!, (counts.get(written.get(key)!) ?? 0) + records);
    }
  return counts;
}

const mostStages = 30;

function stageEntries(unknown: readonly [string, number][]): Entry[] {
  if (unknown.length > mostStages) return [];
  return unknown.map(([label, records]) => {
    const stage = stageOf(/^\d$/.test(label) ? `round ${label}` : label);
    const entry = {path: ["stages", label], value: stage ?? "loop", saw: times(records)};
    // The first round is a call in one company, and a day of interviews in another.
    const isDoubtful = stage === null || /\b(round|runde|ronda|ronde|tour|1st|first|erste[sr]?|\d)\b/i.test(label);
    return isDoubtful ? {...entry, look: "which stage is this?"} : entry;
  });
}

function meanings(
  path: readonly string[],
  unknown: readonly [string, number][],
  meaningOf: (label: string) => string | null
): Entry[] {
  return unknown.flatMap(([label, records]) => {
    const value = meaningOf(label);
    return value === null || (records < 2 && !isPlainLabel(label))
      ? []
      : [{path: [...path, label], value, saw: times(records)}];
  });
}

/** "Declined" beside "Rejected" is what candidates did; alone it is what the company did. Who waits may have been given up. */
function statusEntries(unknown: readonly [string, number][], all: ReadonlyMap<string, number>): Entry[] {
  const rejects = [...all.keys()].some((label) => statusOf(label) === "rejected" && !/declin/i.test(label));
  const meant = (label: string): string | null =>
    isWithoutOffer(label) ? "rejected" : (statusOf(label) ?? hiredOrNot(label));
  return meanings(["applications", "labels"], unknown, meant).map((entry) => {
    const label = entry.path.at(-1)!;
    if (isWithoutOffer(label)) return {...entry, look: "did it end there?"};
    if (statusOf(label) === null && entry.value === "rejected") return {...entry, look: "also who withdrew?"};
    if (/\b(hold|paused)\b/i.test(label)) return {...entry, look: "does it still run?"};
    if (!/^declin/i.test(label) || !rejects || offerStatusOf(label) === "declined") return entry;
    return {...entry, value: "withdrawn", look: "did the candidate decline?"};
  });
}

function times(records: number): string {
  return records === 1 ? "1 record" : `${records} records`;
}

/** The five votes where they stand between a sure no and a sure yes. */
const votes = new Map([[-3, "strong_no"], [-2, "no"], [0, "mixed"], [2, "yes"], [3, "strong_yes"]]); // prettier-ignore

interface Answers {
  columns: readonly Column[];
  counts: ReadonlyMap<string, number>;
  unknown: readonly [string, number][];
  directionOf: (columns: readonly Column[]) => Direction;
}

/** Ratings of 1 to 4 need no line, unless those of people with an offer are the lower ones. */
function turnedRatings(
  columns: readonly Column[],
  counts: ReadonlyMap<string, number>,
  config: Config,
  directionOf: Answers["directionOf"]
): Entry[] {
  const answers = [...counts.keys()].filter((label) => markOf(label) !== null);
  if (isSettled(["ratings"], config) || answers.length < 2 || directionOf(columns) !== "down") return [];
  return numberEntries({block: "ratings", columns, answers, byOutcome: "down"});
}

/** What must be said of votes or ratings: their numbers, their order, or what single labels mean. */
function answerEntries(block: "votes" | "ratings", {columns, counts, unknown, directionOf}: Answers): Entry[] {
  const missing = unknown.filter(([label]) => standingOf(label) === "missing");
  const none = block === "votes" ? "no_decision" : "no_data";
  const asMissing = missing.map(([label, records]) => ({
    path: [block, "labels", label],
    value: none,
    saw: times(records)
  }));
  const answers = [...counts].filter(([label]) => standingOf(label) !== "missing");
  const written = answers.map(([label]) => label);
  const numeric = written.filter((label) => markOf(label) !== null);
  const left = unknown.filter(([label]) => standingOf(label) !== "missing");
  if (left.length === 0) return asMissing;
  const order = orderOf(written);
  // Where the words tell the opposite of the numbers before them and order all answers, the words are the scale.
  const isByWords =
    areAllWorded(numeric) &&
    runsDown(wordedNumbers(numeric), extent(numeric, markOf) as [number, number]) === true &&
    [...order.values()].every((at) => at !== null);
  if (numeric.length >= 0.9 * answers.length && !isByWords)
    return [...asMissing, ...numberEntries({block, columns, answers: numeric, byOutcome: directionOf(columns)})];
  const standings = answers.map(([label, records]) => ({label, records, at: order.get(label)!}));
  const unclear = standings.filter(({at}) => at === null);
  if (unclear.length > 0) {
    // Rejected records are no labels: a total, a slip of the pen.
    if (unclear.every(({records}) => records < 3))
      return [...asMissing, ...wordEntries(block, standings.filter(({at}) => at !== null) as Standing[], left)];
    return asMissing;
  }
  return [...asMissing, ...wordEntries(block, standings as Standing[], left)];
}

interface Standing {
  label: string;
  records: number;
  at: number;
}

function wordEntries(
  block: "votes" | "ratings",
  standings: readonly Standing[],
  unknown: readonly [string, number][]
): Entry[] {
  const ordered = [...standings].sort((a, b) => a.at - b.at || b.records - a.records);
  // Qualities, such as poor, fair, good and excellent, are no votes where they do not stand alike on both sides.
  const sides = [1, -1].map((side) => new Set(ordered.flatMap(({at}) => (at * side > 0 ? [Math.abs(at)] : []))));
  const isEven = [...sides[0]!].join() === [...sides[1]!].reverse().join();
  const areVotes = ordered.every(({label}) => voteMeant(label) !== null);
  const isFive = ordered.every(({at}) => votes.has(at)) && (isEven || areVotes);
  const isUnknown = (label: string): boolean => unknown.some(([one]) => one === label);
  const levels = [...group(ordered, ({at}) => at).values()].map((same) => same[0]!);
  const places = levels.map(({at}) => at);
  if (isFive || block === "ratings")
    return ordered
      .filter(({label}) => isUnknown(label))
      .map(({label, records, at}) => ({
        path: [block, "labels", label],
        value: isFive ? votes.get(at) : onScale(places.indexOf(at) / Math.max(1, places.length - 1)),
        saw: times(records)
      }));
  const scale = {
    path: ["votes", "scale"],
    value: levels.map(({label}) => label),
    saw: `${levels.length} answers, the lowest first: ${levels.map(({records}) => records).join(", ")} records`
  };
  const others = ordered.filter((one) => !levels.includes(one));
  const leaning = levels.filter(({at}) => Math.abs(at) === 1).map(({label}) => label);
  const look = "phone screens with these answers count as borderline";
  const bands =
    leaning.length === 0 || levels.length % 2 === 1
      ? []
      : [{path: ["screen", "borderline", "bands"], value: leaning, saw: "", look}];
  return [
    scale,
    ...lopsided(levels),
    ...bands,
    ...others.map(({label, records, at}) => ({
      path: ["votes", "labels", label],
      value: levels.find((level) => level.at === at)!.label,
      saw: times(records),
      look: "does it mean the same?"
    }))
  ];
}

/** Where words say that other answers than the upper half are a yes. */
function lopsided(levels: readonly Standing[]): Entry[] {
  const labelsOf = (these: readonly Standing[]): string[] => these.map(({label}) => label);
  const said = labelsOf(levels.filter(({at}) => at > 0));
  const upper = labelsOf(levels.slice(Math.ceil(levels.length / 2)));
  // Marks in letters and signs have an order, and no side.
  const haveSides = levels.every(({label, at}) => standingOf(label) === at);
  if (!haveSides || [0, levels.length, upper.length].includes(said.length)) return [];
  const look = "by their words these are a yes; without this line the upper half of the answers is";
  return [{path: ["votes", "yes"], value: said, saw: "", look}];
}

/** A rating of 1 to 4 for a share of the way from the lowest answer to the highest. */
function onScale(share: number): number {
  return Math.round(100 * (1 + 3 * share)) / 100;
}

/** People who are written in several ways, as far as case, blanks, order and addresses tell. */
export function spellings(columns: readonly Column[]): {people: number; spellings: number} | null {
  const written = new Set(columns.flatMap(({values, cells = values}) => cells.filter((value) => value !== null)));
  const people = new Set([...written].map(personKey));
  return people.size < written.size ? {people: people.size, spellings: written.size} : null;
}

export function personKey(written: string): string {
  const [last, first] = written.split(",").map((part) => part.trim());
  const ordered = first ? `${first} ${last}` : written;
  return ordered
    .normalize("NFC")
    .replace(/[\s\u00a0]+/g, " ")
    .trim()
    .toLowerCase();
}
