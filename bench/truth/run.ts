import {spawn} from "node:child_process";
import {createInterface} from "node:readline";
import {fileURLToPath} from "node:url";
import {castOf} from "../../loaders/simulate/cast.js";
import {expectedOf} from "../../loaders/simulate/expectations.js";
import {requested} from "../../loaders/simulate/request.js";
import {streamsOf} from "../../loaders/simulate/customs/streams.js";
import {type WorldName, worldNames} from "../../loaders/simulate/worlds.js";
import type {TruthRecovery} from "../../src/contracts/truth-recovery.js";
import {createRandom} from "../../src/statistics/random.js";
import type {Way} from "./recover.js";
import {scenarioOf} from "./scenarios.js";
import {addTally, emptyTally, isWhole, type Tally, toBeFound} from "./tally.js";

const worker = fileURLToPath(new URL("./worker.ts", import.meta.url));
/** Enough that what a process works out about its world once, 20 s, does not weigh, and few enough that all end together. */
const perProcess = 150;

const early: ReadonlySet<WorldName> = new Set([
  "sample",
  "hawk-dove",
  "null",
  "standard",
  "herding",
  "team-confounded-null"
]);

/** How many companies of each world: most for coverage and silence, fewer for what is planted. */
export function plan(runs: number): [WorldName, number][] {
  const few = Math.max(1, Math.round(runs / 20));
  const fewer = Math.max(1, Math.round(runs / 50));
  const half = Math.ceil(runs / 2);
  return [
    ["sample", few],
    ["hawk-dove", few],
    ["null", half],
    ["standard", half],
    ["herding", few],
    ["team-confounded-null", few],
    ["null", runs - half],
    ["standard", runs - half],
    ...worldNames.filter((name) => !early.has(name)).map((name): [WorldName, number] => [name, fewer])
  ];
}

/** Recovers all companies of a plan in separate processes, `processes` at once. */
export async function recoverAll(
  worldsAndRuns: readonly [string, number][],
  {
    processes = 2,
    progress,
    ...way
  }: Way & {processes?: number; progress?: (tally: Tally, done: number, of: number) => void} = {}
): Promise<Tally> {
  const given = new Map<string, number>();
  const jobs = worldsAndRuns.flatMap(([world, runs]) => {
    const before = given.get(world) ?? 0;
    given.set(world, before + runs);
    return Array.from({length: Math.ceil(runs / perProcess)}, (_, index) => ({
      world,
      first: 1 + before + index * perProcess,
      runs: Math.min(perProcess, runs - index * perProcess)
    }));
  });
  const total = worldsAndRuns.reduce((sum, [, runs]) => sum + runs, 0);
  const tally = emptyTally();
  const lane = async (): Promise<void> => {
    const next = () => jobs.shift();
    for await (const part of inProcess(next, way)) {
      addTally(tally, part);
      progress?.(
        tally,
        Object.values(tally.companies).reduce((sum, count) => sum + count, 0),
        total
      );
    }
  };
  await Promise.all(Array.from({length: processes}, lane));
  return tally;
}

/** The table of the methods page. */
export function tableOf({companies, clean, coverage, bounds, alarms, power}: Tally, madeAt: Date): TruthRecovery {
  return {
    madeAt: madeAt.toISOString(),
    command: "npm run truth",
    estimators: sorted(coverage).map(([name, {intervals, held}]) => {
      const [world = "", estimator = ""] = name.split(": ");
      return {estimator, world, runs: companies[world]!, intervals, coverage: held / intervals};
    }),
    bounds: sorted(bounds).map(([name, {intervals, held}]) => {
      const [world = "", bound = ""] = name.split(": ");
      return {bound, world, told: intervals, held};
    }),
    nobodyDiffers: {runs: companies.null ?? 0, silent: clean},
    worlds: sorted(alarms).map(([name, counts]) => {
      const [world = "", kind = "", whole] = name.split(" ");
      const planted = plantedWords(world, kind, whole === "all");
      return {world, kind, about: whole === "all" ? "all" : "each", planted, runs: companies[world]!, ...counts};
    }),
    power: sorted(power).map(([name, counts]) => {
      const [world = "", kind = "", least = ""] = name.split(" ");
      return {world, kind, least: Number(least), ...counts};
    })
  };
}

/** By world, then as noted: lanes must not decide the order. */
function sorted<Value>(parts: Record<string, Value>): [string, Value][] {
  const worldOf = (name: string): string => name.split(/[: ]/)[0]!;
  return Object.entries(parts).sort(([a], [b]) => (worldOf(a) < worldOf(b) ? -1 : worldOf(a) > worldOf(b) ? 1 : 0));
}

function plantedWords(name: string, kind: string, whole: boolean): string {
  const {request, expected: further} = scenarioOf(name);
  const {world, parameters} = requested({...request, seed: 1});
  const cast = castOf(parameters, world.plants, createRandom(1), streamsOf(1));
  const expected = [...expectedOf(world, cast).expected, ...further];
  const words = toBeFound(expected)
    .filter((item) => item.kind === kind && isWhole(item) === whole)
    .map(({direction}) => direction ?? "one");
  return words.length === 0 ? "nothing" : [...new Set(words)].join(", ");
}

/** Consecutive seeds of one world. */
interface Job {
  world: string;
  first: number;
  runs: number;
}

/** Tallies of one process that is handed a job whenever it has done the one before. */
async function* inProcess(
  next: () => Job | undefined,
  {brief = false, onlyFollowing = false}: Way
): AsyncGenerator<Tally> {
  const words = [...(brief ? ["brief"] : []), ...(onlyFollowing ? ["following"] : [])];
  const child = spawn(process.execPath, ["--import", "tsx", worker, ...words], {
    stdio: ["pipe", "pipe", "inherit"]
  });
  const hand = (): void => {
    const job = next();
    if (job === undefined) child.stdin.end();
    else child.stdin.write(`${JSON.stringify(job)}\n`);
  };
  hand();
  for await (const line of createInterface({input: child.stdout}))
    if (line === "done") hand();
    else yield JSON.parse(line) as Tally;
}

/**
 * A table in which the rows of the worlds that were simulated again stand in place of their former ones. Seeds are the
 * same in every run, so that rows change only where the programs did. With `onlyFollowing` those rows alone are new that
 * hang on whether votes follow each other.
 */
export function renewed(former: TruthRecovery, tally: Tally, {onlyFollowing = false}: Way = {}): TruthRecovery {
  const again = tableOf(tally, new Date());
  const worlds = new Set(Object.keys(tally.companies));
  const joined = <Row extends {world: string}>(before: readonly Row[], now: readonly Row[]): Row[] =>
    [...before.filter(({world}) => !worlds.has(world)), ...now].sort((a, b) => compare(a.world, b.world));
  const {madeAt, command} = again;
  const bounds = joined(former.bounds, again.bounds);
  if (onlyFollowing)
    return {...former, madeAt, command, bounds, worlds: withFollowing(former.worlds, again.worlds, worlds)};
  return {
    madeAt,
    command,
    bounds,
    estimators: joined(former.estimators, again.estimators),
    nobodyDiffers: worlds.has("null") ? again.nobodyDiffers : former.nobodyDiffers,
    worlds: joined(former.worlds, again.worlds),
    power: joined(former.power, again.power)
  };
}

type Row = TruthRecovery["worlds"][number];

/** The former rows, in whose places those about following are the new ones where their world was simulated again. */
function withFollowing(former: readonly Row[], again: readonly Row[], worlds: ReadonlySet<string>): Row[] {
  const keyOf = ({world, about}: Row): string => `${world} ${about}`;
  const isFollowing = ({kind}: Row): boolean => kind === "interviewer.independence";
  const left = new Map(again.filter(isFollowing).map((row) => [keyOf(row), row]));
  const kept = former.flatMap((row) => {
    if (!isFollowing(row) || !worlds.has(row.world)) return [row];
    const own = left.get(keyOf(row));
    left.delete(keyOf(row));
    return own ?? [];
  });
  return [...kept, ...left.values()].sort((a, b) => compare(a.world, b.world));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
