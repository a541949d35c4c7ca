import {expect} from "vitest";
import type {Check} from "./cases.js";

/** The pass rule of the reference cases: |got − value| ≤ max(abs, rel·|value|). */
export function expectWithin(got: number | null, value: number, {rel, abs}: Check["tolerance"], what: string): void {
  const allowed = Math.max(abs, rel * Math.abs(value));
  if (got !== null && Math.abs(got - value) <= allowed) return;
  expect(`${what}: ${got}`).toBe(`${what}: ${value} ± ${allowed}`);
}
