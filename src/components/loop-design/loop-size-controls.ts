import {html} from "htl";
import type {LoopDesign} from "../../contracts/loop-design.js";
import {slider} from "../kit/controls.js";

/** What the reader sets: interviewers of a loop, and staff minutes that each of them takes. */
export interface LoopSize {
  interviewers: number;
  /** Interview, preparation, writing and meetings. */
  minutes: number;
  /** The minutes by the cost sheet, to the slider's step. */
  sheetMinutes: number;
}

export const fewest = 2;
export const most = 7;
const step = 5;

/** Sliders of interviewers per loop and hours of each; nothing to set where reliability cannot be told. */
export function loopSizeControls({sizes, interviewsPerLoop}: LoopDesign): HTMLElement & {value: LoopSize} {
  const [one, two] = sizes;
  const sheetMinutes = one && two ? Math.round(((two.hours - one.hours) * 60) / step) * step : 0;
  const usual = Math.min(most, Math.max(fewest, Math.round(interviewsPerLoop ?? fewest)));
  if (!one || !two)
    return Object.assign(html`<div></div>`, {value: {interviewers: usual, minutes: sheetMinutes, sheetMinutes}});
  const interviewers = slider({
    label: "Interviewers per loop",
    min: fewest,
    max: most,
    step: 1,
    value: usual,
    format: (value) => (value === usual ? `${value} (now ${(interviewsPerLoop ?? usual).toFixed(1)})` : String(value)),
    parameter: "interviewers"
  });
  const minutes = slider({
    label: "Staff hours of each: interview, preparation, writing, meetings",
    min: 30,
    max: Math.max(360, sheetMinutes),
    step,
    value: sheetMinutes,
    format: (value) => (value === sheetMinutes ? `${hoursAndMinutes(value)} (cost sheet)` : hoursAndMinutes(value)),
    parameter: "minutes"
  });
  const read = (): LoopSize => ({interviewers: interviewers.value, minutes: minutes.value, sheetMinutes});
  const element = Object.assign(html`<div class="sliders">${interviewers}${minutes}</div>`, {value: read()});
  element.addEventListener("input", () => (element.value = read()));
  return element;
}

/** "2 h 50 min". */
export function hoursAndMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  return [hours > 0 ? `${hours} h` : "", rest > 0 || hours === 0 ? `${rest} min` : ""].filter(Boolean).join(" ");
}
