import {percent} from "../words/numbers.js";
import {slider} from "./slider.js";

/** How many of the borderline screens a bar that includes them would let in. */
export function borderlineShareSlider(): HTMLElement & {value: number} {
  return slider({
    label: "Borderline screens let in, where the bar includes them",
    min: 0,
    max: 1,
    step: 0.05,
    value: 1,
    format: percent,
    parameter: "borderline"
  });
}
