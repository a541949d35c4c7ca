import {cp, mkdir, rm} from "node:fs/promises";
import {existsSync} from "node:fs";
import {join, resolve} from "node:path";
import {inputOutput} from "../errors.js";
import type {Audience, Dataset} from "../reports/report.js";
import {publishedDatasets, type DatasetOptions} from "./datasets.js";
import {writeDetailPages} from "./detail-pages.js";
import {finishSite} from "./finish.js";
import {buildWithFramework} from "./framework.js";
import {clearLeftovers} from "./leftovers.js";
import {scratchRoot} from "./paths.js";
import {afterPrevious, datasetsOfSite} from "./previous.js";
import {stage} from "./stage.js";
import {beginSwap, finishSwap} from "./swap.js";
import {problemsOf} from "./verify.js";

export interface BuildOptions extends DatasetOptions {
  /** Folder of the finished sites, one folder per audience inside. */
  out: string;
  /** Strings that no published file may hold, beside the ids of the warehouse. */
  canaries?: readonly string[];
}

export interface BuiltSite {
  audience: Audience;
  folder: string;
  /** The figures are still those of the site before, because the new ones would tell of a few candidates. */
  heldBack: boolean;
}

/**
 * Builds the sites of `audiences` from a finished warehouse into `out`. Earlier sites stay until every new one is
 * complete and verified; whatever goes wrong before that leaves them untouched. Figures that would tell of a few
 * candidates beside those of the earlier site wait for more (`previous.ts`).
 */
export async function buildSites(options: BuildOptions): Promise<BuiltSite[]> {
  const out = resolve(options.out);
  const standing = await datasetsOfSite(join(out, "leads"));
  const {datasets, forbiddenFor} = await publishedDatasets({...options, standing});
  const work = join(scratchRoot, `stage-${process.pid}-${Date.now()}`);
  try {
    await clearLeftovers(scratchRoot, /^(stage|preview)-/);
    const next = await beginSwap(out);
    const canaries = options.canaries ?? [];
    const sites: (OneSite & {heldBack: boolean})[] = [];
    for (const audience of options.audiences) {
      const site = {audience, root: join(work, audience), output: join(next, audience)};
      const earlier = await datasetsOfSite(join(out, audience));
      const shown = await afterPrevious(earlier, datasets.get(audience)!, options.config.privacy.minimum_candidates);
      sites.push({...site, ...shown, forbidden: forbiddenFor(audience), canaries});
    }
    const [first, ...others] = sites;
    options.progress?.(`building ${options.audiences.join(", ")}`);
    if (first) await buildOne(first);
    const results = await Promise.allSettled(
      others.map(async (site) => {
        await reusePackages(first!.root, site.root);
        await buildOne(site);
      })
    );
    for (const result of results) if (result.status === "rejected") throw result.reason;
    await finishSwap(out, next, options.audiences);
    return sites.map(({audience, heldBack}) => ({audience, folder: join(out, audience), heldBack}));
  } catch (error) {
    await rm(join(out, `.next-${process.pid}`), {recursive: true, force: true});
    throw inputOutput(error, out);
  } finally {
    await rm(work, {recursive: true, force: true});
  }
}

interface OneSite {
  audience: Audience;
  root: string;
  output: string;
  datasets: readonly Dataset[];
  forbidden: ReadonlySet<string>;
  canaries: readonly string[];
}

async function buildOne({audience, root, output, datasets, forbidden, canaries}: OneSite): Promise<void> {
  const pages = await stage(root, audience, datasets);
  await buildWithFramework({audience, stage: root, output});
  await writeDetailPages(output, audience, (name) => datasets.find((dataset) => dataset.name === name)?.content);
  await finishSite(output);
  const problems = await problemsOf(output, {pages, forbidden, canaries});
  if (problems.length > 0)
    throw new Error(`the ${audience} site was not published, the earlier one stays:\n${problems.join("\n")}`);
}

/** Framework's bundles of npm packages are the same for every audience: the first site's serve the next. */
async function reusePackages(from: string, to: string): Promise<void> {
  const bundles = join(".observablehq", "cache", "_node");
  if (!existsSync(join(from, bundles))) return;
  await mkdir(join(to, ".observablehq", "cache"), {recursive: true});
  await cp(join(from, bundles), join(to, bundles), {recursive: true, preserveTimestamps: true});
}
