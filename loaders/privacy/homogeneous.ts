/** Below this many people a share of none or of all tells what became of each of them. */
const peopleWhoHide = 20;

/**
 * Is the outcome the same for all of fewer than 20 people? Then 0 or n must read "≤ 5 %" or "≥ 95 %", or stay away. An
 * empty cell is about nobody.
 */
export function isHomogeneous(count: number, of: number): boolean {
  return of > 0 && of < peopleWhoHide && (count === 0 || count === of);
}
