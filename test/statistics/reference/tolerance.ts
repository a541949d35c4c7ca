import {expect} from "vitest";
import type {Check} from "./cases.js";

/** The pass rule of the reference cases: |got − value| ≤ max(abs, rel·|value|). */
export function expectWithin(got: number | null, value: number, {rel, abs}: Check["tolerance"], what: string): void {
  expect(got, what).not.toBeNull();
  const allowed = Math.max(abs, rel * Math.abs(value));
  expect(Math.abs(got! - value), `${what}: got ${got}, expected ${value} ± ${allowed}`).toBeLessThanOrEqual(allowed);
}
