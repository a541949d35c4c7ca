import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {LoopDesign} from "../../contracts/loop-design.js";
import {count, counted, percent, withInterval} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, background, ink, plot} from "../kit/chart.js";
import {amount, estimate, sortableTable} from "../kit/table.js";

type Rule = LoopDesign["rules"][number];

/** Interviews saved against offers lost, one dot for each rule of stopping early. */
export function earlyStopChart({rules, chosenRule, leastLoops, orderedLoops}: LoopDesign): HTMLElement {
  const shown = rules.filter(({savedShare, lostShare}) => savedShare !== null && lostShare.value !== null);
  const best = shown.find(({rule}) => rule === chosenRule);
  return chartCard({
    title: best ? earlyStopTitle(best) : "What stopping early would save cannot be told yet",
    subtitle: `Interviews saved and offers lost, %, by rule (“2 of 3” stops after two noes in the first three)${best ? `; ${counted(best.loops, "loop")}` : ""}; line: 90 %`,
    howToRead: `Each dot is a rule, replayed on loops that were held in full${best?.asIfInTime ? ", as if each vote had been in before the next interview" : ""}: further right saves more interviews, further up loses more offers.`,
    alternative:
      shown
        .map(
          (rule) =>
            `${name(rule)}: saves ${percent(rule.savedShare)}, loses ${withInterval(rule.lostShare.value, rule.lostShare.interval, percent)} of offers`
        )
        .join("; ") + ".",
    chart: shown.length > 0 ? (width) => draw(shown, chosenRule, width) : null,
    empty: `This needs ${count(leastLoops)} decided loops whose interviews all have times of day, and votes that differ; ${count(orderedLoops)} have such times.`,
    table: sortableTable(shown, {
      caption: "Rules of stopping early",
      name: "early-stop",
      columns: [
        {label: "Stop after", value: name},
        amount("Loops", ({loops}) => loops, count),
        amount("Stopped", ({stopped}) => stopped, percent),
        amount("Interviews saved", ({savedShare}) => savedShare, percent),
        {label: "Offers", numeric: true, value: ({offers}) => offers},
        {label: "Offers lost", numeric: true, value: ({offersLost}) => offersLost},
        estimate("Share lost", ({lostShare}) => lostShare, percent),
        amount("Votes in time", ({inTime}) => inTime, percent),
        amount("Hours to wait, median", ({waitHours}) => waitHours, count)
      ]
    }),
    name: "early-stop"
  });
}

/** What the rule that the finding speaks of would have saved and lost. */
export function earlyStopTitle({noes, first, savedShare, offers, offersLost}: Rule): string {
  return `“${noes} of ${first}” saves ${percent(savedShare)}, loses ${count(offersLost)} of ${count(offers)} offers`;
}

function draw(rules: readonly Rule[], chosenRule: string | null, width: number): Element {
  return plot({
    width,
    height: 270,
    marginLeft: 48,
    marginRight: 60,
    marginTop: 26,
    marginBottom: 44,
    x: {
      label: "interviews saved, %",
      labelArrow: "none",
      percent: true,
      zero: true,
      nice: true,
      ticks: width < 500 ? 4 : 8,
      grid: true
    },
    y: {label: "offers lost, %", labelArrow: "none", percent: true, zero: true, nice: true, grid: true, ticks: 5},
    marks: [
      Plot.ruleX(rules, {
        x: "savedShare",
        y1: ({lostShare}: Rule) => lostShare.interval?.[0] ?? lostShare.value,
        y2: ({lostShare}: Rule) => lostShare.interval?.[1] ?? lostShare.value,
        stroke: ink,
        strokeWidth: 1.5
      }),
      Plot.dot(rules, {
        x: "savedShare",
        y: ({lostShare}: Rule) => lostShare.value,
        r: 5,
        fill: ({rule}: Rule) => (rule === chosenRule ? accent : ink),
        title: (rule: Rule) =>
          `After ${name(rule)}\n${percent(rule.savedShare)} of interviews saved\n${withInterval(rule.lostShare.value, rule.lostShare.interval, percent)} of ${count(rule.offers)} offers lost\nn = ${counted(rule.loops, "loop")}`,
        tip: true
      }),
      Plot.text(rules, {
        x: "savedShare",
        y: ({lostShare}: Rule) => lostShare.value,
        text: ({noes, first}: Rule) => `${noes} of ${first}`,
        dx: 8,
        dy: -8,
        textAnchor: "start",
        fill: ink,
        stroke: background,
        strokeWidth: 4
      })
    ]
  });
}

function name({noes, first}: Rule): string {
  return `${noes} ${noes === 1 ? "no" : "noes"} of the first ${first}`;
}

/** What the replay's savings count from: loops as they were held, some of them stopped early already. */
export function shortenedNote({shortened, rules}: LoopDesign): HTMLElement {
  if (rules.length === 0) return html`<div></div>`;
  const unknown =
    "Savings count from loops as they were held. Whether some had been stopped early already takes 20 loops with an offer and 20 without to tell.";
  return html`<section class="card" aria-label="Loops stopped early already">
    <h3>Are some loops stopped early already?</h3>
    <p>${shortened?.sentence ?? unknown}</p>
  </section>`;
}

/** Whether other areas should come first, if loops were stopped after two noes. */
export function areaOrderNote({areaOrder, leastLoops}: LoopDesign): HTMLElement {
  return html`<section class="card" aria-label="Order of areas">
    <h3>Which areas first?</h3>
    <p>
      ${areaOrder?.sentence ?? `This needs ${count(leastLoops)} decided loops with more than two interviews, all with times, and three areas.`}
    </p>
  </section>`;
}
