import type {Finding} from "../../../src/contracts/finding.js";
import type {Config} from "../../config/config.js";
import type {InterviewerFacts} from "./facts.js";

export function consistencyFindings(
  _facts: InterviewerFacts,
  _config: Config,
  _paceOf: (id: string) => number | null
): Finding[] {
  return [];
}
