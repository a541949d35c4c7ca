import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Agreement} from "../../src/contracts/agreement.js";
import type {Site} from "../../src/contracts/site.js";
import {movedByFew} from "../privacy/differencing.js";
import type {Dataset, Moment} from "../reports/report.js";
import {contractProblem} from "./contracts.js";
import {ownFiles} from "./manifest.js";

const days = 28;
const msPerDay = 86_400_000;
/** Counts of rows and of simulations, not of people. */
const notAboutPeople = ["site", "data-trust", "truth-recovery"];

/** The datasets of a finished site by name, as plumbline wrote them; empty where there is none, or none unharmed. */
export async function datasetsOfSite(folder: string): Promise<Map<string, unknown>> {
  const found = new Map<string, unknown>();
  for (const file of (await ownFiles(folder)) ?? []) {
    const name = /^_file\/data\/([\w-]+)\.[0-9a-f]+\.json$/.exec(file)?.[1];
    if (name !== undefined) found.set(name, JSON.parse(await readFile(join(folder, file), "utf8")));
  }
  return found;
}

/**
 * The datasets to publish, given those that stand published: a site and its successor that differ by a few candidates
 * would tell what became of these. Until the data reach four weeks further, figures therefore stay as they are unless
 * every count that changed did so by at least `minimum`. Then nothing of the new build is published, so that all pages
 * speak of the same day. Sample data tell of nobody; other settings over the same export rows are published at once, and
 * so is everything when the earlier figures no longer fit their pages.
 */
export async function afterPrevious(
  previous: ReadonlyMap<string, unknown>,
  next: readonly Dataset[],
  minimum: number
): Promise<{datasets: readonly Dataset[]; heldBack: boolean}> {
  const before = previous.get("site") as Site | undefined;
  const now = next.find(({name}) => name === "site")?.content as Site | undefined;
  const publish = {datasets: next, heldBack: false};
  if (!before || !now || before.sampleData || now.sampleData || isSameData(before, now) || isLater(before, now))
    return publish;
  const shared = next.filter(({name}) => previous.has(name));
  const few = shared.some(
    ({name, content}) =>
      !notAboutPeople.includes(name) &&
      movedByFew(previous.get(name), JSON.parse(JSON.stringify(content)) as unknown, minimum)
  );
  if (!few) return publish;
  for (const {name} of shared) if ((await contractProblem(name, previous.get(name))) !== null) return publish;
  return {
    datasets: next.map((dataset) =>
      previous.has(dataset.name) ? {...dataset, content: previous.get(dataset.name)} : dataset
    ),
    heldBack: true
  };
}

function isSameData(before: Site, now: Site): boolean {
  return (["dataThrough", "files", "accepted", "rejected"] as const).every((name) => before[name] === now[name]);
}

function isLater(before: Site, now: Site): boolean {
  if (before.dataThrough === null || now.dataThrough === null) return before.dataThrough !== now.dataThrough;
  return Date.parse(now.dataThrough) - Date.parse(before.dataThrough) >= days * msPerDay;
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
