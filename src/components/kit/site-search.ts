import {html} from "htl";
import type {SearchEntry} from "../../contracts/search-index.js";
import {carrySlice, siteFile} from "./url.js";

/** Which entries hold every asked word, or a word that begins with it; titles count more than texts. */
export function found(entries: readonly SearchEntry[], query: string, most = 8): SearchEntry[] {
  const asked = wordsOf(query);
  if (asked.length === 0) return [];
  return entries
    .map((entry) => {
      const [names, text] = [wordsOf([entry.title, ...entry.also].join(" ")), wordsOf(entry.text)];
      const weights = asked.map((word) => Math.max(weight(word, names, 4), weight(word, text, 1)));
      return {entry, weight: weights.includes(0) ? 0 : weights.reduce((sum, one) => sum + one)};
    })
    .filter((one) => one.weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .slice(0, most)
    .map(({entry}) => entry);
}

function weight(asked: string, words: readonly string[], each: number): number {
  return words.includes(asked) ? 2 * each : words.some((word) => word.startsWith(asked)) ? each : 0;
}

/** Words without case and accents. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** The text around the first of the asked words, or its beginning. */
export function excerpt(text: string, query: string): string {
  const starts = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  const asked = wordsOf(query);
  const hit = starts.findIndex(([word]) => asked.some((one) => wordsOf(word)[0]?.startsWith(one)));
  const from = starts[Math.max(0, hit - 6)]?.index ?? 0;
  const to = starts[Math.max(0, hit - 6) + 18]?.index ?? text.length;
  return `${from > 0 ? "… " : ""}${text.slice(from, to).trim()}${to < text.length ? " …" : ""}`;
}

/**
 * The search of a finished site: its pages, methods and terms, never its data. What it looks through is asked for once
 * somebody types. A preview has no search.
 */
export function siteSearch(): void {
  const box = document.querySelector<HTMLElement>("#site-search:not([data-ready])");
  const input = box?.querySelector("input");
  if (!box || !input) return;
  box.dataset.ready = "";
  const results = html`<ul></ul>`;
  const status = html`<p role="status"></p>`;
  const panel = html`<div class="results" hidden>${status}${results}</div>`;
  box.append(panel);
  let index: Promise<SearchEntry[]> | undefined;
  const look = async (): Promise<void> => {
    const query = input.value;
    panel.hidden = wordsOf(query).length === 0;
    if (panel.hidden) return;
    index ??= entriesOfSite();
    const entries = await index.catch(() => (index = undefined));
    if (input.value !== query) return;
    const hits = found(entries ?? [], query);
    status.textContent = entries === undefined ? "The search could not be loaded." : toldOf(hits.length);
    results.replaceChildren(...hits.map((hit) => result(hit, query)));
    carrySlice();
  };
  const close = (): void => {
    input.value = "";
    panel.hidden = true;
  };
  input.addEventListener("input", () => void look());
  results.addEventListener("click", close);
  // Some browsers give no focus to a link that is clicked: where it goes to nothing, the pointer tells.
  box.addEventListener("focusout", ({relatedTarget}) => {
    if (relatedTarget instanceof Node && !box.contains(relatedTarget)) panel.hidden = true;
  });
  document.addEventListener("pointerdown", ({target}) => {
    if (!box.contains(target as Node)) panel.hidden = true;
  });
  input.addEventListener("focus", () => void look());
  box.addEventListener("keydown", (event) => {
    const stops = [input, ...results.querySelectorAll("a")];
    const place = stops.indexOf(document.activeElement as HTMLInputElement);
    if (event.key === "ArrowDown") stops[Math.min(place + 1, stops.length - 1)]!.focus();
    else if (event.key === "ArrowUp") stops[Math.max(place - 1, 0)]!.focus();
    else if (event.key === "Enter" && place === 0) results.querySelector("a")?.click();
    else if (event.key === "Escape") {
      close();
      input.focus();
    } else return;
    event.preventDefault();
  });
  void look();
}

async function entriesOfSite(): Promise<SearchEntry[]> {
  const answer = await fetch(siteFile("search.json"), {cache: "no-cache"});
  if (!answer.ok) throw new Error(`the search index could not be read: ${answer.status}`);
  return ((await answer.json()) as {entries: SearchEntry[]}).entries;
}

function toldOf(hits: number): string {
  if (hits === 0) return "Nothing found. Pages, methods and terms are searched, not your data.";
  return hits === 1 ? "1 place" : `${hits} places`;
}

function result({title, under, place, text}: SearchEntry, query: string): HTMLElement {
  return html`<li>
    <a href=${siteFile(place)}><b>${title}</b> <small>${under}</small> <span>${excerpt(text, query)}</span></a>
  </li>`;
}
