import {existsSync, readFileSync} from "node:fs";
import {audiences, type Dataset} from "./report.js";

const committed = new URL("../../data/truth-recovery.json", import.meta.url);

/** The table that `npm run truth` wrote, as it is committed; an empty one where there is none. */
export function truthRecoveryDataset(file: URL = committed): Dataset {
  const content: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {madeAt: null, worlds: []};
  return {name: "truth-recovery", audiences, content};
}
