import type {Finding} from "../../src/contracts/finding.js";
import type {Audience} from "../../src/contracts/site.js";
import type {ToDo} from "../../src/contracts/to-do.js";
import {toDoLines} from "../../src/words/to-do.js";
import {interviewerIds, published} from "../privacy/published-names.js";
import {peopleOf} from "../privacy/standing.js";
import {type PublishedDatasets, publishedDatasets} from "../publish/datasets.js";
import {findingsOf, runOnce} from "../publish/kept/computed.js";
import {keepToDo, type Told} from "../publish/kept/runs.js";
import type {Shelf} from "../publish/kept/shelf.js";
import {contextOf} from "../reports/report.js";
import {pages} from "../publish/pages.js";
import {sinceLastBuild} from "../reports/since/last-build.js";
import {toDo} from "../reports/to-do/report.js";
import {rereadText} from "../reports/shared/reread.js";
import type {Settings} from "../warehouse/settings.js";
import type {Terminal} from "./terminal.js";
import {type IngestingOptions, withWarehouse} from "./with-warehouse.js";

/** What a report is made of; without a shelf a warehouse is named, which is read as it is, and nothing kept. */
export interface Asked {
  settings: Settings;
  options: IngestingOptions;
  shelf: Shelf | null;
  io: Terminal;
}

/** What the reports find, for whoever may read the exports. */
export async function computedFindings(asked: Asked): Promise<Told> {
  const {settings, shelf, io} = asked;
  return await lent(asked, (warehouse) => findingsOf(warehouse, settings, {shelf, progress: io.progress}));
}

/** What to do about all of it, with ids as exported; kept for as long as no build changes what was found when. */
export async function computedToDo(asked: Asked, findings: readonly Finding[]): Promise<string[]> {
  const {settings, options, io, shelf} = asked;
  const since = await withWarehouse(
    settings,
    options,
    io,
    async (warehouse) => {
      const beside = settings.warehouse;
      const [people, interviewers] = [await peopleOf(warehouse), await interviewerIds(warehouse)];
      const now = {findings, people, interviewers, beside, now: new Date(), standing: null};
      return (await sinceLastBuild(warehouse, {...settings, ...now})).since;
    },
    shelf ?? undefined
  );
  const list = toDo(findings, {pages, since, elsewhere: []}, settings.config);
  const lines = toDoLines(published("to-do", list, (id) => id) as ToDo);
  if (shelf) await keepToDo(shelf, settings.warehouse, lines);
  return lines;
}

/** What one audience may see, and the findings of the same run. */
export async function computedFor(asked: Asked, audience: Audience): Promise<PublishedDatasets> {
  const {settings, shelf, io} = asked;
  const options = {...settings, keptBeside: settings.warehouse, audiences: [audience], now: new Date()};
  const run = shelf ? {run: runOnce(shelf)} : {};
  return await lent(asked, (warehouse) => publishedDatasets({...options, ...run, warehouse, progress: io.progress}));
}

/** Private: the loops that an interviewer should reread. */
export async function rereadingOf(interviewer: string, {settings, options, shelf, io}: Asked): Promise<string> {
  return await withWarehouse(
    settings,
    options,
    io,
    async (warehouse) => rereadText(await contextOf(warehouse, settings.config), interviewer),
    shelf ?? undefined
  );
}

async function lent<T>({settings, options, shelf, io}: Asked, use: (warehouse: string) => Promise<T>): Promise<T> {
  return await withWarehouse(settings, options, io, async (_, path) => use(path), shelf ?? undefined);
}
