import {points} from "../../../src/components/format.js";

/** How reports write numbers: the pages' own formats, so that a sentence and a chart never differ. */
export {
  coefficient,
  count,
  counted,
  date,
  frequencyRange,
  hours,
  naturalFrequency,
  percent,
  points,
  range,
  withInterval
} from "../../../src/components/format.js";

/** "a, b and c". */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)!}`;
}

/** "none of 41", "1 of 41", "all 41". */
export function some(part: number, of: number): string {
  return part === 0 ? `none of ${of}` : part === of ? `all ${of}` : `${part} of ${of}`;
}

/** The text with a capital first letter. */
export function atStart(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "−2 to +9 points", for differences of shares. */
export function pointRange(interval: readonly [number, number] | null): string {
  if (!interval) return "–";
  const [low, high] = interval.map((end) => points(end).replace(" points", ""));
  return `${low} to ${high} points`;
}
