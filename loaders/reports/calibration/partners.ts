import type {Calibration} from "../../../src/contracts/calibration.js";
import type {Finding} from "../../../src/contracts/finding.js";
import type {LoopVote} from "../shared/loop-votes.js";

type Shadow = Calibration["shadows"][number];

/** Fewest votes of a partner in the area. */
const experienced = 10;

/**
 * For each interviewer who votes clearly differently: their main area, and the colleague with most votes there among
 * those who vote like others. A colleague is asked once before anyone is asked twice.
 */
export function shadowPartners(findings: readonly Finding[], votes: readonly LoopVote[]): Shadow[] {
  const severity = findings.filter(({kind}) => kind === "interviewer.severity");
  const steady = new Set(severity.filter(({verdict}) => verdict === "ok").map(({subject}) => subject));
  const counts = countByArea(votes);
  const asked = new Set<string>();
  return severity
    .filter(({verdict}) => verdict === "act")
    .map(({subject, direction}): Shadow => {
      const area = mainArea(counts.get(subject) ?? new Map());
      const partner = [...counts]
        .filter(([colleague, areas]) => steady.has(colleague) && (areas.get(area) ?? 0) >= experienced)
        .sort(
          ([a, mine], [b, theirs]) =>
            Number(asked.has(a)) - Number(asked.has(b)) || theirs.get(area)! - mine.get(area)! || (a < b ? -1 : 1)
        )[0]?.[0];
      if (partner !== undefined) asked.add(partner);
      return {
        interviewer: subject,
        direction: direction === "lenient" ? "lenient" : "harsh",
        area,
        partner: partner === undefined ? null : {interviewer: partner}
      };
    });
}

function countByArea(votes: readonly LoopVote[]): Map<string, Map<string, number>> {
  const counts = new Map<string, Map<string, number>>();
  for (const {interviewer_id, focus} of votes) {
    const areas = counts.get(interviewer_id) ?? new Map<string, number>();
    counts.set(interviewer_id, areas.set(focus, (areas.get(focus) ?? 0) + 1));
  }
  return counts;
}

function mainArea(areas: ReadonlyMap<string, number>): string {
  return [...areas].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? "not recorded";
}
