import {quarterOf} from "../../../src/words/trend.js";
import {mean} from "simple-statistics";
import type {Finding, Verdict} from "../../../src/contracts/finding.js";
import type {Interviewers, Person} from "../../../src/contracts/interviewers.js";
import type {InterviewerSeverity} from "../../../src/statistics/interviewers/severity.js";
import {threshold} from "../../config/thresholds.js";
import {behind} from "../../privacy/behind.js";
import {candidatesIn, candidatesOf} from "../../privacy/slices.js";
import {published, publishedShareOf, rounded} from "../finding.js";
import {horizonOf, settledAfter} from "../shared/quarters.js";
import {type Report, type ReportContext, shared} from "../report.js";
import {hiddenQuarters} from "../shared/person-quarters.js";
import {weeklyPace} from "../shared/pace.js";
import {interviewerDefinitions} from "./definitions.js";
import {hoursOf, interviewerDetails, ownHabits, pooled, scaleShares, tellsAllVotes} from "./details.js";
import {
  type Hidden,
  hiddenBy,
  interviewerFacts,
  type InterviewerFacts,
  medianHours,
  sharingCandidates
} from "./facts.js";
import {interviewerHeadlines} from "./headlines.js";
import {modelInWords, otherwise} from "./model.js";
import {consistencyFindings, severityFinding, timelinessFinding} from "./judge.js";
import {atStake, hoursOf as hoursOfWork} from "../shared/stake.js";
import {trendOf} from "../shared/trend.js";

/**
 * Findings `interviewer.severity`, `.consistency` and `.timeliness` for every interviewer, and the datasets
 * `interviewers` and `interviewer-details` of those with enough votes.
 */
export const interviewers: Report = shared(async (context) => {
  const facts = await interviewerFacts(context);
  const findings = findingsOf(facts, context, (await hoursOfWork(context)).interview);
  const leastVotes = threshold(context.config, "interviewer.severity", "least_votes");
  const minimum = context.config.privacy.minimum_candidates;
  const shown = facts.severity.interviewers.filter(
    ({interviewer, n, deviation}) =>
      n >= leastVotes && deviation !== null && candidatesOf(facts.byInterviewer.get(interviewer)!) >= minimum
  );
  const everyonesMean = shown.length > 0 ? mean(facts.votes.map(({initial_points}) => initial_points)) : 0;
  const severe = new Map(
    findings.filter(({kind}) => kind === "interviewer.severity").map((finding) => [finding.subject, finding])
  );
  const halfWidths = shown
    .flatMap(({interviewer}) => {
      const told = severe.get(interviewer)!.interval;
      return told === null ? [] : [(told[1] - told[0]) / 2];
    })
    .sort((a, b) => a - b);
  const beyond = threshold(context.config, "interviewer.severity", "deviation");
  const content: Interviewers = {
    findings: interviewerHeadlines(findings, {
      judged: shown.length,
      tooFew: facts.severity.interviewers.length - shown.length,
      leastVotes,
      unfair: shown.length - halfWidths.length,
      sameness: facts.sameness,
      onlyDays: facts.onlyDays,
      threshold: beyond,
      groups: facts.severity.components,
      halfWidth: halfWidths[Math.floor(halfWidths.length / 2)] ?? null
    }),
    people: shown.map((one) => personOf(one, facts, findings, {everyonesMean, minimum})),
    feedback: feedbackOf(facts, findings, minimum),
    hoursByQuarter: hoursByQuarter(facts, context),
    tooFew: facts.severity.interviewers.length - shown.length,
    leastVotes,
    threshold: beyond,
    certainty: threshold(context.config, "interviewer.severity", "probability"),
    groups: facts.severity.components,
    model: modelInWords(facts.severity, shown),
    halo: {within: rounded(facts.halo.within), across: rounded(facts.halo.across)},
    definitions: interviewerDefinitions
  };
  const details = interviewerDetails(
    shown.map(({interviewer}) => interviewer),
    facts,
    findings,
    {minimum, leastVotes, isHidden: (await hiddenQuarters(context)).votes}
  );
  return {
    findings,
    datasets: [
      {name: "interviewers", audiences: ["leads"], content: behind(facts.votes, content)},
      {name: "interviewer-details", audiences: ["leads"], content: behind(facts.votes, details)}
    ]
  };
});

/** Whose feedback is judged; someone whose votes all come after the decision has no severity, and is late for all that. */
function feedbackOf(
  {timeliness, feedback}: InterviewerFacts,
  findings: readonly Finding[],
  minimum: number
): Interviewers["feedback"] {
  return findings
    .filter(
      ({kind, verdict, subject}) =>
        kind === "interviewer.timeliness" &&
        verdict !== "too_little_data" &&
        candidatesOf(feedback.get(subject)!) >= minimum
    )
    .map(({subject, verdict, n}) =>
      behind(candidatesIn(feedback.get(subject)!), {
        interviewer: subject,
        scorecards: n,
        hours: published(timeliness.get(subject)!.hours),
        afterDebrief: publishedShareOf(timeliness.get(subject)!.afterDebrief, candidatesOf(feedback.get(subject)!)),
        verdict
      })
    );
}

/** Median hours to feedback of everyone together, by the quarter of the interview. */
function hoursByQuarter(
  {feedback}: InterviewerFacts,
  {config, dataThrough}: Pick<ReportContext, "config" | "dataThrough">
): Interviewers["hoursByQuarter"] {
  const given = [...feedback.values()].flat().flatMap((one) =>
    one.held_at === null || one.hours === null
      ? []
      : [
          {
            candidate_id: one.candidate_id,
            interviewer_id: one.interviewer_id,
            hours: one.hours,
            period: quarterOf(one.held_at)
          }
        ]
  );
  const settled = settledAfter(horizonOf(given.map(({hours}) => Math.ceil(hours / 24))), dataThrough);
  return trendOf(
    given,
    {unit: "hours", settled, estimate: (some, level) => medianHours(some, level), grain: 0.1},
    config.privacy
  );
}

function findingsOf(facts: InterviewerFacts, {config, dataThrough}: ReportContext, interview: number): Finding[] {
  const paceOf = (interviewer: string): number | null =>
    weeklyPace(
      (facts.byInterviewer.get(interviewer) ?? []).map(({held_at}) => held_at),
      dataThrough
    );
  const sharing = sharingCandidates(facts.votes);
  const hidden = (interviewer: string): Hidden => hiddenBy(interviewer, sharing);
  const ofVotes = (finding: Finding): Finding =>
    behind(candidatesIn(facts.byInterviewer.get(finding.subject) ?? []), finding);
  const findings = [
    ...facts.severity.interviewers.map((one) =>
      ofVotes(
        severityFinding(one, {
          config,
          pace: paceOf(one.interviewer),
          sameness: facts.sameness,
          hidden,
          groups: facts.severity.components
        })
      )
    ),
    ...consistencyFindings(facts, config, paceOf).map(ofVotes),
    ...[...facts.timeliness].map(([interviewer, one]) =>
      behind(
        candidatesIn(facts.feedback.get(interviewer)!),
        timelinessFinding(interviewer, one, {config, pace: paceOf(interviewer), onlyDays: facts.onlyDays})
      )
    )
  ];
  return findings.map((finding) => {
    const {kind, subject} = finding;
    const given = (facts.feedback.get(subject) ?? []).map(({held_at}) => held_at);
    const pace = kind === "interviewer.timeliness" ? weeklyPace(given, dataThrough) : paceOf(subject);
    return atStake(finding, pace, interview);
  });
}

function personOf(
  one: InterviewerSeverity,
  facts: InterviewerFacts,
  findings: readonly Finding[],
  {everyonesMean, minimum}: {everyonesMean: number; minimum: number}
): Person {
  const {interviewer, rawMean, n, component} = one;
  const votes = facts.byInterviewer.get(interviewer)!;
  const findingOf = (kind: Finding["kind"]): Finding | undefined =>
    findings.find((finding) => finding.kind === kind && finding.subject === interviewer);
  const verdictOf = (kind: Finding["kind"]): Verdict => findingOf(kind)?.verdict ?? "too_little_data";
  // Whoever cannot be judged fairly has an estimate that may be wrong.
  const isTold = findingOf("interviewer.severity")?.estimate != null;
  const consistency = findingOf("interviewer.consistency");
  const scale = [...scaleShares(votes)];
  const hours = hoursOf(facts, interviewer, minimum);
  return behind(candidatesIn(votes), {
    interviewer,
    votes: n,
    candidates: candidatesOf(votes),
    group: component + 1,
    raw: rounded(rawMean - everyonesMean)!,
    deviation: published(isTold ? {value: one.deviation, interval: one.interval} : null),
    otherwise: isTold ? rounded(otherwise(one)) : null,
    probability: isTold ? rounded(one.probability) : null,
    severityVerdict: verdictOf("interviewer.severity"),
    consistency: published(consistency && {value: consistency.estimate, interval: consistency.interval}),
    consistencyVerdict: verdictOf("interviewer.consistency"),
    ...hours,
    ...pooled(ownHabits(facts, interviewer, minimum)),
    scale: tellsAllVotes(votes) ? [] : scale.map(([points, share]) => ({points, share: rounded(share)!}))
  });
}
