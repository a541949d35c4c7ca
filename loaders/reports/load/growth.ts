import {group} from "d3-array";
import type {Load} from "../../../src/contracts/load.js";
import {behind} from "../../privacy/behind.js";
import {suppressed} from "../../privacy/suppression.js";
import type {Seat} from "./weeks.js";

type State = NonNullable<Load["growth"]>[number]["state"];
const states: readonly State[] = ["shadowing", "begun", "established", "led_before", "never"];

/** So many interviews of one's own are no beginning any more. */
const established = 5;

/** How far someone has come from shadowing to leading: where the first shadow stands among all they sat in. */
export function stateOf(seats: readonly Pick<Seat, "shadow" | "held_at">[]): State {
  const shadows = seats.filter(({shadow}) => shadow).map(({held_at}) => held_at);
  if (shadows.length === 0) return "never";
  const first = shadows.reduce((a, b) => (a < b ? a : b));
  const led = seats.filter(({shadow}) => !shadow).map(({held_at}) => held_at);
  if (led.some((at) => at < first)) return "led_before";
  if (led.length === 0) return "shadowing";
  return led.length < established ? "begun" : "established";
}

/** How many people stand where; a state of too few people is hidden, with another where the rest would tell it. */
export function growthOf(seats: readonly Seat[], leastPeople: number): Load["growth"] {
  if (!seats.some(({shadow}) => shadow)) return null;
  const people = [...group(seats, ({interviewer_id}) => interviewer_id).values()];
  const groups = states.map((state) => {
    const mine = people.filter((own) => stateOf(own) === state);
    return {state, people: mine.length as number | null, seats: mine.flat()};
  });
  const shown = suppressed(
    groups,
    {people: ({people: n}) => n ?? 0, families: [() => "all"], minimum: leastPeople},
    (one) => ({...one, people: null})
  );
  return shown.map(({state, people: n, seats: mine}) => behind(mine, {state, people: n}));
}
