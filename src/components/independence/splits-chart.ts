import {sum} from "d3-array";
import {html} from "htl";
import type {Independence, ShareOf} from "../../contracts/independence.js";
import {count, counted, percent, withInterval} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {intervalPlot, type IntervalRow} from "../kit/chart.js";
import {estimate, sortableTable} from "../kit/table.js";

/** The rows part loops so that "more yes than no" holds neither those without a no nor those with one alone. */
function named(split: string): string {
  return split === "more yes than no" ? "2 or more noes, more yes" : split;
}

/** Width of an interval up to which a title gives its share. */
const widest = 0.4;

/** How loops were decided, by how their initial votes fell. */
export function splitsChart({splits}: Independence): HTMLElement {
  const rows = splits.map(({split, offers, loops}): IntervalRow => ({label: named(split), ...offers, n: loops}));
  const seen = splits.filter(({offers}) => offers.value !== null);
  const middle = seen.find(({split}) => split === "more yes than no") ?? seen.find(({split}) => split === "one no");
  const isKnown = middle !== undefined && middle.offers.interval![1] - middle.offers.interval![0] <= widest;
  const all = splits.every(({loops}) => loops !== null) ? sum(splits, ({loops}) => loops!) : 0;
  return chartCard({
    title: isKnown ? splitsTitle(middle) : "How loops were decided, by how their votes fell",
    subtitle: `Loops that ended in an offer, %, by how their initial votes fell${all > 0 ? `; ${counted(all, "loop")}` : ""}; line: 90 %`,
    howToRead: "Each row is a way the first votes of a loop fell, before any debrief.",
    alternative:
      seen
        .map(
          ({split, loops, offers}) =>
            `${named(split)}: ${withInterval(offers.value, offers.interval, percent)} of ${count(loops)} loops`
        )
        .join("; ") + ".",
    chart: seen.length > 0 ? (width) => draw(rows, width) : null,
    empty: "No loop with two or more votes has been decided yet.",
    table: sortableTable(splits, {
      caption: "Decisions by split of the votes",
      name: "splits",
      columns: [
        {label: "Initial votes", value: ({split}) => named(split)},
        {
          label: "Loops",
          numeric: true,
          missing: "hidden: fewer than five candidates, or it would give such a cell away",
          value: ({loops}) => loops
        },
        estimate("Offers", ({offers}) => offers, percent)
      ]
    }),
    name: "splits"
  });
}

/** Of loops with noes in the minority; those with as many noes as yeses, or more, are other rows. */
export function splitsTitle({split, offers}: Pick<Independence["splits"][number], "split" | "offers">): string {
  return `Where yeses outvoted ${split === "one no" ? "one no" : "two or more noes"}, ${percent(offers.value)} got offers`;
}

function draw(rows: IntervalRow[], width: number): Element {
  return intervalPlot(rows, width, {
    frame: 78,
    row: 32,
    marginRight: 20,
    marginBottom: 34,
    x: {label: null, percent: true, domain: [0, 100], ticks: 4}
  });
}

/** Strong noes, and decisions against the majority, as a table. */
export function auditTable({audit}: Independence): HTMLElement {
  const rows: ({label: string} & ShareOf)[] = [
    {label: "Offers after a strong no", ...audit.strongNo},
    {label: "Offers without a strong no", ...audit.withoutStrongNo},
    {label: "No offer against a majority of yes", ...audit.refusedAgainstMajority},
    {label: "Offer against a majority of no", ...audit.offeredAgainstMajority}
  ];
  const table = sortableTable(rows, {
    caption: "Strong noes and decisions against the majority",
    name: "audit",
    columns: [
      {label: "What happened", value: ({label}) => label},
      {label: "Loops", numeric: true, missing: "hidden: fewer than five", value: ({count: loops}) => loops},
      {label: "Of", numeric: true, missing: "hidden: fewer than five", value: ({of}) => of},
      estimate("Share", ({share}) => share, percent)
    ]
  });
  return html`<section class="card" aria-label="Decisions against votes">
    <h3>Decisions against votes</h3>
    ${table}
  </section>`;
}
