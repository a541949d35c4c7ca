import type {Agreement} from "../contracts/agreement.js";
import {counted, date} from "../words/numbers.js";

/** "312 loops, 41 interviewers, 5 Jan 2025 – 30 Jun 2026". */
export function agreementSliceText({loops, interviewers, from, to}: Agreement["slices"][number]): string {
  const when = from === null ? "" : `, ${date(from)} – ${date(to)}`;
  return `${counted(loops, "loop")}, ${counted(interviewers, "interviewer")}${when}`;
}
