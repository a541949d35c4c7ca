import {html} from "htl";
import {readParameter, writeParameters} from "./url.js";

const everything = {role: "All roles", level: "All levels", period: "All quarters"} as const;
const names = {role: "Role", level: "Level", period: "Quarter"} as const;

export interface FilterBarOptions<Item> {
  /** What the slice leaves, for instance "312 loops · Jan 2025 – Jun 2026". */
  describe: (item: Item) => string;
}

/**
 * The bar at the head of a page: role, level and quarter where published slices exist, what they leave, and at the right
 * Copy link and Print. The value is the item of the chosen slice; the choice stands in the address, so that it can be
 * sent, and the navigation carries it. Use it with Framework's `view`.
 */
export function filterBar<Item extends {slice: Slice}>(
  items: readonly Item[],
  {describe}: FilterBarOptions<Item>
): HTMLElement & {value: Item} {
  const asked: Slice = {role: readParameter("role"), level: readParameter("level"), period: readParameter("period")};
  const start = closest(items, asked);
  const banner = start.refused
    ? html`<p class="notice" role="status">
        This link asks for ${start.refused}, which is not published here. Everything is shown.
      </p>`
    : null;
  const selects = dimensions(items).map((dimension) => {
    const select = html`<select aria-label=${names[dimension]}></select>` as HTMLSelectElement;
    select.addEventListener("change", () => choose({...element.value.slice, [dimension]: select.value || null}, true));
    return {dimension, select};
  });
  const leaves = html`<span class="leaves" role="status"></span>`;
  const element = Object.assign(
    html`<div class="filters">
      <div class="filter-bar">${selects.map(({select}) => select)} ${leaves} ${pageTools()}</div>
      ${banner}
    </div>`,
    {value: start.item}
  );
  const choose = (slice: Slice, byReader: boolean): void => {
    element.value = closest(items, slice).item;
    for (const {dimension, select} of selects) {
      const chosen = element.value.slice[dimension];
      const options = choices(items, dimension, element.value.slice).map(({value, published}) => {
        const option = html`<option value=${value ?? ""}>
          ${value ?? everything[dimension]}
        </option>` as HTMLOptionElement;
        option.selected = value === chosen;
        option.disabled = !published;
        return option;
      });
      select.replaceChildren(...options);
      select.classList.toggle("chosen", chosen !== null);
    }
    const isStuck = selects.some(({select}) => [...select.options].slice(1).every(({disabled}) => disabled));
    leaves.textContent = `${describe(element.value)}${isStuck ? ". Two choices at once would leave too few to show: set one back to all first" : ""}`;
    if (!byReader) return;
    banner?.remove();
    writeParameters({...element.value.slice});
    element.dispatchEvent(new Event("input", {bubbles: true}));
  };
  choose(start.item.slice, false);
  return element;
}

/** Copy link and Print, as they stand at the right of every bar. */
export function pageTools(): HTMLElement[] {
  return [html`<span class="grow"></span>`, copyLink(), printButton()];
}

/** A button that copies the page's address with all that was chosen. */
function copyLink(): HTMLElement {
  const status = html`<span role="status" class="copied"></span>`;
  const copy = async (): Promise<void> => {
    const done = await navigator.clipboard?.writeText(location.href).then(
      () => true,
      () => false
    );
    status.textContent = done ? "Link copied" : "Copy it from the address bar";
  };
  return html`<span class="page-tool"
    >${status} <button type="button" onclick=${() => void copy()}>Copy link</button></span
  >`;
}

function printButton(): HTMLElement {
  return html`<span class="page-tool"><button type="button" onclick=${() => print()}>Print</button></span>`;
}

/** Which part of the data a number is about; null is everything. */
export interface Slice {
  role: string | null;
  level: string | null;
  /** Quarter, "2026-Q1". */
  period: string | null;
}

export type Dimension = keyof Slice;
type Sliced = {slice: Slice};
const all: readonly Dimension[] = ["role", "level", "period"];

/** The dimensions that have something to choose from. */
export function dimensions(items: readonly Sliced[]): Dimension[] {
  return all.filter((dimension) => new Set(items.map(({slice}) => slice[dimension])).size > 1);
}

/** The values of one dimension in order, everything first; not published when the others chosen leave no such slice. */
export function choices(
  items: readonly Sliced[],
  dimension: Dimension,
  chosen: Slice
): {value: string | null; published: boolean}[] {
  const values = [...new Set(items.map(({slice}) => slice[dimension]))].sort((a, b) =>
    a === null ? -1 : b === null ? 1 : a.localeCompare(b, "en", {numeric: true})
  );
  return values.map((value) => ({value, published: find(items, {...chosen, [dimension]: value}) !== undefined}));
}

/** The item of a slice; when it is not published, that of everything, with what was refused in words. */
export function closest<Item extends Sliced>(
  items: readonly Item[],
  asked: Slice
): {item: Item; refused: string | null} {
  const exact = find(items, asked);
  if (exact) return {item: exact, refused: null};
  const item = find(items, {role: null, level: null, period: null}) ?? items[0];
  if (!item) throw new Error("a page needs at least one slice");
  const refused = all.flatMap((dimension) => (asked[dimension] === null ? [] : [`${dimension} “${asked[dimension]}”`]));
  return {item, refused: refused.length > 0 ? refused.join(" with ") : null};
}

function find<Item extends Sliced>(items: readonly Item[], slice: Slice): Item | undefined {
  return items.find((item) => all.every((dimension) => item.slice[dimension] === slice[dimension]));
}
