import type {PublishedScreenSlice} from "../contracts/screen-slice.js";

const day = 86_400_000;
const week = 7 * day;

/**
 * Weeks over which the screens of a slice spread, at least one: all weeks of the data, or for a quarter those of its own
 * that the data cover. "other" quarters have the weeks that the named ones leave.
 *
 * @param weeks of all screens
 * @param dataThrough last day of the data; null where nothing has a date
 */
export function screenWeeks(
  {dimension, member}: Pick<PublishedScreenSlice, "dimension" | "member">,
  slices: readonly Pick<PublishedScreenSlice, "dimension" | "member">[],
  {weeks, dataThrough}: {weeks: number; dataThrough: string | null}
): number {
  if (dimension !== "period" || dataThrough === null) return weeks;
  const end = Date.parse(dataThrough) + day;
  const covered = (quarter: string | null): number => {
    const [, year, number] = /^(\d{4})-Q([1-4])$/.exec(quarter ?? "") ?? [];
    if (year === undefined) return 0;
    const first = 3 * (Number(number) - 1);
    const from = Math.max(Date.UTC(Number(year), first, 1), end - weeks * week);
    return Math.max(0, Math.min(Date.UTC(Number(year), first + 3, 1), end) - from) / week;
  };
  const own = covered(member);
  if (own > 0) return Math.max(1, own);
  const named = slices.filter((slice) => slice.dimension === "period").map((slice) => covered(slice.member));
  return Math.max(1, weeks - named.reduce((sum, value) => sum + value, 0));
}
