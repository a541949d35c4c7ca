import * as Plot from "@observablehq/plot";
import type {LoopDesign} from "../../contracts/loop-design.js";
import {coefficient, count, hours, range} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, context, ends, plot} from "../kit/chart.js";
import {amount, estimate, sortableTable} from "../kit/table.js";

type Size = LoopDesign["sizes"][number];

/** What each further interview adds, against its hours. */
export function interviewGainChart({sizes, interviewsPerLoop, leastLoops}: LoopDesign): HTMLElement {
  const now = Math.round(interviewsPerLoop ?? 0);
  const here = sizes.find(({interviews}) => interviews === now);
  const before = sizes.find(({interviews}) => interviews === now - 1);
  return chartCard({
    title:
      here && before
        ? `Interview ${now} takes ${count(here.hours - before.hours)} staff hours and adds ${coefficient(here.gain.value)} standard deviations of ability per offer`
        : "What each interview adds",
    howToRead:
      "each bar is how much the interview raises the average ability of those who get an offer, in standard deviations of ability among those who reach the loop; the line is what is plausible. Later interviews add less and less, and each takes the same hours.",
    alternative:
      sizes.map(({interviews, gain}) => `interview ${interviews} adds ${coefficient(gain.value)}`).join(", ") + ".",
    chart: sizes.length > 0 ? (width) => draw(sizes, now, width) : null,
    empty: `Needs ${count(leastLoops)} decided loops with two or more votes.`,
    table: sortableTable(sizes, {
      caption: "What each interview adds",
      name: "interview-gain",
      columns: [
        {label: "Interviews", numeric: true, value: ({interviews}) => interviews},
        estimate("Reliability", ({phi}) => phi, coefficient),
        estimate("Ability of those offered, SD", ({utility}) => utility, coefficient),
        {
          label: "Added by the last",
          numeric: true,
          value: ({gain}) => gain.value,
          format: ({gain}) => `${coefficient(gain.value)} (${range(gain.interval, coefficient)})`
        },
        amount("Staff hours of the loop", ({hours}) => hours, count)
      ]
    }),
    name: "interview-gain"
  });
}

function draw(sizes: readonly Size[], now: number, width: number): Element {
  const later = sizes.filter(({interviews}) => interviews > 1);
  return plot({
    width,
    height: 280,
    marginLeft: 52,
    marginRight: 16,
    marginBottom: 48,
    x: {
      label: "interviews in the loop →",
      type: "band",
      domain: later.map(({interviews}) => interviews),
      tickFormat: "d"
    },
    y: {label: "↑ added ability per offer, SD", grid: true, ticks: 5},
    marks: [
      Plot.barY(later, {
        x: "interviews",
        y: ({gain}: Size) => gain.value,
        fill: ({interviews}: Size) => (interviews === now ? accent : context)
      }),
      Plot.ruleX(later, {
        x: "interviews",
        ...ends("y", ({gain}: Size) => gain.interval),
        strokeWidth: 1.5
      }),
      Plot.text(
        later.filter(({interviews}) => interviews === now),
        {x: "interviews", y: ({gain}: Size) => gain.interval?.[1] ?? gain.value, text: () => "now", dy: -10}
      ),
      Plot.ruleY([0])
    ]
  });
}

/** Hours of a loop and of an offer, for all and by role. */
export function loopHoursTable({hours: rows}: LoopDesign): HTMLElement {
  return sortableTable(rows, {
    caption: "Staff hours per loop and per offer",
    name: "loop-hours",
    columns: [
      {label: "Role", value: ({subject}) => (subject === "all" ? "All roles" : subject)},
      amount("Decided loops", ({loops}) => loops, count),
      amount("Hours per loop", ({hoursPerLoop}) => hoursPerLoop, hours),
      estimate("Hours per offer", ({hoursPerOffer}) => hoursPerOffer, hours, {missing: "no offer yet"})
    ]
  });
}
