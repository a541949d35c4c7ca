import {group} from "d3-array";
import type {Warehouse} from "../../loaders/warehouse/connection.js";
import {candidatesBehind} from "../../loaders/privacy/behind.js";
import type {Dataset} from "../../loaders/reports/report.js";
import {type NamedGroup, type PublishedCount, solved} from "./disclosure-attack.js";
import type {Population} from "./published-counts.js";

/** A published object that counts its candidates: in which kind of cell, what it is about, and who they are. */
interface Told {
  kind: string;
  about: Readonly<Record<string, string>>;
  candidates: ReadonlySet<string>;
  /** The number that tells how many they are. */
  n: number;
}

/** Told of datasets that were walked before: several populations are held against the same. */
const toldBy = new WeakMap<Iterable<Dataset>, Told[]>();

const labels =
  /^(measure|interviewer|question|period|month|role|level|member|dimension|by|step|area|attribute|group|split|first|second)$/;
/** Numbers that are the same whoever the candidates are. */
const settings = /^(horizonDays|points|day|date|leastCandidates|leastVotes|weeks|people|threshold|certainty)$/;

/**
 * Every object of every page that tells how many candidates are behind it: by one of its whole numbers, which is theirs or
 * that of the little more there is than one each, such as interviews.
 */
function toldOf(datasets: Iterable<Dataset>): Told[] {
  const known = toldBy.get(datasets);
  if (known) return known;
  const told: Told[] = [];
  toldBy.set(datasets, told);
  for (const {name, content} of datasets) walk(content, name, {});
  return told;

  function walk(value: unknown, kind: string, around: Told["about"]): void {
    if (Array.isArray(value)) return value.forEach((item) => walk(item, `${kind}[]`, around));
    if (value === null || typeof value !== "object") return;
    const {slice, ...rest} = value as Record<string, unknown>;
    const about = {...around, ...labelled(rest), ...labelled((slice ?? {}) as Record<string, unknown>)};
    const candidates = candidatesBehind(value);
    const tells = ([key, n]: [string, unknown]): boolean =>
      Number.isInteger(n) &&
      !settings.test(key) &&
      (n as number) >= candidates!.size &&
      (n as number) <= 1.5 * candidates!.size;
    const counts = Object.entries("n" in value ? {n: value.n} : value);
    const n = candidates && candidates.size > 0 ? counts.find(tells)?.[1] : undefined;
    if (candidates && typeof n === "number") told.push({kind, about, candidates, n});
    for (const [key, item] of Object.entries(value)) walk(item, `${kind}.${key}`, about);
  }
}

function labelled(value: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] => labels.test(entry[0]) && typeof entry[1] === "string"
    )
  );
}

const inCommon = (a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> =>
  new Set([...a].filter((one) => b.has(one)));
const union = (sets: readonly ReadonlySet<string>[]): Set<string> => new Set(sets.flatMap((set) => [...set]));

/** In one set and not in the other. */
function apart(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...a, ...b].filter((one) => a.has(one) !== b.has(one)));
}

/**
 * What a reader of all pages together works out of groups of 1 to `minimum − 1` in one population. They take candidates
 * for the same who are nearly so, such as those who came to the loop and those with two votes there: what one page says
 * of a role among these is known of that role among those, where both are the same people.
 */
export function workedOut(
  population: Population,
  pages: {others: readonly Population[]; datasets: Iterable<Dataset>},
  minimum: number
): string[] {
  const {name, groups} = population;
  const secrets = [...groups, ...twoTogether(groups, minimum)];
  const known = [...population.counts, ...knownOf(population, pages, minimum)];
  // Everyone and those old enough are told whatever else is: that a month's few are all who are too young is no secret.
  const everyone = population.counts.filter(({where}) =>
    where.includes(JSON.stringify({role: null, level: null, period: null}))
  );
  const anyway = solved(everyone, secrets, minimum);
  return solved(known, secrets, minimum)
    .filter((found) => !anyway.includes(found))
    .map((found) => `${name}: ${found}`);
}

/** What other pages, or other parts of its own, tell of a population. */
export function knownOf(
  population: Population,
  {others, datasets}: {others: readonly Population[]; datasets: Iterable<Dataset>},
  minimum: number
): PublishedCount[] {
  const everyone = union(population.groups.map(({records}) => records));
  const parts = group(toldOf(datasets), partOf);
  const sources = [
    ...others
      .filter((other) => other !== population)
      .map(({counts}) => counts.filter(({named}) => named !== undefined)),
    ...[...parts].filter(([part]) => !rounded.test(part)).map(([, cells]) => cells.map(asCount))
  ];
  return sources.flatMap((counts) => {
    const own = counts.map((count) => ownOf(population, count, everyone));
    const alone = union(counts.flatMap(({records}, place) => (own[place] ? [apart(records, own[place])] : [])));
    if (alone.size >= Math.max(minimum, everyone.size / 10)) return [];
    return counts.filter(({records}, place) => own[place] && apart(records, own[place]).size === 0);
  });
}

/** The part of a page: a year and its quarters are one. */
function partOf({kind, about: {step, by, measure}}: Told): string {
  return [kind.replace(/\.(now|yearBefore|quarters\[\])$/, ""), step, by, measure].join();
}

function asCount({kind, about, candidates, n}: Told): PublishedCount {
  const {measure: _, step: __, by, dimension = by, member, ...named} = about;
  const isWhole = dimension === undefined || dimension === "all" || member === undefined;
  const isYear = /\.(now|yearBefore)$/.test(kind);
  return {
    where: `${kind} ${JSON.stringify(about)}`,
    n,
    records: candidates,
    named: {...named, ...(isWhole ? {} : {[dimension]: member}), ...(isYear ? {year: kind} : {})}
  };
}

/** Those of a population who are named as the candidates of a count are; null where it is about something else. */
function ownOf({groups}: Population, {named, records}: PublishedCount, everyone: Set<string>): Set<string> | null {
  const {year, ...values} = named!;
  const parts = Object.entries(values).map(([dimension, member]) =>
    groups.some((one) => one.dimension === dimension)
      ? (groups.find((one) => one.dimension === dimension && one.member === member)?.records ?? new Set<string>())
      : null
  );
  if (parts.includes(null)) return null;
  const most = groups.filter(
    ({dimension, records: own}) => dimension === "period" && inCommon(own, records).size * 2 > own.size
  );
  const inYear = year === undefined ? everyone : union(most.map(({records: own}) => own));
  return parts.reduce<Set<string>>((rest, part) => inCommon(rest, part!), inYear);
}

/** Told to the nearest five: no difference tells how many they are. */
const rounded = new RegExp(
  [
    "^(coverage|independence|interviewers|loop-design|questions|screeners)\\.\\w*[bB]yQuarter",
    "^overview\\.tiles\\[\\]\\.trend,.*(same side|Scorecards in|a week|Staff hours)"
  ].join("|")
);

/** Numbers of those that are not. */
export function notRounded(datasets: Iterable<Dataset>): string[] {
  return toldOf(datasets).flatMap((cell) =>
    rounded.test(partOf(cell)) && cell.n % 5 > 0 ? [`${partOf(cell)} ${cell.n}`] : []
  );
}

/** Two members of one dimension that are too few even together. */
function twoTogether(groups: readonly NamedGroup[], minimum: number): NamedGroup[] {
  const small = groups.filter(({records}) => records.size > 0 && records.size < minimum);
  return small.flatMap((one, place) =>
    small
      .slice(place + 1)
      .filter((other) => other.dimension === one.dimension && one.records.size + other.records.size < minimum)
      .map((other) => ({
        dimension: one.dimension,
        member: `${one.member} and ${other.member}`,
        records: union([one.records, other.records])
      }))
  );
}

/** The same population as of candidates, by the candidate of each application. */
export function ofCandidates(population: Population, candidateOf: ReadonlyMap<string, string>): Population {
  const convert = <Of extends {records: ReadonlySet<string>}>(one: Of): Of => ({
    ...one,
    records: new Set([...one.records].map((record) => candidateOf.get(record)!))
  });
  return {name: population.name, counts: population.counts.map(convert), groups: population.groups.map(convert)};
}

interface Seat {
  page: "load" | "votes";
  interviewer: string;
  candidate: string;
  period: string;
}

/**
 * What a reader works out of an interviewer's quarters from the pages that tell of them: interviews by quarter in all and
 * of everyone listed, votes in all and by quarter. Where a quarter of someone has nearly the same candidates on both
 * pages, what one shows is known of the other.
 */
export async function quartersWorkedOut(
  datasets: readonly Dataset[],
  who: ReadonlyMap<string, string>,
  warehouse: Warehouse,
  minimum: number
): Promise<string[]> {
  const seats = await warehouse.rows<Seat>(`
    select distinct 'load' as page, interviewer_id as interviewer, candidate_id as candidate, period
    from marts.interview_seats where held_at is not null
    union all by name
    select distinct 'votes' as page, interviewer_id as interviewer, candidate_id as candidate, coalesce(period, 'none') as period
    from marts.votes where stage in ('loop', 'take_home') and not shadow and not after_decision
    order by all`);
  const told = toldOf(datasets).filter(({about}) => "interviewer" in about);
  const found: string[] = [];
  for (const page of ["load", "votes"] as const) {
    const own = seats.filter((seat) => seat.page === page);
    const groups = [...group(own, ({interviewer, period}) => `${interviewer} ${period}`)].map(
      ([member, some]): NamedGroup & {interviewer: string; period: string} => ({
        dimension: page,
        member,
        interviewer: some[0]!.interviewer,
        period: some[0]!.period,
        records: new Set(some.map(({interviewer, candidate, period}) => [interviewer, candidate, period].join()))
      })
    );
    const peopleIn = (records: ReadonlySet<string>): Set<string> =>
      new Set([...records].map((record) => record.split(",")[1]!));
    const cells = told.flatMap(({kind, about, candidates}): PublishedCount[] => {
      const same = groups.find(
        ({interviewer, period}) => interviewer === who.get(about.interviewer!) && period === about.period
      );
      const differing = same === undefined ? minimum : apart(peopleIn(same.records), candidates).size;
      const isTold = same !== undefined && differing < Math.min(minimum, candidates.size);
      return isTold
        ? [{where: `${kind} ${about.interviewer} ${about.period}`, n: same.records.size, records: same.records}]
        : [];
    });
    const wholes =
      page === "load" ? [...group(groups, ({period}) => period)] : [...group(groups, ({interviewer}) => interviewer)];
    const totals = wholes.map(([where, parts]) => {
      const records = union(parts.map(({records}) => records));
      return {where, n: records.size, records};
    });
    const counts = [...totals.filter(({n}) => n >= minimum), ...cells];
    found.push(...solved(counts, [...groups, ...twoTogether(groups, minimum)], minimum));
  }
  return found;
}
