import {html} from "htl";
import type {TruthRecovery} from "../contracts/truth-recovery.js";
import {count, date, percent} from "./format.js";
import {sortableTable} from "./sortable-table.js";

type World = TruthRecovery["worlds"][number];

/** How often simulated companies with planted facts got the findings they should, and those they should not. */
export function truthTable({madeAt, worlds}: TruthRecovery): HTMLElement {
  if (worlds.length === 0)
    return html`<p class="empty">
      The table of simulated worlds has not been made for this version. <code>npm run truth</code> makes it.
    </p>`;
  return html`<div>
    <p>
      Simulated companies in which the truth is known, made ${date(madeAt)}. Found: of the subjects in whom something
      was planted, how many got “act”. False alarms: of the others, how many did.
    </p>
    ${sortableTable(worlds, {
      caption: "Simulated worlds, what was planted in them and what was found",
      name: "truth-recovery",
      columns: [
        {label: "World", value: ({world}) => world},
        {label: "Finding", value: ({kind}) => kind},
        {label: "Planted", value: ({planted}) => planted},
        {label: "Data sets", value: ({runs}) => runs, format: ({runs}) => count(runs), numeric: true},
        share("Found", ({found, subjects}) => [found, subjects]),
        share("False alarms", ({falseAlarms, others}) => [falseAlarms, others]),
        {
          label: "Intervals that held the truth",
          value: ({coverage}) => coverage,
          format: ({coverage}) => percent(coverage),
          numeric: true,
          missing: "this world has no single true value"
        }
      ]
    })}
  </div>`;
}

function share(label: string, parts: (world: World) => [number, number]) {
  return {
    label,
    numeric: true,
    value: (world: World) => ratio(parts(world)),
    format: (world: World) => `${count(parts(world)[0])} of ${count(parts(world)[1])}`
  };
}

function ratio([part, whole]: [number, number]): number | null {
  return whole === 0 ? null : part / whole;
}
