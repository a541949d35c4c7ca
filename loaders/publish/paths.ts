import {join} from "node:path";
import {fileURLToPath} from "node:url";

/** The folder that holds plumbline. */
export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));
export const sourceRoot = join(projectRoot, "src");
/** Where Framework keeps bundles and the results of the data loader. */
export const cacheRoot = join(sourceRoot, ".observablehq", "cache");
/** Private, and removed freely; inside the project, so that Framework finds `node_modules`. */
export const scratchRoot = join(projectRoot, ".plumbline");
