import {requireSameLength} from "../estimate.js";

type Label = string | number | boolean;

/**
 * Mutual information of two categorical variables, in nats. `none` is the plug-in estimate, biased upwards by about
 * (R−1)(C−1)/2n; `miller-madow` adds (cells − 1)/2n to each entropy, counting non-empty cells (infotheo's "mm"), and may
 * fall below 0 when there is nothing to find.
 *
 * Use it for labels without order; for ratings a correlation needs far fewer cases. Miller (1955); smallest n: 1 for a
 * value, a hundred or so before it says anything.
 *
 * @param x, y labels of the same n cases
 * @returns null for no case; 0 (plug-in) when a variable does not vary
 * @throws when the lists differ in length or a label is missing
 */
export function mutualInformation(
  x: readonly Label[],
  y: readonly Label[],
  {correction = "none"}: {correction?: "none" | "miller-madow"} = {}
): number | null {
  requireSameLength("mutual information", x, y);
  if (correction !== "none" && correction !== "miller-madow")
    throw new RangeError(`correction must be none or miller-madow, got ${String(correction)}`);
  const n = x.length;
  if (n === 0) return null;
  const xs = codes("x", x);
  const ys = codes("y", y);
  const width = 1 + ys.reduce((largest, code) => Math.max(largest, code), 0);
  const pairs = xs.map((code, i) => code * width + ys[i]!);
  const entropy = (values: number[]) => entropyOf(values, correction === "miller-madow");
  const information = entropy(xs) + entropy(ys) - entropy(pairs);
  return correction === "none" ? Math.max(0, information) : information;
}

function entropyOf(values: number[], corrected: boolean): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let entropy = corrected ? (counts.size - 1) / (2 * values.length) : 0;
  for (const count of counts.values()) entropy -= (count / values.length) * Math.log(count / values.length);
  return entropy;
}

function codes(argument: string, labels: readonly Label[]): number[] {
  const seen = new Map<Label, number>();
  return labels.map((label, i) => {
    if (label === null || label === undefined || Number.isNaN(label))
      throw new RangeError(`mutual information: ${argument}[${i}] must be a label, got ${String(label)}`);
    if (!seen.has(label)) seen.set(label, seen.size);
    return seen.get(label)!;
  });
}
