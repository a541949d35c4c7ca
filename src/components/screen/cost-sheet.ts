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

/** The sheet in two figures: hours of a loop and of a screened candidate. */
const totals = {
  loop: {
    label: "Staff hours of one loop",
    parameter: "loop",
    step: 0.5,
    max: 30,
    of: ({loop}: Costs) => loopHours(loop)
  },
  screen: {
    label: "Staff hours to screen one candidate",
    parameter: "screened",
    step: 0.25,
    max: 10,
    of: ({screen}: Costs) => screenHours(screen)
  }
} as const;

/**
 * The editable cost sheet: a slider for the hours of a loop and one for those of a screen, behind them one for each line; all
 * kept in the address. The value is the sheet as it stands: a line that is left alone keeps what the exports or the
 * configuration say, to the minute; where a total is set, its lines are scaled to it. Use it with Framework's `view`.
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
  const ofLines = (): Costs => {
    const costs = start();
    for (const {line, value, element: one} of sliders) if (one.value !== value) line.write(costs, one.value);
    return costs;
  };
  const total = (part: "loop" | "screen"): ReturnType<typeof slider> => {
    const {label, parameter, step, max, of} = totals[part];
    const value = of(ofLines());
    const most = Math.max(max, Math.ceil((2 * value) / step) * step);
    return slider({label, parameter, min: step, max: most, step, value, format: inHours});
  };
  const [loop, screen] = [total("loop"), total("screen")];
  const text = html`<p class="leaves" role="status"></p>`;
  const details = html`<details>
    <summary>Every line of the cost sheet</summary>
    <div class="selects">${sliders.map((one) => one.element)}</div>
    ${text}
  </details>`;
  const element = Object.assign(html`<div class="cost-sheet">${loop} ${screen} ${details}</div>`, {value: untouched});
  const update = (): void => {
    const costs = ofLines();
    scale(costs.loop, loop.value / totals.loop.of(costs), "interviewers", "extraAttendees");
    scale(costs.screen, screen.value / totals.screen.of(costs));
    element.value = costs;
    text.textContent = inWords(costs, sheet.hourlyRate);
  };
  details.addEventListener("input", () => {
    const costs = ofLines();
    loop.follow(totals.loop.of(costs));
    screen.follow(totals.screen.of(costs));
  });
  element.addEventListener("input", update);
  update();
  const isAsked = sliders.some(({element: one, value}) => one.value !== value);
  if (isAsked || details.querySelector(".notice")) details.setAttribute("open", "");
  return element;
}

/** All minutes of a sheet by the same factor; counts of people stay. */
function scale<Sheet extends Record<string, number>>(sheet: Sheet, factor: number, ...people: (keyof Sheet)[]): void {
  if (!Number.isFinite(factor) || Math.abs(factor - 1) < 1e-9) return;
  for (const name of Object.keys(sheet) as (keyof Sheet)[])
    if (!people.includes(name)) sheet[name] = (Number(sheet[name]) * factor) as Sheet[keyof Sheet];
}

/** "18.1 h". */
function inHours(value: number): string {
  return `${value.toFixed(1)}\u00a0h`;
}

function inWords({loop, screen}: Costs, rate: number | null): string {
  const money = rate === null ? "" : ` (${count(loopHours(loop) * rate)} at ${rate} an hour)`;
  return `One loop takes ${inHours(loopHours(loop))} of staff time${money}, one screened candidate ${inHours(screenHours(screen))}. The candidate spends ${hours(candidateHours(loop))} in a loop, which are not counted.`;
}

/** The rate a slider starts at: the fixed one, else the mean of what the counts leave open. */
function expectedRate({rate, accepted, declined}: Costs["acceptance"]): number {
  return rate ?? Math.round((100 * (accepted + 0.5)) / (accepted + declined + 1)) / 100;
}

/** The names under which a cost sheet stands in an address. */
export const costParameters = [
  ...lines.map(({parameter}) => parameter),
  totals.loop.parameter,
  totals.screen.parameter
];
