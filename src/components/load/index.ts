export {growthChart} from "./growth.js";
export {limitNote, loadOfPeople, loadTable} from "./people.js";
export {reliefSlider, reliefTiles} from "./relief.js";
export {evennessTrend, hoursTrend, weeksChart} from "./time.js";

export const loadLimits = [
  "More interviews are not better or worse work. The list is by pseudonym, and nobody is ranked.",
  "Somebody who joined or left in the middle of a quarter seems to have had fewer a week than they had.",
  "Phone screens count too, so people who screen have more interviews than those who only sit in loops.",
  "Training somebody takes hours of its own: shadowed interviews, and the time of whoever is shadowed. They are not taken off the relief."
];
