import {copyFile, writeFile} from "node:fs/promises";
import {constants} from "node:fs";
import {z} from "zod";
import {inputOutput} from "../errors.js";
import {configSchema} from "./config.js";

export const template = new URL("./template.yaml", import.meta.url);

/** Writes the commented configuration with every default; an existing file is never replaced. */
export async function writeDefaultConfig(path: string): Promise<void> {
  try {
    await copyFile(template, path, constants.COPYFILE_EXCL);
  } catch (error) {
    throw inputOutput(error, path);
  }
}

/** JSON Schema of the configuration, for editors that complete and check YAML. */
export function configJsonSchema(): string {
  const schema = z.toJSONSchema(configSchema, {io: "input"});
  return `${JSON.stringify({title: "plumbline.yaml", ...schema}, null, 2)}\n`;
}

/** Brings the published schema up to date. */
export async function writeJsonSchema(path: URL): Promise<void> {
  await writeFile(path, configJsonSchema());
}
