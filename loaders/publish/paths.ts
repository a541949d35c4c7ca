import {join} from "node:path";
import {fileURLToPath} from "node:url";

/** The folder that holds plumbline. Stages lie inside it, so that Framework finds `node_modules`. */
export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));
export const sourceRoot = join(projectRoot, "src");
export const scratchRoot = join(projectRoot, ".plumbline");
