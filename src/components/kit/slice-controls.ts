import {html} from "htl";
import {readParameter, writeParameters} from "./url.js";

const names = {role: "Role", level: "Level", period: "Period"} as const;
const everything = {role: "All roles", level: "All levels", period: "All periods"} as const;

export interface SliceControlsOptions<Item> {
  /** What the slice leaves, for instance "312 loops, 41 interviewers, Jan 2025 – Jun 2026". */
  describe: (item: Item) => string;
}

/**
 * Role, level and period where published slices exist. The value is the item of the chosen slice; the choice stands in
 * the address, so that it can be sent. Use it with Framework's `view`.
 */
export function sliceControls<Item extends {slice: Slice}>(
  items: readonly Item[],
  {describe}: SliceControlsOptions<Item>
): HTMLElement & {value: Item} {
  const asked: Slice = {role: readParameter("role"), level: readParameter("level"), period: readParameter("period")};
  const start = closest(items, asked);
  const banner = start.refused
    ? html`<p class="notice" role="status">
        This link asks for ${start.refused}, which is not published here. Everything is shown.
      </p>`
    : null;
  const selects = dimensions(items).map((dimension) => {
    const select = html`<select></select>` as HTMLSelectElement;
    select.addEventListener("change", () => choose({...element.value.slice, [dimension]: select.value || null}, true));
    return {dimension, select};
  });
  const leaves = html`<p class="leaves" role="status"></p>`;
  const element = Object.assign(
    html`<div class="controls">
      ${banner}
      <div class="selects">
        ${selects.map(({dimension, select}) => html`<label>${names[dimension]} ${select}</label>`)} ${copyLink()}
      </div>
      ${leaves}
    </div>`,
    {value: start.item}
  );
  const choose = (slice: Slice, byReader: boolean): void => {
    element.value = closest(items, slice).item;
    for (const {dimension, select} of selects) {
      const options = choices(items, dimension, element.value.slice).map(({value, published}) => {
        const option = html`<option value=${value ?? ""}>
          ${value ?? everything[dimension]}
        </option>` as HTMLOptionElement;
        option.selected = value === element.value.slice[dimension];
        option.disabled = !published;
        return option;
      });
      select.replaceChildren(...options);
    }
    const isStuck = selects.some(({select}) => [...select.options].slice(1).every(({disabled}) => disabled));
    leaves.textContent = `${inWords(element.value.slice, describe(element.value))}${isStuck ? ". Groups chosen by two at once would be too small to show: set one back to all first" : ""}`;
    if (!byReader) return;
    banner?.remove();
    writeParameters({...element.value.slice});
    element.dispatchEvent(new Event("input", {bubbles: true}));
  };
  choose(start.item.slice, false);
  return element;
}

function inWords({role, level, period}: Slice, left: string): string {
  const chosen = [role, level, period].filter((part) => part !== null);
  return `${chosen.length > 0 ? `${chosen.join(" · ")}: ` : ""}${left}`;
}

/** A button that copies the page's address with its slice. */
export function copyLink(): HTMLElement {
  const status = html`<span role="status" class="copied"></span>`;
  const copy = async (): Promise<void> => {
    const done = await navigator.clipboard?.writeText(location.href).then(
      () => true,
      () => false
    );
    status.textContent = done ? "Link copied" : "Copy it from the address bar";
  };
  return html`<span class="copy-link"
    ><button type="button" onclick=${() => void copy()}>Copy link</button> ${status}</span
  >`;
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
