/** A band of screened candidates, as shares of everyone screened. */
export interface BandChance {
  /** w_b: share of all screened candidates who are in this band and were advanced to the loop. */
  share: number;
  /** p_b: probability that such a loop ends in an offer. */
  probability: number;
}

export interface Costs {
  /** c_s: staff hours per screened candidate. */
  screenHours: number;
  /** C_L: staff hours per loop. */
  loopHours: number;
  /** a: probability that an offer is accepted. */
  acceptance: number;
}

export interface BreakEven {
  /** H*: the fewest hours per hire that any bar over these bands reaches. */
  hoursPerHire: number;
  /** p*: the chance of an offer at which a loop just earns its hours, C_L / (a H*). */
  probability: number;
  /** How many bands, from the most promising down, that bar lets into the loop. */
  bandsIncluded: number;
}

/** Hours per hire when exactly these bands go to the loop: (c_s + C_L Σw) / (a Σwp); infinite without any chance. */
export function hoursPerHire(bands: readonly BandChance[], costs: Costs): number {
  const loops = bands.reduce((sum, band) => sum + band.share, 0);
  const offers = bands.reduce((sum, band) => sum + band.share * band.probability, 0);
  return offers > 0 ? (costs.screenHours + costs.loopHours * loops) / (costs.acceptance * offers) : Infinity;
}

/**
 * The break-even chance of an offer. Bands are taken from the most promising down; H(k) is the hours per hire of the
 * first k, H* its least value over k, and p* = C_L / (a H*). A band below p* costs more hours per hire than screening
 * further candidates would; a band above it saves hours. a cancels in p*.
 *
 * `null` when no band has any chance, or a cost makes the question empty.
 */
export function breakEven(bands: readonly BandChance[], costs: Costs): BreakEven | null {
  if (!(costs.loopHours > 0) || !(costs.acceptance > 0)) return null;
  const promising = bands.filter((band) => band.share > 0).sort((a, b) => b.probability - a.probability);
  let best: BreakEven | null = null;
  for (let k = 1; k <= promising.length; k++) {
    const hours = hoursPerHire(promising.slice(0, k), costs);
    if (hours < (best?.hoursPerHire ?? Infinity))
      best = {hoursPerHire: hours, probability: costs.loopHours / (costs.acceptance * hours), bandsIncluded: k};
  }
  return best;
}

/** p* against clear passes alone: C_L p̄ / (C_L + c_s/π), with π the share of screens that pass clearly. */
export function breakEvenOfClearPasses(
  clearPassChance: number,
  passShare: number,
  costs: Omit<Costs, "acceptance">
): number {
  return (costs.loopHours * clearPassChance) / (costs.loopHours + costs.screenHours / passShare);
}
