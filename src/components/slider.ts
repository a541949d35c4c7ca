import {html} from "htl";
import {readParameter, writeParameters} from "./url-state.js";

export interface SliderOptions {
  label: string;
  min: number;
  max: number;
  step: number;
  value: number;
  /** How the value reads, for instance `(minutes) => `${minutes} min``. */
  format: (value: number) => string;
  /** Name in the address; left out of it while the value is the one given. */
  parameter: string;
}

/** A labelled what-if slider whose value is kept in the address; use it with Framework's `view`. */
export function slider({
  label,
  min,
  max,
  step,
  value,
  format,
  parameter
}: SliderOptions): HTMLElement & {value: number} {
  const text = readParameter(parameter);
  const asked = Number(text);
  const start = text !== null && text !== "" && asked >= min && asked <= max ? asked : value;
  const shown = html`<output>${format(start)}</output>`;
  const input = html`<input type="range" min=${min} max=${max} step=${step} />` as HTMLInputElement;
  input.value = String(start);
  input.setAttribute("aria-valuetext", format(start));
  const element = Object.assign(html`<label class="slider"><span>${label}</span> ${input} ${shown}</label>`, {
    value: start
  });
  input.addEventListener("input", () => {
    element.value = input.valueAsNumber;
    shown.textContent = format(element.value);
    input.setAttribute("aria-valuetext", format(element.value));
    writeParameters({[parameter]: element.value === value ? null : String(element.value)});
  });
  return element;
}
