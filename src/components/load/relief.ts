import type {Load} from "../../contracts/load.js";
import {count} from "../../words/numbers.js";
import {slider} from "../kit/controls.js";
import {type Tile, tiles} from "../kit/tiles.js";
import {oneDecimal} from "./people.js";

/** How many more trained interviewers to try. */
export function reliefSlider(): HTMLElement & {value: number} {
  return slider({
    label: "More trained interviewers",
    min: 0,
    max: 10,
    step: 1,
    value: 1,
    format: (more) => (more === 0 ? "as now" : `${more} more`),
    parameter: "more"
  });
}

/** What each would have, and be relieved of, if the same hours were shared by so many more. Null: not known. */
export function relief(
  {quarters, latest}: Pick<Load, "quarters" | "latest">,
  more: number
): {now: number; each: number; interval: [number, number] | null; relieved: number; people: number} | null {
  const quarter = quarters.find(({period}) => period === latest);
  const hours = quarter?.hoursAWeek;
  if (!quarter || !quarter.people || hours?.value === null || hours === undefined) return null;
  const people = quarter.people + more;
  const each = hours.value / people;
  const now = hours.value / quarter.people;
  const interval = hours.interval && ([hours.interval[0] / people, hours.interval[1] / people] as [number, number]);
  return {now, each, interval, relieved: now - each, people};
}

/** Hours as a person says them: "91 min", "6.5 h". */
function time(hours: number): string {
  return hours < 3 ? `${count(hours * 60)} min` : `${oneDecimal(hours)} h`;
}

/** What lies between two times as they are shown, so that the three figures add up. */
export function reliefInWords(now: number, each: number): string {
  if (now >= 3) return time(now - each);
  const minutes = Math.round(60 * now) - Math.round(60 * each);
  return minutes === 0 && now > each ? "under 1 min" : `${count(minutes)} min`;
}

/** Now beside then, if hours were shared evenly. */
export function reliefTiles(data: Load, more: number): HTMLElement {
  const found = relief(data, more);
  if (found === null)
    return tiles([{measure: "Time a week for each", value: null, note: "Too few interviews."}], "With more people");
  const {now, each, interval} = found;
  const list: Tile[] = [
    {
      measure: "Time a week for each",
      value: time(each),
      beside: `now ${time(now)}`,
      note: interval ? `nine times in ten ${time(interval[0])} to ${time(interval[1])}` : ""
    },
    {
      measure: "Relief for each",
      value: reliefInWords(now, each),
      note: "a week, shared evenly"
    }
  ];
  return tiles(list, "With more people");
}
