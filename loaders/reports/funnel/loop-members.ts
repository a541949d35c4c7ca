import {publishableCrossings, publishableSlices, type Slice} from "../../privacy/slices.js";
import {readSql, type ReportContext, shared} from "../report.js";
import {shownOf} from "./shown.js";
import {funnelSteps} from "./steps.js";

const comparedLoops = readSql(new URL("./compared-loops.sql", import.meta.url));
const coveredLoops = readSql(new URL("./covered-loops.sql", import.meta.url));

type Loop = {candidate_id: string} & Slice;

/** Loops with two votes, and those with a question: asked once for all who need them. */
const loopsOf = shared(async ({warehouse}: ReportContext) => ({
  compared: await warehouse.rows<Loop>(comparedLoops),
  covered: await warehouse.rows<Loop>(coveredLoops)
}));

/** Does some page have to hide the loops of this role, level or quarter? */
export type IsHidden = (dimension: string, member: string) => boolean;

const stepsOf = shared(funnelSteps);

/** The steps of the funnel with what may be shown of each, beside what other pages show. */
export const shownSteps = shared(async (context: ReportContext) => {
  const steps = await stepsOf(context);
  const isHidden = await hiddenLoopMembers(context);
  return {steps, shown: shownOf(steps, context.config.privacy.minimum_candidates, isHidden)};
});

/**
 * Several pages count nearly the same loops by role, level and quarter: those that came from the funnel, with two votes,
 * with a question. What one of them has to hide would follow from what another shows, so that none shows it.
 */
export const hiddenLoopMembers = shared(async (context: ReportContext): Promise<IsHidden> => {
  const minimum = context.config.privacy.minimum_candidates;
  const {compared, covered} = await loopsOf(context);
  const hidden = [
    hiddenOf(compared, publishableSlices(compared, minimum), ["role", "level", "period"]),
    hiddenOf(covered, publishableCrossings(covered, minimum), ["role", "level"])
  ].flat();
  for (const [{step, rows}, {members}] of shownOf(await stepsOf(context), minimum))
    if (step.startsWith("loop>"))
      for (const dimension of ["role", "level", "period"] as const)
        for (const row of rows) {
          const member = row[dimension];
          if (member !== null && !members[dimension].has(member)) hidden.push(keyOf(dimension, member));
        }
  const all = new Set(hidden);
  return (dimension, member) => all.has(keyOf(dimension, member));
});

/**
 * Loops with two votes of one role at one level may be told where coverage, which counts nearly the same loops, tells of
 * that role at that level too, and nothing else of them follows. To tell fewer cells than that tells no more.
 */
export const crossedLoopMembers = shared(async (context: ReportContext): Promise<(slice: Slice) => boolean> => {
  const minimum = context.config.privacy.minimum_candidates;
  const isHidden = await hiddenLoopMembers(context);
  const {compared, covered} = await loopsOf(context);
  const told = [compared, covered].map((loops) => {
    const slices = publishableCrossings(loops, minimum, isHidden);
    return new Set(slices.map(({slice: {role, level}}) => JSON.stringify([role, level])));
  });
  return ({role, level}) => told.every((cells) => cells.has(JSON.stringify([role, level])));
});

function hiddenOf(
  loops: readonly Loop[],
  shown: readonly {slice: Slice}[],
  dimensions: readonly (keyof Slice)[]
): string[] {
  return dimensions.flatMap((dimension) => {
    const members = new Set(loops.flatMap((loop) => loop[dimension] ?? []));
    const told = new Set(shown.flatMap(({slice}) => slice[dimension] ?? []));
    return [...members].filter((member) => !told.has(member)).map((member) => keyOf(dimension, member));
  });
}

function keyOf(dimension: string, member: string): string {
  return JSON.stringify([dimension, member]);
}
