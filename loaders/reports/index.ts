import {ascending} from "d3-array";
import {type Finding, kinds} from "../../src/contracts/finding.js";
import {reports, resultOf} from "./all.js";
import type {Report, ReportContext, ReportResult} from "./report.js";
import {hiresOnlyFinding, inHires} from "./shared/hires-only.js";
import {inThreads, paysInThreads} from "./threads.js";

export {reports};

/**
 * Runs every report; findings come in the contract's order of kinds, subjects alphabetically within. Over many scorecards
 * two threads share the reports, with the same result.
 *
 * @throws what a report throws, and for a finding that breaks its contract, naming the report
 */
export async function runReports(
  context: ReportContext,
  options: {reports?: Record<string, Report>; progress?: (message: string) => void} = {}
): Promise<ReportResult> {
  const {progress = () => {}} = options;
  const results =
    options.reports === undefined && (await paysInThreads(context))
      ? await inThreads(context, progress)
      : await oneByOne(context, options.reports ?? reports, progress);
  const findings = [...results.flatMap((result) => result.findings), ...(context.hiresOnly ? [hiresOnlyFinding] : [])];
  const result = {
    findings: findings.sort(byKindAndSubject),
    datasets: results.flatMap(({datasets}) => datasets)
  };
  return context.hiresOnly ? inHires(result) : result;
}

async function oneByOne(
  context: ReportContext,
  some: Record<string, Report>,
  progress: (message: string) => void
): Promise<ReportResult[]> {
  const results: ReportResult[] = [];
  const chosen = Object.entries(some);
  for (const [place, [name, report]] of chosen.entries()) {
    progress(`computing ${name}, ${place + 1} of ${chosen.length} reports`);
    results.push(await resultOf(name, report, context));
  }
  return results;
}

function byKindAndSubject(a: Finding, b: Finding): number {
  return (
    kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
    ascending(a.subject, b.subject) ||
    ascending(JSON.stringify(a.slice), JSON.stringify(b.slice))
  );
}
