import {availableParallelism} from "node:os";
import {type ResourceLimits, Worker} from "node:worker_threads";
import {type ExitCode, UserError} from "../errors.js";
import {readPeople, type WrittenPeople} from "../privacy/written-people.js";
import {reports} from "./all.js";
import {readSql, type ReportContext, type ReportResult} from "./report.js";

const sizeSql = readSql(new URL("./shared/size.sql", import.meta.url));

/** From so many scorecards on two threads are done sooner than one, though each has to start and read for itself. */
const leastScorecards = 20_000;

/**
 * The second thread's reports; all others are the first's. Each half takes about as long, and what several reports share,
 * such as the votes and the interviewers, is worked out in one half only.
 */
const second: ReadonlySet<string> = new Set(["screen", "borderline", "screeners", "questions"]);

/** Up to so many scorecards no half keeps more than a gigabyte alive. */
const mostForSmallHeap = 200_000;

/**
 * Megabytes: what lives longer than a moment, rows above all, may fill most of a machine; but where there is less of it,
 * a heap that may never be large lets go of what is dead far sooner. A larger nursery than usual spares copying what is
 * forgotten soon.
 */
function limitsFor(scorecards: number): ResourceLimits {
  return {maxOldGenerationSizeMb: scorecards > mostForSmallHeap ? 6144 : 2000, maxYoungGenerationSizeMb: 48};
}

/** What a thread is to do: reports by name, with all of the context that can be sent. */
export interface Task {
  warehouse: string;
  names: string[];
  context: Omit<ReportContext, "warehouse">;
}

/** An error as it crosses from one thread to another. */
export type ThrownInThread =
  | {lines: readonly string[]; exitCode: ExitCode}
  | {error: unknown; fields: Record<string, unknown>};

export type FromThread = {starting: string} | Finished;

/** Results up to what was thrown, if anything was. */
interface Finished {
  results: ReportResult[];
  people: WrittenPeople;
  thrown: ThrownInThread | null;
}

/** Are there a file that two can read, a second core, and enough to do? */
export async function paysInThreads({warehouse}: ReportContext): Promise<boolean> {
  if (warehouse.path === undefined || availableParallelism() < 2) return false;
  return (await scorecardsIn(warehouse)) >= leastScorecards;
}

async function scorecardsIn(warehouse: ReportContext["warehouse"]): Promise<number> {
  const [size] = await warehouse.rows<{scorecards: number}>(sizeSql);
  return size!.scorecards;
}

/** Results of all reports in their order, worked out by two threads. Throws what the first of them to fail would. */
export async function inThreads(
  {warehouse, ...context}: ReportContext,
  progress: (message: string) => void
): Promise<ReportResult[]> {
  const names = Object.keys(reports);
  const halves = [false, true].map((isSecond) => names.filter((name) => second.has(name) === isSecond));
  let started = 0;
  const starting = (name: string): void => progress(`computing ${name}, ${++started} of ${names.length} reports`);
  const limits = limitsFor(await scorecardsIn(warehouse));
  const threads = halves.map((names) => inThread({warehouse: warehouse.path!, names, context}, limits, starting));
  // Neither is ended early: both read, and what reads must not be torn off.
  await Promise.allSettled(threads);
  const finished = await Promise.all(threads);
  const failed = finished
    .flatMap(({results, thrown}, i) => (thrown ? {thrown, place: names.indexOf(halves[i]![results.length]!)} : []))
    .sort((a, b) => a.place - b.place);
  if (failed.length > 0) throw asThrown(failed[0]!.thrown);
  for (const {results, people} of finished) readPeople(results, people);
  const byName = new Map(finished.flatMap(({results}, i) => results.map((one, j) => [halves[i]![j]!, one] as const)));
  return names.map((name) => byName.get(name)!);
}

async function inThread(
  task: Task,
  resourceLimits: ResourceLimits,
  starting: (name: string) => void
): Promise<Finished> {
  const worker = new Worker(new URL("./worker.js", import.meta.url), {workerData: task, execArgv: [], resourceLimits});
  return await new Promise((resolve, reject) => {
    let finished: Finished | null = null;
    worker.on("message", (message: FromThread) => {
      if ("starting" in message) starting(message.starting);
      else finished = message;
    });
    worker.once("error", reject);
    worker.once("exit", () => {
      if (finished) resolve(finished);
      else reject(new Error(`reports ${task.names.join(", ")}: their thread ended without a result`));
    });
  });
}

function asThrown(thrown: ThrownInThread): unknown {
  if ("lines" in thrown) return new UserError(thrown.lines, thrown.exitCode);
  return thrown.error instanceof Error ? Object.assign(thrown.error, thrown.fields) : thrown.error;
}
