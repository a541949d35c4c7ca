import {ascending} from "d3-array";
import {z} from "zod";
import {type Finding, finding as contract, kinds} from "../../src/contracts/finding.js";
import {isInputOutput, UserError} from "../errors.js";
import {agreement} from "./agreement/report.js";
import {borderline} from "./borderline/report.js";
import {calibration} from "./calibration/report.js";
import {coverage} from "./coverage/report.js";
import {dataTrust} from "./data-trust/report.js";
import {funnel} from "./funnel/report.js";
import {independence} from "./independence/report.js";
import {interviewers} from "./interviewers/report.js";
import {load} from "./load/report.js";
import {loopDesign} from "./loop-design/report.js";
import {questions} from "./questions/report.js";
import type {Report, ReportContext, ReportResult} from "./report.js";
import {screen} from "./screen/report.js";
import {screeners} from "./screeners/report.js";
import {hiresOnlyFinding, inHires} from "./shared/hires-only.js";

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
  load,
  "data-trust": dataTrust
};

/**
 * Runs every report; findings come in the contract's order of kinds, subjects alphabetically within.
 *
 * @throws what a report throws, and for a finding that breaks its contract, naming the report
 */
export async function runReports(
  context: ReportContext,
  options: {reports?: Record<string, Report>; progress?: (message: string) => void} = {}
): Promise<ReportResult> {
  const results: ReportResult[] = [];
  const chosen = Object.entries(options.reports ?? reports);
  for (const [place, [name, report]] of chosen.entries()) {
    options.progress?.(`computing ${name}, ${place + 1} of ${chosen.length} reports`);
    try {
      const {findings, datasets} = await report(context);
      findings.forEach(mustHoldToContract);
      results.push({findings, datasets: datasets.map((dataset) => ({report: name, ...dataset}))});
    } catch (error) {
      if (error instanceof UserError || isInputOutput(error)) throw error;
      throw new Error(`report ${name}: ${error instanceof Error ? error.message : String(error)}`, {cause: error});
    }
  }
  const findings = [...results.flatMap((result) => result.findings), ...(context.hiresOnly ? [hiresOnlyFinding] : [])];
  const result = {
    findings: findings.sort(byKindAndSubject),
    datasets: results.flatMap(({datasets}) => datasets)
  };
  return context.hiresOnly ? inHires(result) : result;
}

function mustHoldToContract(finding: Finding): void {
  const {error} = contract.safeParse(finding);
  if (error)
    throw new Error(`finding ${finding.kind} of ${finding.subject} breaks its contract:\n${z.prettifyError(error)}`);
}

function byKindAndSubject(a: Finding, b: Finding): number {
  return (
    kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
    ascending(a.subject, b.subject) ||
    ascending(JSON.stringify(a.slice), JSON.stringify(b.slice))
  );
}
