import {existsSync} from "node:fs";
import {mkdir, readdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {z} from "zod";
import {version} from "../warehouse/audit.js";
import {sourceRoot} from "./paths.js";

/** The contract of a dataset: the export `phoneScreen` of `src/contracts/phone-screen.ts` for `phone-screen`. */
export async function contractOf(dataset: string): Promise<z.ZodType> {
  const file = join(sourceRoot, "contracts", `${dataset}.ts`);
  if (!existsSync(file)) throw new Error(`dataset ${dataset} has no contract: write src/contracts/${dataset}.ts`);
  const module = (await import(`../../src/contracts/${dataset}.ts`)) as Record<string, unknown>;
  const name = dataset.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const contract = module[name];
  if (!(contract instanceof z.ZodType)) throw new Error(`src/contracts/${dataset}.ts must export a zod schema ${name}`);
  return contract;
}

/** What keeps a dataset from being what its contract says; null when nothing does. */
export async function contractProblem(dataset: string, content: unknown): Promise<string | null> {
  const result = (await contractOf(dataset)).safeParse(content);
  return result.success ? null : `dataset ${dataset} breaks its contract:\n${z.prettifyError(result.error)}`;
}

/** The contract of a dataset for other programs: a JSON Schema whose `$id` names dataset and version of plumbline. */
export async function schemaOf(dataset: string): Promise<Record<string, unknown>> {
  const {$schema, ...rest} = z.toJSONSchema(await contractOf(dataset));
  return {$schema, $id: `plumbline.${dataset}/${version()}`, ...rest};
}

/** Where the schemas of a site lie, one for each of its datasets: `schemas/agreement.json`. */
export const schemaFolder = "schemas";

/** Puts beside a site's datasets what each of them promises. */
export async function writeSchemas(site: string): Promise<void> {
  await mkdir(join(site, schemaFolder), {recursive: true});
  for (const file of await readdir(join(site, "_file", "data"))) {
    const dataset = datasetOf(file);
    if (dataset === undefined) continue;
    const schema = JSON.stringify(await schemaOf(dataset), null, 1);
    await writeFile(join(site, schemaFolder, `${dataset}.json`), `${schema}\n`);
  }
}

/** The dataset that a published file holds; undefined where its name is none of a dataset. */
export function datasetOf(file: string): string | undefined {
  return /(?:^|\/)([\w-]+)\.[0-9a-f]+\.json$/.exec(file)?.[1];
}
