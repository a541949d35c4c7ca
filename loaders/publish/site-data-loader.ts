import {spawn} from "node:child_process";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import {isInputOutput, UserError} from "../errors.js";
import {audiences} from "../../src/contracts/site.js";
import {visible} from "../../src/words/visible.js";
import {settingsOf} from "../warehouse/settings.js";
import {packed} from "./archive.js";
import {publishedDatasets} from "./datasets.js";
import {fingerprintOfData, optionsFromEnvironment} from "./fresh.js";
import {onceFor} from "./kept/computed.js";
import {withCurrentWarehouse} from "./kept/private-warehouse.js";
import {shelfOf} from "./kept/shelf.js";
import {projectRoot} from "./paths.js";

/**
 * Reads the exports that the command line or the configuration names into a warehouse of its own, unless the built one
 * stands for them, and writes the datasets of all audiences to `output`, as an archive of `<audience>/<dataset>.json`. Returns the exit code; what is
 * wrong with the input goes to stderr, and then nothing is written. When an export or a source file changed meanwhile,
 * a new process, which alone sees edited modules, starts again.
 */
export async function writeSiteData(output: NodeJS.WritableStream): Promise<number> {
  const options = optionsFromEnvironment();
  try {
    const before = await fingerprintOfData(options);
    const settings = await settingsOf(options);
    const shelf = await shelfOf(settings.warehouse, options);
    const data = {...settings, keptBeside: settings.warehouse, audiences, now: new Date(), once: onceFor(shelf)};
    const {datasets} = await withCurrentWarehouse(shelf, settings, options, async (warehouse) =>
      publishedDatasets({...data, warehouse})
    );
    if ((await fingerprintOfData(options)) !== before) return await again();
    const files = [...datasets].flatMap(([audience, ofAudience]) =>
      ofAudience.map(({name, content}) => [`${audience}/${name}.json`, JSON.stringify(content)] as const)
    );
    await pipeline(packed(files), output, {end: false});
    return 0;
  } catch (error) {
    const told = error instanceof UserError || isInputOutput(error);
    const said = told ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`\n${visible(said)}\n`);
    return error instanceof UserError ? error.exitCode : told ? 74 : 1;
  }
}

/** How often an input may change under the loader before it gives up. */
const mostTries = 5;

async function again(): Promise<number> {
  const tries = Number(process.env.PLUMBLINE_TRIES ?? 1);
  if (tries >= mostTries)
    throw new UserError("the exports or the source files change while they are read: let them come to rest first", 74);
  const child = spawn(process.execPath, ["--import", "tsx", join(projectRoot, "src", "data.tar.ts")], {
    cwd: projectRoot,
    stdio: ["ignore", "inherit", "inherit"],
    env: {...process.env, PLUMBLINE_TRIES: String(tries + 1)}
  });
  return await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}
