import type {Config} from "../config/config.js";
import {type Proposal, propose} from "./propose.js";
import {type SampledFolder, sampleFolder} from "./samples.js";

/** Looks at a folder of exports and proposes what its configuration lacks. */
export async function proposeForFolder(
  folder: string,
  config: Config,
  encoding?: string
): Promise<{looked: SampledFolder; proposal: Proposal}> {
  const looked = await sampleFolder(folder, config, encoding);
  return {looked, proposal: propose(looked.tables, config)};
}
