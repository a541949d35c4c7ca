import {join} from "node:path";
import {z} from "zod";
import {type Audience, audiences} from "../../../src/contracts/site.js";
import type {Shelf} from "./shelf.js";
import {historyFile} from "../../privacy/finding-history.js";
import {standingFile} from "../../privacy/standing.js";
import {sumOf} from "../finish.js";
import {hashOfPages} from "../framework/built-pages.js";
import {sumOfSite} from "../manifest.js";

export interface BuiltSite {
  audience: Audience;
  folder: string;
  /** Some figures are still those of the site before, because the new ones would tell of a few candidates. */
  heldBack: boolean;
}

/** A finished build: its sites by the sums of their manifests, and what it left beside the warehouse. */
const schema = z.strictObject({
  sites: z.array(z.strictObject({audience: z.enum(audiences), heldBack: z.boolean(), sum: z.string()})),
  beside: z.array(z.string().nullable())
});

interface Where {
  out: string;
  warehouse: string;
}

/** Remembers what was built and verified, by every byte of it. */
export async function keepBuild(shelf: Shelf, {out, warehouse, sites}: Where & {sites: BuiltSite[]}): Promise<void> {
  const sums = await Promise.all(sites.map(async ({folder}) => sumOfSite(folder)));
  if (sums.includes(null)) return;
  const listed = sites.map(({audience, heldBack}, place) => ({audience, heldBack, sum: sums[place]!}));
  await shelf.keep("sites", {sites: listed, beside: await sumsBeside(warehouse)}, await buildOf(out, sites));
}

/**
 * The sites in `out`, where a build of the same inputs, pages and audiences made and verified them and each file is still
 * as it was then: to build them again would change nothing. Else null.
 */
export async function keptBuild(
  shelf: Shelf,
  {out, warehouse, audiences: wanted}: Where & {audiences: readonly Audience[]}
): Promise<BuiltSite[] | null> {
  const asked = wanted.map((audience) => ({audience}));
  const {data} = schema.safeParse(await shelf.read("sites", await buildOf(out, asked)));
  if (data === undefined || String(data.beside) !== String(await sumsBeside(warehouse))) return null;
  const sites = data.sites.map(({audience, heldBack}) => ({audience, heldBack, folder: join(out, audience)}));
  for (const [place, {folder}] of sites.entries())
    if ((await sumOfSite(folder).catch(() => null)) !== data.sites[place]!.sum) return null;
  return sites;
}

async function buildOf(out: string, sites: readonly {audience: Audience}[]): Promise<string> {
  return JSON.stringify([out, sites.map(({audience}) => audience), await hashOfPages()]);
}

/** Who stands behind what is published, and what was found when: a build reads both, and leaves them as the next needs them. */
async function sumsBeside(warehouse: string): Promise<(string | null)[]> {
  const files = [standingFile(warehouse), historyFile(warehouse)];
  return await Promise.all(files.map(async (file) => sumOf(file).catch(() => null)));
}
