import type {Kind} from "../../src/contracts/finding.js";

/** Intervals that held the truth, over all simulated companies. */
export interface Coverage {
  intervals: number;
  held: number;
}

/** Subjects with and without a planted fact, and how many got `act`; `clean` counts companies without a false alarm. */
export interface Alarms {
  subjects: number;
  found: number;
  others: number;
  falseAlarms: number;
}

/** What a number of simulated companies came to; adds up. */
export interface Tally {
  companies: Record<string, number>;
  /** Companies of the null world in which no subject at all got `act`. */
  clean: number;
  coverage: Record<string, Coverage>;
  alarms: Record<string, Alarms>;
  /** Why companies were not clean: kind → companies. */
  alarmed: Record<string, number>;
}

export function emptyTally(): Tally {
  return {companies: {}, clean: 0, coverage: {}, alarms: {}, alarmed: {}};
}

/** Notes one interval; an estimator that gave none is not counted. */
export function note(tally: Tally, name: string, interval: readonly [number, number] | null, truth: number): void {
  if (interval === null) return;
  const at = (tally.coverage[name] ??= {intervals: 0, held: 0});
  at.intervals++;
  if (interval[0] <= truth && truth <= interval[1]) at.held++;
}

export interface Judged {
  kind: Kind;
  subject: string;
  act: boolean;
}

/** Notes verdicts against what was planted; `isPlanted` null leaves a subject out. Returns kinds with a false alarm. */
export function noteAlarms(
  tally: Tally,
  world: string,
  judged: readonly Judged[],
  isPlanted: (item: Judged) => boolean | null
): Set<Kind> {
  const wrong = new Set<Kind>();
  for (const item of judged) {
    const planted = isPlanted(item);
    if (planted === null) continue;
    const at = (tally.alarms[`${world} ${item.kind}`] ??= {subjects: 0, found: 0, others: 0, falseAlarms: 0});
    at[planted ? "subjects" : "others"]++;
    if (!item.act) continue;
    at[planted ? "found" : "falseAlarms"]++;
    if (!planted && item.subject !== "all") wrong.add(item.kind);
  }
  return wrong;
}

export function addTally(into: Tally, {companies, clean, coverage, alarms, alarmed}: Tally): void {
  into.clean += clean;
  addAll(into.companies, companies);
  addAll(into.alarmed, alarmed);
  for (const [name, counts] of Object.entries(coverage))
    addAll((into.coverage[name] ??= {intervals: 0, held: 0}), counts);
  for (const [name, counts] of Object.entries(alarms))
    addAll((into.alarms[name] ??= {subjects: 0, found: 0, others: 0, falseAlarms: 0}), counts);
}

function addAll(into: object, counts: object): void {
  const sums = into as Record<string, number>;
  for (const [key, count] of Object.entries(counts as Record<string, number>)) sums[key] = (sums[key] ?? 0) + count;
}
