import type {Calibration} from "../../../src/contracts/calibration.js";
import {pearson} from "../../../src/statistics/association/correlation.js";
import {byLoop, type LoopVote} from "../shared/loop-votes.js";
import {published} from "../finding.js";
import {candidatesOf} from "../../privacy/slices.js";

type Area = Calibration["areas"][number];

/** How far the votes of each area go with those of the other areas on the same candidates. */
export function areaAgreement(votes: readonly LoopVote[], minimum: number): Area[] {
  const paired = [...byLoop(votes).values()].flatMap((loop) =>
    loop.flatMap((vote) => {
      const others = loop.filter(({focus}) => focus !== vote.focus);
      if (others.length === 0) return [];
      const mean = others.reduce((sum, {initial_points}) => sum + initial_points, 0) / others.length;
      return [{area: vote.focus, own: vote.initial_points, others: mean, candidate_id: vote.candidate_id}];
    })
  );
  const areas = [...new Set(paired.map(({area}) => area))].sort();
  return areas
    .map((area): Area => {
      const mine = paired.filter((row) => row.area === area);
      const correlation = pearson(
        mine.map(({own}) => own),
        mine.map(({others}) => others)
      );
      return {area, candidates: candidatesOf(mine), correlation: published(correlation)};
    })
    .filter(({candidates}) => candidates >= minimum);
}

/** The area whose whole interval lies below the middle one's estimate; null when none does. */
export function rubricArea(areas: readonly Area[]): string | null {
  const known = areas.filter(({correlation}) => correlation.value !== null && correlation.interval !== null);
  if (known.length < 3) return null;
  const sorted = [...known].sort((a, b) => a.correlation.value! - b.correlation.value!);
  const middle = sorted[Math.floor(sorted.length / 2)]!.correlation.value!;
  const lowest = sorted[0]!;
  return lowest.correlation.interval![1] < middle ? lowest.area : null;
}
