import {html} from "htl";
import {isWithin, unmetAmount, unmetChoice} from "../../words/link.js";
import {readParameter, sitePath, writeParameters} from "./url.js";

export interface ChoiceOptions {
  label: string;
  /** Value and how it reads; the first is chosen until the address or the reader says otherwise. */
  options: readonly {value: string; text: string}[];
  /** Name in the address. */
  parameter: string;
}

/**
 * A labelled list of which one is chosen, kept in the address; use it with Framework's `view`. Nothing stands there where
 * there is nothing to choose.
 */
export function choice({label, options, parameter}: ChoiceOptions): HTMLElement & {value: string | null} {
  if (options.length === 0) return Object.assign(html`<div hidden></div>`, {value: null});
  const asked = readParameter(parameter);
  const start = options.find(({value}) => value === asked) ?? options[0] ?? null;
  const select = html`<select></select>` as HTMLSelectElement;
  select.append(
    ...options.map(({value, text}) => {
      const option = html`<option value=${value}>${text}</option>` as HTMLOptionElement;
      option.selected = value === start?.value;
      return option;
    })
  );
  const offered = options.map(({value}) => value);
  const note = start ? linkNotice([unmetChoice(asked, offered, {what: `“${label}”:`, shown: start.text})]) : null;
  const element = Object.assign(html`<div class="selects"><label>${label} ${select}</label>${note}</div>`, {
    value: start?.value ?? null
  });
  select.addEventListener("input", () => {
    note?.remove();
    element.value = select.value;
    writeParameters({[parameter]: select.value === options[0]?.value ? null : select.value});
  });
  return element;
}

/** Says beside a control what a link asked of it in vain, until the reader chooses; nothing where there is nothing to say. */
export function linkNotice(notes: readonly (string | null)[]): HTMLElement | null {
  const said = notes.filter((note) => note !== null);
  return said.length === 0 ? null : html`<p class="notice" role="status">${said.join(" ")}</p>`;
}

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

/**
 * A labelled what-if slider whose value is kept in the address; use it with Framework's `view`. `follow` puts it, and what
 * it starts from, to a value that other controls give, and forgets what the reader had set.
 */
export function slider({
  label,
  min,
  max,
  step,
  value,
  format,
  parameter
}: SliderOptions): HTMLElement & {value: number; follow: (value: number) => void} {
  let untouched = value;
  const text = readParameter(parameter);
  const asked = Number(text);
  const start = text !== null && text !== "" && isWithin(asked, min, max) ? asked : value;
  const note = linkNotice([unmetAmount(text, {label, min, max, value, format})]);
  const shown = html`<output>${format(start)}</output>`;
  const input = html`<input type="range" min=${min} max=${max} step=${step} />` as HTMLInputElement;
  input.value = String(start);
  input.setAttribute("aria-valuetext", format(start));
  const show = (at: number): void => {
    note?.remove();
    element.value = at;
    shown.textContent = format(at);
    input.setAttribute("aria-valuetext", format(at));
    writeParameters({[parameter]: at === untouched ? null : String(at)});
  };
  const follow = (at: number): void => {
    untouched = at;
    input.value = String(at);
    show(at);
  };
  const labelled = html`<label class="slider"><span>${label}</span> ${input} ${shown}</label>`;
  const element = Object.assign(note ? html`<div>${labelled} ${note}</div>` : labelled, {value: start, follow});
  input.addEventListener("input", () => show(input.valueAsNumber));
  return element;
}

/** One page of several alike, for instance of one interviewer. */
export interface ChoicePage {
  name: string;
  /** Last part of the address. */
  slug: string;
}

/** Leads to the page of another subject of the same kind, and back to the list of all: in the order of their names. */
export function pageChoice(
  pages: readonly ChoicePage[],
  {label, folder, list, current}: {label: string; folder: string; list: string; current: string}
): HTMLElement {
  const sorted = [...pages].sort((a, b) => a.name.localeCompare(b.name, "en", {numeric: true}));
  const select = html`<select>
    ${sorted.some(({slug}) => slug === current) ? "" : html`<option value="">Choose another</option>`}
    ${sorted.map(({name, slug}) => html`<option value=${slug}>${name}</option>`)}
  </select>` as HTMLSelectElement;
  select.value = sorted.some(({slug}) => slug === current) ? current : "";
  select.addEventListener("change", () => {
    if (select.value !== "") location.assign(sitePath(`${folder}/${select.value}`));
  });
  return html`<div class="controls">
    <div class="selects"><label>${label} ${select}</label></div>
    <p><a href=${sitePath(folder)}>${list}</a></p>
  </div>`;
}
