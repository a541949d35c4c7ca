const reasons: readonly string[] = ["forgotten", "past_retention"];

/**
 * True for a record of someone whom the user wants out. It is no reject: it stands in no list and in no published
 * count, where it would tell that somebody was removed.
 */
export function isLeftOut(reason: string): boolean {
  return reasons.includes(reason);
}
