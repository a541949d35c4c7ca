import {existsSync, readFileSync} from "node:fs";
import type {TruthRecovery} from "../../src/contracts/truth-recovery.js";
import {audiences} from "../../src/contracts/audience.js";
import type {Dataset} from "./report.js";

const committed = new URL("../../docs/truth-recovery.json", import.meta.url);
const nothing: TruthRecovery = {
  madeAt: null,
  command: "npm run truth",
  estimators: [],
  bounds: [],
  nobodyDiffers: {runs: 0, silent: 0},
  worlds: [],
  power: []
};

/** The table that `npm run truth` wrote, as it is committed; an empty one where there is none. */
export function truthRecoveryDataset(file: URL = committed): Dataset {
  const content: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : nothing;
  return {name: "truth-recovery", audiences, content};
}
