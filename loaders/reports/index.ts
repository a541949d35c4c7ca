import {dataTrust} from "./data-trust.js";
import type {Report} from "./report.js";

/** Every report, by name; they run in this order. */
export const reports: Record<string, Report> = {
  "data-trust": dataTrust
};
