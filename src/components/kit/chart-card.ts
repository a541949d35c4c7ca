import {html} from "htl";
import {download, pngFile, svgFile} from "./download.js";
import {mainSvg, readable} from "./picture.js";
import {wholeNames} from "./whole-names.js";
import {stepThrough} from "./step-through.js";
import {marked} from "./term.js";
import {publishedFiles} from "./url.js";

export interface ChartCardOptions {
  /** What the chart says for this slice, not what it shows, in at most ten words: "Borderline is clearly below break-even". */
  title: string;
  /** Measure and unit: "Offers in 100 loops, by phone-screen vote; line: 90 % interval". */
  subtitle?: string;
  /** One or two sentences for who has not seen such a chart before; shown on request, printed. */
  howToRead: string;
  /** The chart in one or two sentences, for who cannot see it. */
  alternative: string;
  /** Draws for a width in pixels; null when there is nothing to draw, and then `empty` says why. */
  chart: ((width: number) => Element) | null;
  empty?: string;
  /** The numbers behind the chart, usually a `sortableTable`; shown on request. Null where there are none. */
  table: HTMLElement | null;
  /** File name of the saved picture, without the ending. */
  name: string;
}

/** A chart with all that makes it readable: title, measure, text alternative, and one quiet line of tools. */
export function chartCard(options: ChartCardOptions): HTMLElement {
  const {title, subtitle, howToRead, alternative, chart, empty, table, name} = options;
  const box = html`<div class="chart"></div>`;
  if (chart)
    keepWidth(box, (width) => {
      const drawn = chart(width);
      stepThrough(drawn);
      box.replaceChildren(readable(drawn, alternative));
    });
  else box.append(html`<p class="empty">${empty ?? "There is nothing to draw here yet."}</p>`);
  const picture = async (ending: "svg" | "png"): Promise<void> => {
    const svg = mainSvg(box);
    if (!svg) return;
    const labelled = svgFile(svg, {title, subtitle: subtitle ?? "", source: sourceOfPage()});
    if (ending === "svg") download(`${name}.svg`, new Blob([labelled.text], {type: "image/svg+xml"}));
    else download(`${name}.png`, await pngFile(labelled));
  };
  const numbers = table?.querySelector("tbody > tr") ? table : null;
  const reading = chart
    ? panel("How to read", html`<p class="how-to-read">${marked(howToRead, {isClosed: true})}</p>`)
    : null;
  const behind = numbers ? panel("Table", html`<div class="behind">${numbers}</div>`) : null;
  const forPrograms = chart || numbers ? jsonPanel() : null;
  const tools = [
    reading?.button,
    html`<span class="grow"></span>`,
    behind?.button,
    numbers ? tool("CSV", `Save the numbers of “${title}” as CSV`, () => saveTable(numbers)) : null,
    chart ? tool("PNG", `Save “${title}” as a picture`, () => void picture("png")) : null,
    chart ? tool("SVG", `Save “${title}” as a drawing`, () => void picture("svg")) : null,
    forPrograms?.button
  ];
  return html`<figure class="chart-card card">
    <figcaption>
      <h3>${wholeNames(title)}</h3>
      ${subtitle ? html`<p class="subtitle">${marked(subtitle)}</p>` : null}
    </figcaption>
    ${box} ${chart || numbers ? html`<div class="tools">${tools}</div>` : null} ${reading?.content} ${behind?.content}
    ${forPrograms?.content}
  </figure>`;
}

/** A quiet button; what it shows begins its name, so that who speaks to it is heard. */
export function tool(words: string, label: string, onclick: () => void): HTMLElement {
  return html`<button type="button" aria-label=${`${words}: ${label}`} title=${label} onclick=${onclick}>
    ${words}
  </button>`;
}

let panels = 0;

/** What a quiet button opens and closes. */
function panel(words: string, content: HTMLElement): {button: HTMLElement; content: HTMLElement} {
  content.id = `panel-${(panels += 1)}`;
  content.hidden = true;
  const button = html`<button type="button" aria-expanded="false" aria-controls=${content.id}>${words}</button>`;
  button.addEventListener("click", () => {
    content.hidden = !content.hidden;
    button.setAttribute("aria-expanded", String(!content.hidden));
  });
  return {button, content};
}

/** The page's numbers as other programs read them, each file with what says of its fields what they hold. */
function jsonPanel(): ReturnType<typeof panel> | null {
  const files = publishedFiles();
  if (files.length === 0) return null;
  return panel(
    "JSON",
    html`<div class="for-programs">
      The numbers of this page, with what is hidden left out:
      <ul>
        ${files.map(
          ({dataset, path, schema}) =>
            html`<li><a href=${path}>${dataset}.json</a>, <a href=${schema}>schema of ${dataset}</a></li>`
        )}
      </ul>
    </div>`
  );
}

function saveTable(table: HTMLElement): void {
  table.dispatchEvent(new Event("save-csv"));
}

/** Where the page's figures come from, as the data strip says it. */
function sourceOfPage(): string {
  return document.querySelector<HTMLElement>(".data-strip")?.dataset.source ?? "plumbline";
}

/** Pixels below which no chart has room beside its labels; in a narrower box, as while a sheet is laid out, it is scaled. */
const narrowest = 240;

/**
 * Draws once the box has a width, and again when it changes. A card that is put into the page in the turn it was made
 * in is drawn at once: the observer would do so a frame later, and what stands below would jump.
 */
function keepWidth(box: HTMLElement, draw: (width: number) => void): void {
  let drawn = 0;
  const keep = (wide: number): void => {
    if (wide < 1) return;
    const width = Math.max(narrowest, Math.floor(wide));
    if (width !== drawn) draw((drawn = width));
  };
  queueMicrotask(() => keep(box.getBoundingClientRect().width));
  new ResizeObserver(([entry]) => keep(entry!.contentRect.width)).observe(box);
}
