import {type Finding, kinds} from "../../src/contracts/finding.js";
import {agreement} from "./agreement/report.js";
import {borderline} from "./borderline/report.js";
import {calibration} from "./calibration/report.js";
import {coverage} from "./coverage/report.js";
import {dataTrust} from "./data-trust/report.js";
import {funnel} from "./funnel/report.js";
import {independence} from "./independence/report.js";
import {interviewers} from "./interviewers/report.js";
import {loopDesign} from "./loop-design/report.js";
import {questions} from "./questions/report.js";
import type {Report, ReportContext, ReportResult} from "./report.js";
import {screen} from "./screen/report.js";
import {screeners} from "./screeners/report.js";

/** Every report, by name; they run in this order. */
export const reports: Record<string, Report> = {
  agreement,
  interviewers,
  independence,
  "loop-design": loopDesign,
  calibration,
  screen,
  borderline,
  screeners,
  funnel,
  questions,
  coverage,
  "data-trust": dataTrust
};

/** Runs every report; findings come in the contract's order of kinds, subjects alphabetically within. */
export async function runReports(
  context: ReportContext,
  options: {reports?: Record<string, Report>; progress?: (message: string) => void} = {}
): Promise<ReportResult> {
  const results: ReportResult[] = [];
  for (const [name, report] of Object.entries(options.reports ?? reports)) {
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
