import type {Candidate} from "../candidate.js";
import type {Screener} from "../cast.js";
import type {Streams} from "./streams.js";

/** What the screen of one job is like. */
export interface JobScreen {
  /** Logits by which more pass than in the average job. */
  easier: number;
  screeners: readonly Screener[];
}

const screenersPerJob = 3;

/** Name of the job that someone applies for. */
export function jobOf({level, role, team}: Pick<Candidate, "level" | "role" | "team">): string {
  return `${level} ${role} (${team})`;
}

/** The screens of jobs that differ in their pass rate by this SD; drawn job by job, when first asked for. */
export function jobScreens(
  spread: number,
  screeners: readonly Screener[],
  streams: Streams
): (job: string) => JobScreen {
  const known = new Map<string, JobScreen>();
  return (job) => {
    const random = streams(`job ${job}`);
    const screen = known.get(job) ?? {
      easier: random.normal(0, spread),
      screeners: random.shuffle(screeners).slice(0, screenersPerJob)
    };
    known.set(job, screen);
    return screen;
  };
}
