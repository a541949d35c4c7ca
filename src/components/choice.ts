import {html} from "htl";
import {readParameter, writeParameters} from "./url-state.js";

export interface ChoiceOptions {
  label: string;
  /** Value and how it reads; the first is chosen until the address or the reader says otherwise. */
  options: readonly {value: string; text: string}[];
  /** Name in the address. */
  parameter: string;
}

/** A labelled list of which one is chosen, kept in the address; use it with Framework's `view`. */
export function choice({label, options, parameter}: ChoiceOptions): HTMLElement & {value: string | null} {
  const asked = readParameter(parameter);
  const start = options.find(({value}) => value === asked)?.value ?? options[0]?.value ?? null;
  const select = html`<select></select>` as HTMLSelectElement;
  select.append(
    ...options.map(({value, text}) => {
      const option = html`<option value=${value}>${text}</option>` as HTMLOptionElement;
      option.selected = value === start;
      return option;
    })
  );
  const element = Object.assign(html`<div class="selects"><label>${label} ${select}</label></div>`, {value: start});
  select.addEventListener("input", () => {
    element.value = select.value;
    writeParameters({[parameter]: select.value === options[0]?.value ? null : select.value});
  });
  return element;
}
