import type {ShareOf} from "../../../src/contracts/independence.js";
import {wilson} from "../../../src/statistics/intervals/shares.js";
import {published} from "../finding.js";

/** A share with its counts; hidden when fewer than `minimum` cases stand behind it. */
export function shareOf(count: number, of: number, minimum: number): ShareOf {
  if (of > 0 && of < minimum) return {count: null, of: null, share: {value: null, interval: null}};
  return {count, of, share: published(of === 0 ? null : {value: count / of, interval: wilson(count, of)})};
}
