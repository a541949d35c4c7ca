import {html} from "htl";
import type {CostSheet} from "../../contracts/screen.js";
import {candidateHours, loopHours, screenHours} from "../../statistics/screen/loop-cost.js";
import {count, hours, percent} from "../../words/numbers.js";
import {slider} from "../kit/controls.js";
import type {Costs} from "./judgement.js";

interface Line {
  label: string;
  parameter: string;
  /** 0 unless said. */
  min?: number;
  max: number;
  /** Cannot grow beyond `max`. */
  isShare?: true;
  step: number;
  read: (costs: Costs) => number;
  write: (costs: Costs, value: number) => void;
  format?: (value: number) => string;
}

const minutes = (value: number): string => `${count(value)} min`;
const people = (value: number): string => String(Math.round(value * 10) / 10);

/** A line that is one amount of the loop. */
function ofLoop(name: keyof Costs["loop"], line: Omit<Line, "read" | "write">): Line {
  return {...line, read: ({loop}) => loop[name], write: ({loop}, value) => (loop[name] = value)};
}

/** What a reader may change; minutes are per person unless the label says otherwise. */
const lines: readonly Line[] = [
  ofLoop("interviewers", {label: "Interviews per loop", parameter: "n", max: 10, step: 0.1, format: people}),
  ofLoop("interviewMinutes", {label: "One interview", parameter: "interview", max: 120, step: 1}),
  ofLoop("preparationMinutes", {label: "Preparation", parameter: "preparation", max: 120, step: 5}),
  ofLoop("writingMinutes", {label: "Writing the scorecard", parameter: "writing", max: 90, step: 5}),
  ofLoop("prebriefMinutes", {label: "Pre-brief", parameter: "prebrief", max: 60, step: 5}),
  ofLoop("debriefMinutes", {label: "Debrief", parameter: "debrief", max: 90, step: 5}),
  ofLoop("extraAttendees", {
    label: "Others at pre-brief and debrief",
    parameter: "others",
    max: 6,
    step: 1,
    format: people
  }),
  ofLoop("recruiterMinutes", {label: "Recruiter per loop", parameter: "recruiter", max: 480, step: 15}),
  {
    label: "Phone screen with preparation and writing",
    parameter: "screen",
    max: 180,
    step: 5,
    read: ({screen}) => screen.minutes + screen.preparationMinutes + screen.writingMinutes,
    write: ({screen}, value) => Object.assign(screen, {minutes: value, preparationMinutes: 0, writingMinutes: 0})
  },
  {
    label: "Finding one candidate to screen",
    parameter: "finding",
    max: 1200,
    step: 15,
    read: ({screen}) => screen.minutesBefore,
    write: ({screen}, value) => (screen.minutesBefore = value)
  },
  {
    label: "Offers accepted",
    parameter: "accepted",
    // Where no offer is accepted no hire has a price.
    min: 0.01,
    max: 1,
    isShare: true,
    step: 0.01,
    format: percent,
    read: ({acceptance}) => expectedRate(acceptance),
    write: ({acceptance}, value) => (acceptance.rate = value)
  }
];

/**
 * The editable cost sheet: one slider per line, kept in the address; the value is the sheet as it stands. A line that is
 * left alone keeps what the exports or the configuration say, to the minute. Use it with Framework's `view`.
 */
export function costSheetControls(sheet: CostSheet): HTMLElement & {value: Costs} {
  const start = (): Costs => structuredClone({loop: sheet.loop, screen: sheet.screen, acceptance: sheet.acceptance});
  const untouched = start();
  const sliders = lines.map((line) => {
    const value = line.read(untouched);
    const max = line.isShare ? line.max : Math.max(line.max, Math.ceil((value * 2) / line.step) * line.step);
    const {label, parameter, step, min = 0, format = minutes} = line;
    return {line, value, element: slider({label, min, max, step, value, format, parameter})};
  });
  const total = html`<p class="leaves" role="status"></p>`;
  const element = Object.assign(
    html`<details class="cost-sheet">
      <summary>Cost sheet: change what a loop and a screen cost you</summary>
      <div class="selects">${sliders.map((one) => one.element)}</div>
      ${total}
    </details>`,
    {value: untouched}
  );
  const update = (): void => {
    const costs = start();
    for (const {line, value, element: one} of sliders) if (one.value !== value) line.write(costs, one.value);
    element.value = costs;
    total.textContent = inWords(costs, sheet.hourlyRate);
  };
  element.addEventListener("input", update);
  update();
  if (sliders.some(({element: one, value}) => one.value !== value)) element.setAttribute("open", "");
  return element;
}

function inWords({loop, screen}: Costs, rate: number | null): string {
  const money = rate === null ? "" : ` (${count(loopHours(loop) * rate)} at ${rate} an hour)`;
  return `One loop takes ${oneDecimal(loopHours(loop))} staff hours${money}, one screened candidate ${oneDecimal(screenHours(screen))}. The candidate spends ${hours(candidateHours(loop))} in a loop, which are not counted.`;
}

function oneDecimal(value: number): string {
  return value.toFixed(1);
}

/** The rate a slider starts at: the fixed one, else the mean of what the counts leave open. */
function expectedRate({rate, accepted, declined}: Costs["acceptance"]): number {
  return rate ?? Math.round((100 * (accepted + 0.5)) / (accepted + declined + 1)) / 100;
}
