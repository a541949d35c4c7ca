import {rm} from "node:fs/promises";
import {join, resolve} from "node:path";
import {inputOutput} from "../errors.js";
import type {Finding} from "../../src/contracts/finding.js";
import type {Audience} from "../../src/contracts/site.js";
import {openToReaders} from "../warehouse/private-files.js";
import type {LeakSearch} from "../privacy/leaks.js";
import type {Dataset} from "../reports/report.js";
import {historyFile, writeHistory} from "../privacy/finding-history.js";
import {writeSchemas} from "./contracts.js";
import {type DatasetOptions, type PublishedDatasets, publishedDatasets} from "./datasets.js";
import {detailPaths, writeDetailPages} from "./detail-pages.js";
import {finishSite} from "./finish.js";
import {builtPages} from "./framework/built-pages.js";
import {onceFor} from "./kept/computed.js";
import {keptFindings} from "./kept/runs.js";
import type {Shelf} from "./kept/shelf.js";
import {type BuiltSite, keepBuild, keptBuild} from "./kept/standing-build.js";
import {addSearch} from "./navigation/search.js";
import {pagesFor} from "./pages.js";
import {afterPrevious, datasetsOfSite} from "./previous.js";
import {madeBy, readStanding, type Standing, standingFile, writeStanding} from "../privacy/standing.js";
import {version} from "../warehouse/audit.js";
import {splitSite} from "./split.js";
import {beginSwap, finishSwap, lockSites, recoverSwap, refuseForeign} from "./swap.js";
import {problemsOf} from "./verify.js";

export interface BuildOptions extends DatasetOptions {
  /** Folder of the finished sites, one folder per audience inside. */
  out: string;
  /** Strings that no published file may hold, beside the ids of the warehouse. */
  canaries?: readonly string[];
  /** Told what is odd about the sites that stand there. */
  note?: (message: string) => void;
  /** What earlier commands made of the same inputs, if anything may be taken from there. */
  shelf?: Shelf | undefined;
}

export interface Built {
  sites: BuiltSite[];
  /** What the reports found, ids as exported. */
  findings: readonly Finding[];
  /** Nothing was built, because the sites stand as they would be built and verified again. */
  stood: boolean;
}

/**
 * Builds the sites of `audiences` from a finished warehouse into `out`. Earlier sites stay until every new one is
 * complete and verified; whatever goes wrong before that leaves them untouched. Figures that would tell of a few
 * candidates beside those of the earlier site wait for more (`previous.ts`).
 */
export async function buildSites(options: BuildOptions): Promise<Built> {
  const out = resolve(options.out);
  await refuseForeign(out, options.audiences);
  const release = await lockSites(out);
  try {
    tellKept(await recoverSwap(out), options);
    const stands = await standingBuild(options, out);
    if (stands !== null) return stands;
    const standing = await datasetsOfSite(join(out, "leads"));
    const behindStanding = options.sampleData ? null : await readStanding(standingFile(options.warehouse));
    const once = options.shelf ? {once: onceFor(options.shelf)} : {};
    const datasets = publishedDatasets({...options, ...once, standing, behindStanding});
    const [made, built] = await both(
      datasets.finally(() => options.progress?.("rendering pages")),
      builtPages()
    );
    const {searchFor, findings, last} = made;
    if (last.problem !== null) options.note?.(last.problem);
    const next = await beginSwap(out);
    const {datasets: shown, heldBack, standing: standsNow} = await besideStanding(options, out, made, behindStanding);
    for (const [place, [audience, ofAudience]] of [...shown].entries()) {
      options.progress?.(`verifying ${audience}, ${place + 1} of ${shown.size} sites`);
      await finishOne(built, join(next, audience), {
        audience,
        datasets: ofAudience,
        search: searchFor(audience),
        canaries: options.canaries ?? []
      });
    }
    // Before the sites: a run that dies between leaves figures that wait once more, never figures that tell of a few.
    if (standsNow !== null) await writeStanding(standingFile(options.warehouse), standsNow);
    tellKept(await finishSwap(out, next, options.audiences), options);
    if (last.history !== null) await writeHistory(historyFile(options.warehouse), last.history);
    const sites = options.audiences.map((audience) => ({
      audience,
      folder: join(out, audience),
      heldBack: heldBack.has(audience)
    }));
    if (options.shelf) await keepBuild(options.shelf, {out, warehouse: options.warehouse, sites});
    return {sites, findings, stood: false};
  } catch (error) {
    await rm(join(out, `.next-${process.pid}`), {recursive: true, force: true});
    throw inputOutput(error, out);
  } finally {
    release();
  }
}

/** Pages are rendered in a process of their own, while this one computes; what fails is told once neither is at work. */
async function both<One, Other>(first: Promise<One>, second: Promise<Other>): Promise<[One, Other]> {
  const [one, other] = await Promise.allSettled([first, second]);
  if (one.status === "rejected") throw one.reason;
  if (other.status === "rejected") throw other.reason;
  return [one.value, other.value];
}

/** The build whose sites stand, where it was made of the same inputs and pages and no file of theirs was touched since. */
async function standingBuild({shelf, warehouse, audiences}: BuildOptions, out: string): Promise<Built | null> {
  const told = shelf ? await keptFindings(shelf) : null;
  const sites = shelf && told ? await keptBuild(shelf, {out, warehouse, audiences}) : null;
  return sites && told ? {sites, findings: told.findings, stood: true} : null;
}

/** The datasets to show, given what stands published. Sample data tell of nobody. */
async function besideStanding(
  {config, sampleData, now, audiences}: BuildOptions,
  out: string,
  {datasets, people, last}: PublishedDatasets,
  standing: Standing | null
): Promise<{datasets: ReadonlyMap<Audience, readonly Dataset[]>; heldBack: Set<Audience>; standing: Standing | null}> {
  if (sampleData) return {datasets, heldBack: new Set(), standing: null};
  const previous = new Map<Audience, ReadonlyMap<string, unknown>>();
  for (const audience of audiences) previous.set(audience, await datasetsOfSite(join(out, audience)));
  return afterPrevious(datasets, {
    previous,
    standing,
    now: {made: madeBy(config, version()), people, builtAt: now.toISOString(), findings: last.cells},
    privacy: config.privacy
  });
}

function tellKept(paths: readonly string[], {note}: BuildOptions): void {
  for (const path of paths)
    note?.(
      `${path}: this stood in the way of a site and is not as plumbline wrote it, so it was kept; look, then delete it.`
    );
}

interface OneSite {
  audience: Audience;
  datasets: readonly Dataset[];
  search: LeakSearch;
  canaries: readonly string[];
}

/** One audience's site out of the build of all: finished, and verified. */
async function finishOne(
  built: string,
  output: string,
  {audience, datasets, search, canaries}: OneSite
): Promise<void> {
  const contentOf = (name: string): unknown => datasets.find((dataset) => dataset.name === name)?.content;
  const texts = datasets.map(({name, content}) => [name, JSON.stringify(content)] as const);
  await splitSite(built, audience, output, new Map(texts));
  await writeDetailPages(output, audience, contentOf);
  await writeSchemas(output);
  await addSearch(output);
  await finishSite(output);
  const pages = [...pagesFor(audience).map(({path}) => path), ...detailPaths(audience, contentOf)];
  const problems = await problemsOf(output, {pages, search, canaries});
  if (problems.length > 0)
    throw new Error(`the ${audience} site was not published, the earlier one stays:\n${problems.join("\n")}`);
  await openToReaders(output);
}
