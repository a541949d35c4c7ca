import {kinds, type Finding} from "../../src/contracts/finding.js";
import {reports as allReports} from "./index.js";
import type {Report, ReportContext, ReportResult} from "./report.js";

/** Runs every report; findings come in the contract's order of kinds, subjects alphabetically within. */
export async function runReports(
  context: ReportContext,
  options: {reports?: Record<string, Report>; progress?: (message: string) => void} = {}
): Promise<ReportResult> {
  const results: ReportResult[] = [];
  for (const [name, report] of Object.entries(options.reports ?? allReports)) {
    options.progress?.(`computing ${name}`);
    results.push(await report(context));
  }
  return {
    findings: results.flatMap(({findings}) => findings).sort(byKindAndSubject),
    datasets: results.flatMap(({datasets}) => datasets)
  };
}

function byKindAndSubject(a: Finding, b: Finding): number {
  return (
    kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
    compare(a.subject, b.subject) ||
    compare(JSON.stringify(a.slice), JSON.stringify(b.slice))
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
