import * as Plot from "@observablehq/plot";
import {chartStyle} from "./interval-marks.js";
import {accent, background, context, ink} from "./palette.js";

export interface Step {
  interviewers: number;
  value: number;
  interval: readonly [number, number] | null;
}

export interface StepPanel {
  /** What is measured, with its unit: "reliability". */
  label: string;
  /** One step for each number of interviewers, from the smallest on. */
  steps: readonly Step[];
  domain: [number, number];
  format: (value: number) => string;
  /** How the last interviewer's share reads: "+0.05". */
  added: string;
}

/** One measure by number of interviewers, with the step that the chosen last interviewer makes. */
export function stepPanel(
  {label, steps, domain, format, added}: StepPanel,
  {chosen, now, width, height}: {chosen: number; now: number; width: number; height: number}
): SVGElement {
  const here = steps.find(({interviewers}) => interviewers === chosen);
  const before = steps.find(({interviewers}) => interviewers === chosen - 1);
  const rise = here && before ? [{x: chosen, y1: before.value, y2: here.value}] : [];
  const high = here !== undefined && here.value > domain[0] + 0.82 * (domain[1] - domain[0]);
  return Plot.plot({
    width,
    height,
    marginLeft: 44,
    marginRight: 30,
    marginTop: 34,
    marginBottom: 44,
    style: chartStyle,
    x: {
      label: "interviewers →",
      domain: [steps[0]?.interviewers ?? 1, steps.at(-1)?.interviewers ?? 2],
      ticks: steps.map(({interviewers}) => interviewers),
      tickFormat: (value: number) => (value === now ? `${value}\nnow` : String(value))
    },
    y: {label: `↑ ${label}`, domain, grid: true, ticks: 4, tickFormat: format},
    marks: [
      Plot.areaY(
        steps.filter(({interval}) => interval),
        {
          x: "interviewers",
          y1: ({interval}: Step) => interval![0],
          y2: ({interval}: Step) => interval![1],
          fill: context,
          fillOpacity: 0.2
        }
      ),
      Plot.line(steps, {x: "interviewers", y: "value", stroke: context, strokeWidth: 2}),
      Plot.dot(steps, {x: "interviewers", y: "value", r: 3, fill: background, stroke: context, strokeWidth: 2}),
      Plot.link(rise, {
        x1: ({x}: {x: number}) => x - 1,
        x2: "x",
        y1: "y1",
        y2: "y1",
        stroke: accent,
        strokeDasharray: "3,3"
      }),
      Plot.link(rise, {x1: "x", x2: "x", y1: "y1", y2: "y2", stroke: accent, strokeWidth: 5}),
      here ? Plot.dot([here], {x: "interviewers", y: "value", r: 6, fill: accent}) : null,
      here
        ? Plot.text([here], {
            x: "interviewers",
            y: "value",
            text: ({value}: Step) => format(value),
            dy: high ? 0 : -16,
            dx: high ? -12 : 0,
            textAnchor: high ? "end" : "middle",
            fontSize: 15,
            fontWeight: 600,
            fill: ink,
            stroke: background,
            strokeWidth: 4
          })
        : null,
      Plot.text(rise, {
        x: "x",
        y: "y1",
        text: () => added,
        dy: 16,
        fontWeight: 600,
        fill: accent,
        stroke: background,
        strokeWidth: 4
      })
    ]
  }) as SVGElement;
}
