import {desc, table} from "arquero";
import {ascending, group} from "d3-array";
import {mean} from "simple-statistics";
import type {Agreement} from "../../../src/contracts/agreement.js";
import type {Calibration} from "../../../src/contracts/calibration.js";
import type {Finding} from "../../../src/contracts/finding.js";
import type {Interviewers} from "../../../src/contracts/interviewers.js";
import {pearson} from "../../../src/statistics/association/correlation.js";
import {behind, isOfFew, sameBehind} from "../../privacy/behind.js";
import {candidatesOf} from "../../privacy/slices.js";
import {agreement} from "../agreement/report.js";
import {asHeadline, mostAtStakeFirst, mostUrgentFirst, published, saidOnce} from "../finding.js";
import {independence} from "../independence/report.js";
import {interviewers} from "../interviewers/report.js";
import type {Report} from "../report.js";
import {byLoop, inLoopsOfTwo, type LoopVote, loopVotes} from "../shared/loop-votes.js";

/** The dataset `calibration`: what the next session should be about. It has no findings of its own. */
export const calibration: Report = async (context) => {
  const agreed = await agreement(context);
  const people = await interviewers(context);
  const independent = await independence(context);
  const votes = inLoopsOfTwo(await loopVotes(context));
  const {shadows, changes} = agreed.datasets[0]!.content as Agreement;
  const areas = areaAgreement(votes, context.config.privacy.minimum_candidates);
  const content: Calibration = {
    findings: threeThatMatter(people.datasets[0]!.content as Interviewers, [
      ...people.findings,
      ...independent.findings,
      ...agreed.findings
    ]),
    shadows: shadowPartners(people.findings, votes),
    interviewersJudged: people.findings.filter(
      (finding) => finding.kind === "interviewer.severity" && isPerson(finding) && finding.verdict !== "too_little_data"
    ).length,
    areas,
    rubric: rubricArea(areas),
    changes: changes.map(({sentence}) => sentence),
    shadowPairs: isOfFew(shadows, context.config.privacy) ? null : shadows.pairs,
    leastShadowPairs: shadows.least
  };
  return {findings: [], datasets: [{name: "calibration", audiences: ["leads"], content: behind(votes, content)}]};
};

/**
 * What the interviewer page says first, then the first finding to act on of every other kind, most hours first, then
 * repeatability; the most urgent three.
 */
function threeThatMatter(people: Interviewers, findings: readonly Finding[]): Calibration["findings"] {
  const seen = new Set<string>(["interviewer.severity"]);
  const acts = findings.filter(({kind, verdict}) => verdict === "act" && !seen.has(kind) && seen.add(kind));
  const repeat = findings.filter(({kind, subject}) => kind === "agreement.repeatability" && subject === "all");
  const headlines = [...acts, ...repeat.filter(({kind}) => !seen.has(kind))].map((finding) =>
    asHeadline(finding, isPerson(finding) ? finding.subject : undefined)
  );
  const [first] = people.findings;
  const here =
    first!.verdict === "act"
      ? sameBehind(first!, {
          ...first!,
          action: "Arrange the shadow interviews listed here, and do not compare plain averages."
        })
      : first!;
  return saidOnce(mostUrgentFirst([here, ...mostAtStakeFirst(headlines)])).slice(0, 3);
}

function isPerson({kind, subject}: Finding): boolean {
  return kind.startsWith("interviewer.") && subject !== "all";
}

type Area = Calibration["areas"][number];

/** How far the votes of each area go with those of the other areas on the same candidates. */
export function areaAgreement(votes: readonly LoopVote[], minimum: number): Area[] {
  const paired = [...byLoop(votes).values()].flatMap((loop) =>
    loop.flatMap(({focus, initial_points: own, candidate_id}) => {
      const others = loop.filter((vote) => vote.focus !== focus).map(({initial_points}) => initial_points);
      return others.length === 0 ? [] : [{focus, own, others: mean(others), candidate_id}];
    })
  );
  return [...group(paired, ({focus}) => focus)]
    .sort(([a], [b]) => ascending(a, b))
    .map(([area, mine]): Area => {
      const correlation = pearson(
        mine.map(({own}) => own),
        mine.map(({others}) => others)
      );
      return behind(mine, {area, candidates: candidatesOf(mine), correlation: published(correlation)});
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

type Shadow = Calibration["shadows"][number];

/** Fewest votes of a partner in the area. */
const experienced = 10;

/**
 * For each interviewer who votes clearly differently: their main area, and the colleague with most votes there among
 * those who vote like others. A colleague is asked once before anyone is asked twice.
 */
function shadowPartners(findings: readonly Finding[], votes: readonly LoopVote[]): Shadow[] {
  const severity = findings.filter(({kind}) => kind === "interviewer.severity");
  const steady = new Set(severity.filter(({verdict}) => verdict === "ok").map(({subject}) => subject));
  const counts = table({
    interviewer: votes.map(({interviewer_id}) => interviewer_id),
    area: votes.map(({focus}) => focus)
  })
    .groupby("interviewer", "area")
    .count({as: "votes"})
    .orderby(desc("votes"), "area", "interviewer")
    .objects() as {interviewer: string; area: string; votes: number}[];
  const asked = new Set<string>();
  return severity
    .filter(({verdict}) => verdict === "act")
    .map(({subject, direction}): Shadow => {
      const area = counts.find(({interviewer}) => interviewer === subject)?.area ?? "not recorded";
      const colleagues = counts.filter(
        (one) => one.area === area && one.votes >= experienced && steady.has(one.interviewer)
      );
      const partner = (colleagues.find(({interviewer}) => !asked.has(interviewer)) ?? colleagues[0])?.interviewer;
      if (partner !== undefined) asked.add(partner);
      return {
        interviewer: subject,
        direction: direction === "lenient" ? "lenient" : "harsh",
        area,
        partner: partner === undefined ? null : {interviewer: partner}
      };
    });
}
