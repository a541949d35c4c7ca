import {html} from "htl";

/** One picture with one text: the parts of the SVG are silent, the whole speaks. */
export function readable(chart: Element, alternative: string): Element {
  for (const part of chart.querySelectorAll("[aria-label], [aria-description]")) {
    part.removeAttribute("aria-label");
    part.removeAttribute("aria-description");
  }
  const picture = mainSvg(chart) ?? chart;
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", alternative);
  return chart;
}

/** The chart itself, not the small SVG of a legend. */
export function mainSvg(element: Element): SVGSVGElement | undefined {
  const all = [...(element.matches("svg") ? [element] : []), ...element.querySelectorAll("svg")] as SVGSVGElement[];
  const area = (svg: SVGSVGElement): number => Number(svg.getAttribute("width")) * Number(svg.getAttribute("height"));
  return all.sort((a, b) => area(b) - area(a))[0];
}

/** A long chart in a box of its own that scrolls by wheel and by keyboard; printed whole. */
export function scrollBox(chart: Element, label: string): HTMLElement {
  return html`<div class="scroll-box" tabindex="0" role="region" aria-label=${label}>${chart}</div>`;
}
