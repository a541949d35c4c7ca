import {mainSvg} from "./picture.js";

/**
 * The values that a pointer shows are reached by keyboard too: a chart with tips takes the focus, the arrow keys go from
 * mark to mark as a pointer would, and Enter opens what a mark stands for, as a click does. One picture with one text
 * holds no links of its own, so that what Plot writes as links become marks that lead.
 */
export function stepThrough(chart: Element): void {
  const svg = mainSvg(chart);
  if (!svg) return;
  leadByClick(svg);
  const all = (marks: string): Element[] => [...svg.querySelectorAll(marks)];
  const single = all('[aria-label="dot"] circle, [aria-label="bar"] rect, [aria-label="cell"] rect');
  // Rectangles are mostly a ground behind the marks; where nothing else is drawn they are the marks.
  const marks = single.length > 0 ? single : all('[aria-label="rect"] rect');
  if (marks.length === 0 || !svg.querySelector('[aria-label="tip"], [data-href]')) return;
  let at = -1;
  svg.setAttribute("tabindex", "0");
  svg.addEventListener("keydown", (event) => {
    if (event.key === "Enter") return open(marks[at]);
    const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
    if (step === undefined) return leave();
    event.preventDefault();
    const next = (at + step + marks.length) % marks.length;
    if (at >= 0 && panelOf(at) !== panelOf(next)) point(panelOf(at), "pointerleave", -1, -1);
    at = next;
    const {left, top, width, height} = marks[at]!.getBoundingClientRect();
    point(panelOf(at), "pointermove", left + width / 2, top + height / 2);
  });
  svg.addEventListener("blur", () => leave());
  // A picture of several panels has a chart of its own in each.
  const panelOf = (mark: number): SVGSVGElement => (marks[mark] as SVGElement).ownerSVGElement ?? svg;
  const point = (panel: SVGSVGElement, type: string, clientX: number, clientY: number): void => {
    panel.dispatchEvent(new PointerEvent(type, {pointerType: "mouse", clientX, clientY, bubbles: true}));
  };
  const leave = (): void => {
    if (at >= 0) point(panelOf(at), "pointerleave", -1, -1);
    at = -1;
  };
}

function leadByClick(svg: SVGSVGElement): void {
  for (const link of svg.querySelectorAll("a")) {
    const href = link.getAttribute("href") ?? link.getAttributeNS("http://www.w3.org/1999/xlink", "href");
    const marks = [...link.children] as SVGElement[];
    link.replaceWith(...marks);
    if (href === null) continue;
    for (const mark of marks) {
      mark.dataset.href = href;
      mark.style.cursor = "pointer";
      mark.addEventListener("click", () => open(mark));
    }
  }
}

function open(mark: Element | undefined): void {
  const href = (mark as SVGElement | undefined)?.dataset.href;
  if (href !== undefined) location.assign(href);
}
