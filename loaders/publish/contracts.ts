import {existsSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {z} from "zod";
import {sourceRoot} from "./paths.js";

/** The contract of a dataset: the export `phoneScreen` of `src/contracts/phone-screen.ts` for `phone-screen`. */
export async function contractOf(dataset: string): Promise<z.ZodType> {
  const file = join(sourceRoot, "contracts", `${dataset}.ts`);
  if (!existsSync(file)) throw new Error(`dataset ${dataset} has no contract: write src/contracts/${dataset}.ts`);
  const module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Record<string, unknown>;
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
