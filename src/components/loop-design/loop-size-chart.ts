import * as Plot from "@observablehq/plot";
import type {LoopDesign} from "../../contracts/loop-design.js";
import {html} from "htl";
import {coefficient, count, hours, ordinal, percent, points, range} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, background, context, ends, ink, plot} from "../kit/chart.js";
import {estimate, sortableTable} from "../kit/table.js";
import {type Tile, tiles} from "../kit/tiles.js";
import {fewest, hoursAndMinutes, type LoopSize, most} from "./loop-size-controls.js";

type Size = LoopDesign["sizes"][number] & {staffHours: number};

/** What the loop that a reader sets would give, beside the loop of now. */
export function loopSizeTiles(data: LoopDesign, set: LoopSize): HTMLElement {
  const sizes = sizesAt(data, set);
  const here = sizes.find(({interviews}) => interviews === set.interviewers);
  const now = sizesAt(data, {...set, minutes: set.sheetMinutes}).find(
    ({interviews}) => interviews === Math.round(data.interviewsPerLoop ?? 0)
  );
  if (!here) return html`<div></div>`;
  const tile = (
    measure: string,
    of: (size: Size) => number | null,
    format: (value: number | null) => string,
    note?: string
  ): Tile => ({
    measure,
    value: format(of(here)),
    ...(now ? {beside: `now ${format(of(now))}`} : {}),
    ...(note ? {note} : {})
  });
  return tiles(
    [
      tile("Offers made again", ({offersAgain}) => offersAgain.value, percent, "if each of them votes"),
      tile("Staff hours of a loop", ({staffHours}) => staffHours, hours),
      tile("Reliability of its mean vote", ({phi}) => phi.value, coefficient)
    ],
    "What this loop would give"
  );
}

function sizesAt({sizes}: LoopDesign, set: LoopSize): Size[] {
  return sizes
    .filter(({interviews}) => interviews <= most)
    .map((size) => ({...size, staffHours: size.hours + (size.interviews * (set.minutes - set.sheetMinutes)) / 60}));
}

/** What the n-th interviewer adds for their hours: offers made again, reliability and staff hours beside each other. */
export function loopSizeChart(data: LoopDesign, set: LoopSize): HTMLElement {
  const sizes = sizesAt(data, set);
  const here = sizes.find(({interviews}) => interviews === set.interviewers);
  const shown = sizes.filter(({interviews}) => interviews >= fewest);
  const panels = here ? panelsOf(sizes, here, set) : [];
  const now = Math.round(data.interviewsPerLoop ?? 0);
  return chartCard({
    title: here ? sizeTitle(here) : "What each interviewer adds cannot be told yet",
    subtitle: "By interviewers in the loop; coloured: what the last one brings; band: 90 %",
    howToRead:
      "Hours rise by the same step each time; the other two rise less and less. Offers made again is the share of offers that a second loop of as many other interviewers would make too, counted low; reliability is how far the mean vote would return. Here each interviewer votes; the agreement page has the votes that were cast.",
    alternative: sizes
      .map(
        ({interviews, phi, offersAgain, staffHours}) =>
          `${interviews}: reliability ${coefficient(phi.value)}, offers made again ${percent(offersAgain.value)}, ${count(staffHours)} staff hours`
      )
      .join("; "),
    chart: here ? (width) => sideBySide(panels, {chosen: set.interviewers, now, width}) : null,
    empty: `This needs ${count(data.leastLoops)} decided loops with two or more votes, which must tell candidates apart.`,
    table: sortableTable(shown, {
      caption: "What each interviewer adds, and its hours",
      name: "loop-size",
      columns: [
        {label: "Interviewers", numeric: true, value: ({interviews}) => interviews},
        estimate("Offers made again", ({offersAgain}) => offersAgain, percent),
        estimate("Added by the last, points", ({offersAgainGain}) => offersAgainGain, inPoints),
        estimate("Reliability", ({phi}) => phi, coefficient),
        estimate("Added by the last", ({phiGain}) => phiGain, coefficient),
        {
          label: "Staff hours per loop",
          numeric: true,
          value: ({staffHours}) => staffHours,
          format: ({staffHours}) => staffHours.toFixed(1)
        }
      ]
    }),
    name: "loop-size"
  });
}

/** What the last interviewer of a loop brings. */
export function sizeTitle({
  interviews,
  offersAgainGain: {value}
}: Pick<LoopDesign["sizes"][number], "interviews" | "offersAgainGain">): string {
  if (value === null) return `What interviewer ${interviews} adds for their hours`;
  const added = Math.round(100 * value);
  return added < 1
    ? `The ${ordinal(interviews)} interviewer adds next to nothing`
    : `The ${ordinal(interviews)} interviewer makes ${added} in 100 more offers repeatable`;
}

/** "+2 points", "+1 point". */
function added(share: number | null): string {
  const text = points(share);
  return text === "+1 points" ? "+1 point" : text;
}

function panelsOf(sizes: readonly Size[], {phiGain, offersAgainGain}: Size, {minutes}: LoopSize): StepPanel[] {
  const steps = (of: (size: Size) => Size["phi"]): StepPanel["steps"] =>
    sizes.flatMap((size) => {
      const {value, interval} = of(size);
      return value === null ? [] : [{interviewers: size.interviews, value, interval}];
    });
  const longest = Math.max(...sizes.map(({staffHours}) => staffHours));
  const all: StepPanel[] = [
    {
      label: "offers made again",
      steps: steps(({offersAgain}) => offersAgain),
      domain: [0, 1],
      format: percent,
      added: added(offersAgainGain.value)
    },
    {
      label: "reliability",
      steps: steps(({phi}) => phi),
      domain: [0, 1],
      format: (value) => value.toFixed(value === 0 || value === 1 ? 0 : 2),
      added: `+${coefficient(phiGain.value)}`
    },
    {
      label: "staff hours per loop",
      steps: steps(({staffHours}) => ({value: staffHours, interval: null})),
      domain: [0, longest * 1.15],
      format: (value) => `${count(value)} h`,
      added: `+${hoursAndMinutes(minutes)}`
    }
  ];
  return all.filter(({steps: known}) => known.length > 0);
}

/** One picture of several panels: beside each other, or below each other on a phone. */
function sideBySide(panels: readonly StepPanel[], place: {chosen: number; now: number; width: number}): SVGElement {
  const stacked = place.width < 640;
  const height = stacked ? 200 : 250;
  const width = stacked ? place.width : Math.floor(place.width / panels.length);
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  picture.setAttribute("width", String(place.width));
  picture.setAttribute("height", String(stacked ? height * panels.length : height));
  panels.forEach((panel, index) => {
    const part = stepPanel(panel, {...place, width, height});
    part.setAttribute("x", String(stacked ? 0 : index * width));
    part.setAttribute("y", String(stacked ? index * height : 0));
    part.style.height = `${height}px`;
    picture.append(part);
  });
  return picture;
}

function inPoints(value: number | null | undefined): string {
  return points(value).replace(" points", "");
}

interface Step {
  interviewers: number;
  value: number;
  interval: readonly [number, number] | null;
}

interface StepPanel {
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
function stepPanel(
  {label, steps, domain, format, added}: StepPanel,
  {chosen, now, width, height}: {chosen: number; now: number; width: number; height: number}
): SVGElement {
  const here = steps.find(({interviewers}) => interviewers === chosen);
  const before = steps.find(({interviewers}) => interviewers === chosen - 1);
  const rise = here && before ? [{x: chosen, y1: before.value, y2: here.value}] : [];
  const high = here !== undefined && here.value > domain[0] + 0.82 * (domain[1] - domain[0]);
  return plot({
    width,
    height,
    marginLeft: 44,
    marginRight: 30,
    marginTop: 34,
    marginBottom: 44,
    x: {
      label: null,
      domain: [steps[0]?.interviewers ?? 1, steps.at(-1)?.interviewers ?? 2],
      ticks: steps.map(({interviewers}) => interviewers),
      tickFormat: (value: number) => (value === now ? `${value}\nnow` : String(value))
    },
    y: {label, labelArrow: "none", domain, grid: true, ticks: 4, tickFormat: format},
    marks: [
      Plot.areaY(
        steps.filter(({interval}) => interval),
        {
          x: "interviewers",
          ...ends("y", ({interval}: Step) => interval),
          fill: context,
          fillOpacity: 0.2
        }
      ),
      Plot.line(steps, {x: "interviewers", y: "value", stroke: context, strokeWidth: 2}),
      Plot.dot(steps, {
        x: "interviewers",
        y: "value",
        r: 3,
        fill: background,
        stroke: context,
        strokeWidth: 2,
        title: ({interviewers, value, interval}: Step) =>
          `${interviewers} ${interviewers === 1 ? "interviewer" : "interviewers"}\n${format(value)}${interval ? ` (${range(interval, (end) => format(end ?? Number.NaN))})` : ""}`,
        tip: true
      }),
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
            fontWeight: 700,
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
        fontWeight: 700,
        fill: accent,
        stroke: background,
        strokeWidth: 4
      })
    ]
  }) as SVGElement;
}
