import {html} from "htl";
import {sitePath} from "./site-path.js";

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
