import type {LoopDesign} from "../contracts/loop-design.js";
import {count, hours, withInterval} from "../words/numbers.js";
import {sortableTable} from "./sortable-table.js";

/** Hours of a loop and of an offer, for all and by role. */
export function loopHoursTable({hours: rows}: LoopDesign): HTMLElement {
  return sortableTable(rows, {
    caption: "Staff hours per loop and per offer",
    name: "loop-hours",
    columns: [
      {label: "Role", value: ({subject}) => (subject === "all" ? "All roles" : subject)},
      {label: "Decided loops", numeric: true, value: ({loops}) => loops, format: ({loops}) => count(loops)},
      {
        label: "Hours per loop",
        numeric: true,
        value: ({hoursPerLoop}) => hoursPerLoop,
        format: ({hoursPerLoop}) => hours(hoursPerLoop)
      },
      {
        label: "Hours per offer",
        numeric: true,
        missing: "no offer yet",
        value: ({hoursPerOffer}) => hoursPerOffer.value,
        format: ({hoursPerOffer}) => withInterval(hoursPerOffer.value, hoursPerOffer.interval, hours)
      }
    ]
  });
}
