import type {Column} from "./profile.js";
import type {TableProposal} from "./table.js";

/** What must be said of how days are written, where the columns do not settle it themselves; null where nothing must. */
export function datesOf(columns: readonly Column[]): TableProposal["dates"] | null {
  if (columns.some(({shares}) => shares.serial >= 0.9))
    return {order: "excel", saw: "days are numbers, as a spreadsheet counts them"};
  const texts = columns.filter(({shares}) => shares.date >= 0.7).map(({distinct}) => [...distinct.keys()]);
  const unsettled = texts.filter((values) => isOpen(values));
  if (unsettled.length === 0) return null;
  const usual = unsettled.flat().some((value) => /[ap]\.?m\.?$/i.test(value)) ? "month-first" : "day-first";
  return {
    order: usual,
    saw: "no day over 12 settles which number is the month",
    look: "which comes first, the day or the month?"
  };
}

/** True for dates such as 3/4/2025 of which none settles which number is the month. */
function isOpen(values: readonly string[]): boolean {
  const pairs = values.flatMap((value) => {
    const found = /^(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}/.exec(value);
    return found ? [[Number(found[1]), Number(found[2])] as const] : [];
  });
  return (
    pairs.length > 0 &&
    pairs.every(([first, second]) => first <= 12 && second <= 12) &&
    pairs.some(([first, second]) => first !== second)
  );
}

/** True for times of day that say nothing of their zone. */
export function isLocal({shares, distinct}: Column): boolean {
  if (shares.serial >= 0.9) return [...distinct.keys()].some((value) => !/^\d+([.,]0+)?$/.test(value));
  const isTime = (value: string): boolean => /\d{1,2}:\d{2}/.test(value) && !/00:00(:00)?(\.0+)?$/.test(value);
  const hasZone = (value: string): boolean => /(Z|[+-]\d{2}:?\d{2}|\b[A-Z]{2,4}T|UTC|GMT)\s*$/.test(value);
  return shares.date >= 0.7 && [...distinct.keys()].some((value) => isTime(value) && !hasZone(value));
}
