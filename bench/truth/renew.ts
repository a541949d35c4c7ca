import type {TruthRecovery} from "../../src/contracts/truth-recovery.js";

/**
 * A table in which the rows of the worlds that were simulated again stand in place of their former ones. Seeds are the
 * same in every run, so that rows change only where the programs did.
 */
export function renewed(former: TruthRecovery, again: TruthRecovery): TruthRecovery {
  const worlds = new Set(again.worlds.map(({world}) => world));
  const joined = <Row extends {world: string}>(before: readonly Row[], now: readonly Row[]): Row[] =>
    [...before.filter(({world}) => !worlds.has(world)), ...now].sort((a, b) => compare(a.world, b.world));
  return {
    ...again,
    estimators: joined(former.estimators, again.estimators),
    bounds: joined(former.bounds, again.bounds),
    nobodyDiffers: worlds.has("null") ? again.nobodyDiffers : former.nobodyDiffers,
    worlds: joined(former.worlds, again.worlds),
    power: joined(former.power, again.power)
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
