import {mainSvg} from "./picture.js";

/**
 * The values that a pointer shows are reached by keyboard too: a chart with tips takes the focus, and the arrow keys
 * go from mark to mark as a pointer would.
 */
export function stepThrough(chart: Element): void {
  const svg = mainSvg(chart);
  if (!svg?.querySelector('[aria-label="tip"]')) return;
  const marks = [
    ...svg.querySelectorAll('[aria-label="dot"] circle, [aria-label="bar"] rect, [aria-label="cell"] rect')
  ];
  if (marks.length === 0) return;
  let at = -1;
  svg.setAttribute("tabindex", "0");
  svg.addEventListener("keydown", (event) => {
    const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
    if (event.key === "Escape" || step === undefined) return leave();
    event.preventDefault();
    at = (at + step + marks.length) % marks.length;
    const {left, top, width, height} = marks[at]!.getBoundingClientRect();
    point("pointermove", left + width / 2, top + height / 2);
  });
  svg.addEventListener("blur", () => leave());
  const point = (type: string, clientX: number, clientY: number): void => {
    svg.dispatchEvent(new PointerEvent(type, {pointerType: "mouse", clientX, clientY, bubbles: true}));
  };
  const leave = (): void => {
    at = -1;
    point("pointerleave", -1, -1);
  };
}
