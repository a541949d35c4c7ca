import {readFileSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Agreement} from "../../src/contracts/agreement.js";
import type {Audience, Site} from "../../src/contracts/site.js";
import {counted, date} from "../../src/words/numbers.js";
import type {Config} from "../config/config.js";
import {withoutFew} from "../privacy/behind.js";
import {cellsOf, standingContent} from "../privacy/published-cells.js";
import {type Fate, type Fates, fatesOf, type PublishedCell, type Standing} from "../privacy/standing.js";
import type {Dataset, Moment} from "../reports/report.js";
import {ownFiles} from "./manifest.js";
import {pagesFor} from "./pages.js";
import {sourceRoot} from "./paths.js";

/** The datasets of a finished site by name, as plumbline wrote them; empty where there is none, or none unharmed. */
export async function datasetsOfSite(folder: string): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>();
  for (const file of (await ownFiles(folder)) ?? []) {
    const name = /^_file\/data\/([\w-]+)\.[0-9a-f]+\.json$/.exec(file)?.[1];
    if (name !== undefined) found.set(name, JSON.parse(await readFile(join(folder, file), "utf8")));
  }
  return found;
}

export interface Beside {
  /** What stands published in the folder of each audience. */
  previous: ReadonlyMap<Audience, ReadonlyMap<string, unknown>>;
  standing: Standing | null;
  /** `findings` are cells beside those of the datasets: what is said of them since the last build hangs on theirs. */
  now: {
    made: string;
    people: Standing["people"];
    builtAt: string;
    findings?: ReadonlyMap<string, PublishedCell>;
  };
  privacy: Config["privacy"];
}

export interface AfterPrevious {
  datasets: Map<Audience, readonly Dataset[]>;
  /** Audiences some of whose figures stay as they were, or stay away. */
  heldBack: Set<Audience>;
  standing: Standing;
}

/**
 * The datasets to publish beside those that stand: a cell of a site and of its successor that differ by one to four
 * candidates would tell what became of these, so it keeps its figures until more have changed (`privacy/standing.ts`), and
 * its pages say since when they stand.
 */
export function afterPrevious(next: ReadonlyMap<Audience, readonly Dataset[]>, beside: Beside): AfterPrevious {
  const {previous, now, privacy} = beside;
  const cells = [...next].flatMap(([audience, datasets]) =>
    datasets.flatMap(({name, content}) => [...cellsOf(nameFor(audience, name), content)])
  );
  const fates = fatesOf(
    beside.standing,
    {...now, cells: new Map([...(now.findings ?? []), ...cells])},
    privacy.minimum_candidates
  );
  const heldBack = new Set<Audience>();
  const datasets = new Map<Audience, readonly Dataset[]>();
  for (const [audience, own] of next) {
    const stood = previous.get(audience) ?? new Map<string, unknown>();
    const merged = own.map((dataset) => {
      const name = nameFor(audience, dataset.name);
      const fateOf = (key: string): Fate => fates.of.get(key) ?? "publish";
      const content = standingContent(name, dataset.content, {previous: stood.get(dataset.name), fateOf});
      return {...dataset, content: withoutFew(content, privacy)};
    });
    const kept = keptOn(audience, {datasets: own, stood, fates});
    if (kept.length > 0) heldBack.add(audience);
    datasets.set(
      audience,
      merged.map((dataset) =>
        dataset.name === "site" ? {...dataset, content: {...(dataset.content as Site), kept}} : dataset
      )
    );
  }
  return {datasets, heldBack, standing: fates.standing};
}

/** What is made of the findings for one audience differs between audiences. */
function nameFor(audience: Audience, dataset: string): string {
  return ["overview", "to-do"].includes(dataset) ? `${audience}/${dataset}` : dataset;
}

/** What pages must say of figures that stand as they were, or stay away: how many, and since when. */
function keptOn(
  audience: Audience,
  {datasets, stood, fates}: {datasets: readonly Dataset[]; stood: ReadonlyMap<string, unknown>; fates: Fates}
): Site["kept"] {
  return pagesFor(audience).flatMap(({path}) => {
    const read = datasetsOf(path);
    const cells = datasets
      .filter(({name}) => read.has(name) && name !== "site")
      .flatMap(({name, content}) =>
        [...cellsOf(nameFor(audience, name), content).keys()].map((key) => ({
          fate: fates.of.get(key)!,
          stands: stood.has(name),
          day: fates.asOf(key).slice(0, 10)
        }))
      );
    const kept = cells.filter(({fate, stands}) => stands && (fate === "keep" || fate === "rest"));
    const away = cells.filter(({fate, stands}) => fate === "withhold" || (fate === "keep" && !stands));
    return [
      ...(kept.length === 0 ? [] : [keptWords(kept, cells.length)]),
      ...(away.length === 0
        ? []
        : [
            `${counted(away.length, "part")} of this page stay${away.length === 1 ? "s" : ""} away until more candidates have changed, so that nobody can tell who was taken out.`
          ])
    ].map((sentence) => ({sentence, pages: [path]}));
  });
}

function keptWords(kept: readonly {day: string}[], all: number): string {
  const days = [...new Set(kept.map(({day}) => day))].sort();
  const what =
    kept.length === all
      ? "The figures of this page stand"
      : `${counted(kept.length, "part")} of this page stand${kept.length === 1 ? "s" : ""}`;
  return `${what} as built on ${date(days[0])}${days.length > 1 ? " or later" : ""}: too few candidates were added, removed or changed since then to show what that changed.`;
}

/** The datasets that a page loads, as its source names them. */
function datasetsOf(page: string): Set<string> {
  const source = readFileSync(join(sourceRoot, "[site]", `${page}.md`), "utf8");
  return new Set(
    [...source.matchAll(/\/data\/\$\{observable\.params\.site\}\/([\w-]+)\.json/g)].map(([, name]) => name!)
  );
}

/**
 * The first day that the site standing published did not know, so that this build can say what changed since. Built
 * again from the same data it is the day that site compared with, else every second look would forget it. Null without
 * an earlier site, or one of sample data or of later data.
 */
export function lastBuild(standing: ReadonlyMap<string, unknown>, dataThrough: string | null): Moment | null {
  const site = standing.get("site") as Site | undefined;
  if (!site || site.sampleData || site.dataThrough === null || dataThrough === null) return null;
  const [before, now] = [site.dataThrough.slice(0, 10), dataThrough.slice(0, 10)];
  if (before < now) {
    const next = new Date(Date.parse(before) + 86_400_000).toISOString().slice(0, 10);
    return {date: next, text: null};
  }
  const agreement = standing.get("agreement") as Partial<Agreement> | undefined;
  const kept = before === now && agreement?.changes?.find(({text}) => text === null);
  return kept ? {date: kept.date, text: null} : null;
}
