import type {Agreement} from "../../../src/contracts/agreement.js";
import {calibration as contract, type Calibration} from "../../../src/contracts/calibration.js";
import type {Finding} from "../../../src/contracts/finding.js";
import type {Interviewers} from "../../../src/contracts/interviewers.js";
import {agreement} from "../agreement/report.js";
import {areaAgreement, rubricArea} from "./areas.js";
import {shadowPartners} from "./partners.js";
import {asHeadline, mostUrgentFirst} from "../finding.js";
import {independence} from "../independence/report.js";
import {interviewers} from "../interviewers/report.js";
import {inLoopsOfTwo, loopVotes} from "../shared/loop-votes.js";
import type {Report} from "../report.js";

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
    shadowPairs: shadows.pairs,
    leastShadowPairs: shadows.least
  };
  return {findings: [], datasets: [{name: "calibration", audiences: ["leads"], content: contract.parse(content)}]};
};

/**
 * What the interviewer page says first, then the first finding to act on of every other kind, then repeatability; the
 * most urgent three.
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
      ? {...first!, action: "Arrange the shadow interviews below, and do not discuss raw means."}
      : first!;
  return mostUrgentFirst([here, ...headlines]).slice(0, 3);
}

function isPerson({kind, subject}: Finding): boolean {
  return kind.startsWith("interviewer.") && subject !== "all";
}
