import {agreement} from "./agreement.js";
import {borderline} from "./borderline/report.js";
import {calibration} from "./calibration.js";
import {coverage} from "./coverage/report.js";
import {dataTrust} from "./data-trust/report.js";
import {funnel} from "./funnel/report.js";
import {independence} from "./independence.js";
import {interviewers} from "./interviewers.js";
import {loopDesign} from "./loop-design.js";
import {questions} from "./questions/report.js";
import type {Report} from "./report.js";
import {screen} from "./screen/report.js";
import {screeners} from "./screeners.js";

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
