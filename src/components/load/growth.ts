import * as Plot from "@observablehq/plot";
import type {Load} from "../../contracts/load.js";
import {count} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {ink, labelsAbove, plot, rowWithLabelAbove} from "../kit/chart.js";
import {amount, sortableTable} from "../kit/table.js";

type State = NonNullable<Load["growth"]>[number]["state"];

const names: Record<State, string> = {
  shadowing: "Shadowing only",
  begun: "Shadowed, under 5 led since",
  established: "Shadowed, 5 or more led",
  led_before: "Led before shadowing",
  never: "Never shadowed"
};

/** How many people stand where on the way from shadowing to leading. */
export function growthChart({growth}: Load): HTMLElement {
  const rows = (growth ?? []).map(({state, people}) => ({name: names[state], people}));
  const isSeen = rows.some(({people}) => (people ?? 0) > 0);
  const coming = growth?.find(({state}) => state === "shadowing")?.people ?? null;
  return chartCard({
    title:
      coming === null || !isSeen
        ? "From shadowing to leading"
        : coming === 0
          ? "Nobody is shadowing towards a first own interview"
          : `${count(coming)} people shadow and do not lead yet`,
    subtitle: "People, each once, over all the data; a dash is too few people to show",
    howToRead:
      "Each person stands once, by where their first shadowed interview lies among the interviews they sat in.",
    alternative: rows
      .map(({name, people}) => `${name}: ${people === null ? "too few to show" : count(people)}`)
      .join("; "),
    chart: isSeen ? (width) => draw(rows, width) : null,
    empty:
      growth === null
        ? "No scorecard says that it is a shadow's. Export the column shadow to see who is on the way."
        : "Too few people are at any point of the way to show how many.",
    table:
      growth === null
        ? null
        : sortableTable(rows, {
            caption: "People by how far they have come from shadowing to leading",
            name: "load-growth",
            columns: [
              {label: "State", value: ({name}) => name},
              amount("People", ({people}) => people, count, {missing: "Too few people"})
            ]
          }),
    name: "load-growth"
  });
}

function draw(rows: readonly {name: string; people: number | null}[], width: number): Element {
  const labels = rows.map(({name}) => name);
  return plot({
    width,
    height: 60 + rowWithLabelAbove * rows.length,
    marginLeft: 8,
    marginRight: 40,
    marginBottom: 40,
    x: {label: "people →", zero: true, ticks: 4, grid: true},
    y: {axis: null, domain: labels},
    marks: [
      Plot.barX(rows, {
        y: "name",
        x: (row: {people: number | null}) => row.people ?? 0,
        fill: ink,
        insetTop: 18,
        insetBottom: 8,
        title: (row: {name: string; people: number | null}) =>
          `${row.name}\n${row.people === null ? "too few people to show" : `n = ${count(row.people)}`}`,
        tip: true
      }),
      labelsAbove(labels),
      Plot.text(rows, {
        y: "name",
        x: (row: {people: number | null}) => row.people ?? 0,
        text: (row: {people: number | null}) => count(row.people),
        textAnchor: "start",
        dx: 6,
        dy: 5,
        fill: ink
      })
    ]
  });
}
