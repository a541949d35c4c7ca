import {html} from "htl";
import {readParameter, writeParameters} from "./url.js";

const everything = {role: "All roles", level: "All levels", period: "All quarters"} as const;
const names = {role: "Role", level: "Level", period: "Quarter"} as const;
/** How several members of a dimension are called. */
export const dimensionWords = {role: "roles", level: "levels", period: "quarters"} as const;

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
  const banner = start.note === null ? null : html`<p class="notice" role="status">${start.note}</p>`;
  const offered = dimensions(items);
  const selects = offered.map((dimension) => {
    const select = html`<select aria-label=${names[dimension]}></select>` as HTMLSelectElement;
    select.addEventListener("change", () => choose({...element.value.slice, [dimension]: select.value || null}, true));
    return {dimension, select};
  });
  const leaves = html`<span class="leaves" role="status"></span>`;
  const widen = html`<p class="widen" role="status"></p>`;
  const element = Object.assign(
    html`<div class="filters">
      <div class="filter-bar">${selects.map(({select}) => select)} ${leaves} ${pageTools()}</div>
      ${widen} ${banner}
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
    leaves.textContent = describe(element.value);
    const isGreyed = selects.some(({select}) => [...select.options].some(({disabled}) => disabled));
    widen.textContent = isGreyed ? howToWiden(items, element.value.slice) : "";
    if (!byReader) return;
    banner?.remove();
    // What this page does not tell apart is left in the address for the pages that do.
    writeParameters(Object.fromEntries(offered.map((dimension) => [dimension, element.value.slice[dimension]])));
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

/** The item of a slice; where it is not published the narrowest that is, with what was not followed and why. */
export function closest<Item extends Sliced>(items: readonly Item[], asked: Slice): {item: Item; note: string | null} {
  const exact = find(items, asked);
  if (exact) return {item: exact, note: null};
  const offered = dimensions(items);
  const chosen = all.filter((dimension) => asked[dimension] !== null);
  const known = chosen.filter((dimension) => items.some(({slice}) => slice[dimension] === asked[dimension]));
  const shown = subsets(known).find((some) => find(items, only(asked, some)) !== undefined) ?? [];
  const item = find(items, only(asked, shown)) ?? items[0];
  if (!item) throw new Error("a page needs at least one slice");
  const unknown = chosen.filter((dimension) => offered.includes(dimension) && !known.includes(dimension));
  const elsewhere = chosen.filter((dimension) => !offered.includes(dimension));
  const apart = known.filter((dimension) => !shown.includes(dimension));
  const sentences = [
    ...unknown.map((dimension) => `This link asks for ${named(asked, [dimension])}, which is not published here.`),
    ...elsewhere.map((dimension) => `This page does not tell ${dimensionWords[dimension]} apart.`),
    ...(apart.length > 0 ? [whyApart(items, asked, known)] : []),
    shown.length > 0 ? `Shown: ${named(asked, shown)}.` : "Everything is shown."
  ];
  return {item, note: sentences.join(" ")};
}

/** Why some choices are grey, and what to set back to have them. */
function howToWiden(items: readonly Sliced[], slice: Slice): string {
  const chosen = all.filter((dimension) => slice[dimension] !== null);
  const back = chosen.map((dimension) => `“${everything[dimension]}”`).join(" or ");
  if (!areCrossed(items)) return `This page shows one choice at a time. Go back to ${back} for another.`;
  if (chosen.length > 1) return `At most two choices are shown at once. Go back to ${back} for another.`;
  // Not only what rests on few is held back: also what would give few away beside what is shown.
  return `Grey: together with ${named(slice, chosen)} they would tell of too few candidates. Go back to ${back} to choose them.`;
}

function whyApart(items: readonly Sliced[], asked: Slice, known: readonly Dimension[]): string {
  if (known.length === 1) return `Showing ${named(asked, known)} would tell of too few candidates.`;
  if (!areCrossed(items)) return "This page shows one choice at a time.";
  if (known.length > 2) return "At most two choices are shown at once.";
  return `Showing ${named(asked, known)} would tell of too few candidates; go back to all of one of them.`;
}

/** Are two dimensions ever chosen at once? */
function areCrossed(items: readonly Sliced[]): boolean {
  return items.some(({slice}) => all.filter((dimension) => slice[dimension] !== null).length > 1);
}

function named(slice: Slice, some: readonly Dimension[]): string {
  return some.map((dimension) => `${names[dimension].toLowerCase()} “${slice[dimension]}”`).join(" with ");
}

function only(slice: Slice, some: readonly Dimension[]): Slice {
  return Object.fromEntries(all.map((name) => [name, some.includes(name) ? slice[name] : null])) as unknown as Slice;
}

/** Every choice among some dimensions: the most at once first, and earlier ones before later ones. */
function subsets(some: readonly Dimension[]): Dimension[][] {
  const each = some.reduceRight<Dimension[][]>((sets, one) => [...sets.map((set) => [one, ...set]), ...sets], [[]]);
  return each.sort((a, b) => b.length - a.length);
}

function find<Item extends Sliced>(items: readonly Item[], slice: Slice): Item | undefined {
  return items.find((item) => all.every((dimension) => item.slice[dimension] === slice[dimension]));
}
