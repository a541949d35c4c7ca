import {z} from "zod";
import {type Finding, finding as contract} from "../../src/contracts/finding.js";
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

/** What one report finds, its datasets by its name. Throws what it throws, and for a finding that breaks its contract. */
export async function resultOf(name: string, report: Report, context: ReportContext): Promise<ReportResult> {
  try {
    const {findings, datasets} = await report(context);
    findings.forEach(mustHoldToContract);
    return {findings, datasets: datasets.map((dataset) => ({report: name, ...dataset}))};
  } catch (error) {
    if (error instanceof UserError || isInputOutput(error)) throw error;
    throw new Error(`report ${name}: ${error instanceof Error ? error.message : String(error)}`, {cause: error});
  }
}

function mustHoldToContract(finding: Finding): void {
  const {error} = contract.safeParse(finding);
  if (error)
    throw new Error(`finding ${finding.kind} of ${finding.subject} breaks its contract:\n${z.prettifyError(error)}`);
}
