import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Metafile} from "esbuild";
import {projectRoot} from "../paths.js";

/** Framework's client is these, bundled by its makers. */
const client = ["@observablehq/framework", "@observablehq/inspector", "@observablehq/runtime"];

/** The licences of all packages of which something is in the bundles: most ask to stand with every copy. */
export async function licencesOf({outputs}: Metafile): Promise<string> {
  const packages = new Set(client);
  for (const {inputs} of Object.values(outputs))
    for (const [path, {bytesInOutput}] of Object.entries(inputs)) {
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
      if (name !== undefined && bytesInOutput > 0) packages.add(name);
    }
  const texts = await Promise.all([...packages].sort().map(licenceOf));
  return texts.join(`\n${"-".repeat(78)}\n\n`);
}

async function licenceOf(name: string): Promise<string> {
  const folder = join(projectRoot, "node_modules", name);
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e(?:\.|$)/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no file of its licence, which pages must have beside it`);
  return `${name}\n\n${(await readFile(join(folder, file), "utf8")).trim()}\n`;
}
