import {html, svg} from "htl";
import type {Mark} from "../../contracts/finding.js";
import {markInWords} from "../../words/finding.js";

const [width, side] = [170, 8];
/** Above the line stands the name of what the estimate is held against. */
const [height, named] = [34, 13];
/** Of a letter, at most. */
const letter = 6.2;

/** A small chart beside a sentence: the estimate with its 90 % interval, and the value that it is held against. */
export function intervalGlyph({estimate, interval, reference, unit}: Mark): HTMLElement {
  const known = [estimate, ...interval, ...(reference ? [reference.value] : [])];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const room = (high - low) * 0.12 || Math.abs(high) * 0.12 || 1;
  const x = (value: number): number => side + ((value - low + room) / (high - low + 2 * room)) * (width - 2 * side);
  const top = reference ? named : 0;
  const middle = top + height / 2;
  const said = markInWords({estimate, interval, reference, unit});
  return html`<svg
    class="glyph"
    viewBox="0 0 ${width} ${top + height}"
    width=${width}
    height=${top + height}
    role="img"
    aria-label=${said}
  >
    ${svg`<title>${said}</title>
    <line x1=${side} x2=${width - side} y1=${middle} y2=${middle} class="axis"></line>
    ${
      reference
        ? svg`<line x1=${x(reference.value)} x2=${x(reference.value)} y1=${top + 3} y2=${top + height - 4} class="reference"></line>
    <text x=${within(x(reference.value), reference.label)} y="10" text-anchor="middle" class="held-against">${reference.label}</text>`
        : null
    }
    <line x1=${x(interval[0])} x2=${x(interval[1])} y1=${middle} y2=${middle} class="interval"></line>
    <circle cx=${x(estimate)} cy=${middle} r="4.5" class="estimate"></circle>`}
  </svg>`;
}

/** Where a name may stand in the middle of, so that no end of it is cut. */
function within(x: number, name: string): number {
  const half = Math.min(width, name.length * letter) / 2;
  return Math.min(width - half, Math.max(half, x));
}
