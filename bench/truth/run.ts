import {spawn} from "node:child_process";
import {fileURLToPath} from "node:url";
import {createRandom} from "../../src/statistics/random.js";
import type {TruthRecovery} from "../../src/contracts/truth-recovery.js";
import {castOf} from "../../loaders/simulate/cast.js";
import {expectedOf} from "../../loaders/simulate/expectations.js";
import {standard} from "../../loaders/simulate/parameters.js";
import {worlds, type WorldName} from "../../loaders/simulate/worlds.js";
import {addTally, emptyTally, type Tally} from "./tally.js";

const worker = fileURLToPath(new URL("./worker.ts", import.meta.url));
/** Enough that what a process works out about its world once does not weigh. */
const perProcess = 100;

/** How many companies of each world: those for coverage and silence, and a tenth for what is planted. */
export function plan(runs: number): [WorldName, number][] {
  const few = Math.max(1, Math.round(runs / 10));
  return [
    ["null", runs],
    ["standard", runs],
    ["sample", few],
    ["hawk-dove", few],
    ["herding", few],
    ["team-confounded-null", few]
  ];
}

/** Recovers all companies of a plan in separate processes, at most `processes` at once. */
export async function recoverAll(
  worldsAndRuns: readonly [WorldName, number][],
  {processes = 2, progress}: {processes?: number; progress?: (done: number, of: number) => void} = {}
): Promise<Tally> {
  const jobs = worldsAndRuns.flatMap(([world, runs]) =>
    Array.from({length: Math.ceil(runs / perProcess)}, (_, index) => ({
      world,
      first: 1 + index * perProcess,
      runs: Math.min(perProcess, runs - index * perProcess)
    }))
  );
  const total = worldsAndRuns.reduce((sum, [, runs]) => sum + runs, 0);
  const tally = emptyTally();
  let done = 0;
  const lane = async (): Promise<void> => {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
      addTally(tally, await inProcess(job.world, job.first, job.runs));
      progress?.((done += job.runs), total);
    }
  };
  await Promise.all(Array.from({length: processes}, lane));
  return tally;
}

/** The table of the methods page. */
export function tableOf({companies, clean, coverage, alarms}: Tally, madeAt: Date): TruthRecovery {
  return {
    madeAt: madeAt.toISOString(),
    command: "npm run truth",
    estimators: Object.entries(coverage).map(([name, {intervals, held}]) => {
      const [world = "", estimator = ""] = name.split(": ");
      return {estimator, world, runs: companies[world]!, intervals, coverage: held / intervals};
    }),
    nobodyDiffers: {runs: companies.null ?? 0, silent: clean},
    worlds: Object.entries(alarms).map(([name, counts]) => {
      const [world = "", kind = ""] = name.split(" ");
      return {world, kind, planted: plantedWords(world as WorldName, kind), runs: companies[world]!, ...counts};
    })
  };
}

function plantedWords(name: WorldName, kind: string): string {
  const world = worlds[name];
  const parameters = {...standard, ...world.parameters} as typeof standard;
  const {expected} = expectedOf(world, castOf(parameters, world.plants, createRandom(1)));
  const words = expected
    .filter((item) => item.kind === kind && item.verdict === "act")
    .map(({direction}) => direction ?? "one");
  return words.length === 0 ? "nothing" : [...new Set(words)].join(", ");
}

async function inProcess(world: WorldName, first: number, runs: number): Promise<Tally> {
  const child = spawn(process.execPath, ["--import", "tsx", worker, world, String(first), String(runs)], {
    stdio: ["ignore", "pipe", "inherit"]
  });
  let text = "";
  for await (const chunk of child.stdout.setEncoding("utf8")) text += chunk;
  return JSON.parse(text) as Tally;
}
