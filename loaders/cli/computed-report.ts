import type {Finding} from "../../src/contracts/finding.js";
import type {Audience} from "../../src/contracts/site.js";
import type {ToDo} from "../../src/contracts/to-do.js";
import {toDoLines} from "../../src/words/to-do.js";
import {interviewerIds, published} from "../privacy/published-names.js";
import {peopleOf} from "../privacy/standing.js";
import {type PublishedDatasets, publishedDatasets} from "../publish/datasets.js";
import {findingsOf, onceFor} from "../publish/kept/computed.js";
import {keepToDo, keptFindings, type Told} from "../publish/kept/runs.js";
import type {Shelf} from "../publish/kept/shelf.js";
import {contextOf} from "../reports/report.js";
import {pages} from "../publish/pages.js";
import {sinceLastBuild} from "../reports/since/last-build.js";
import {toDo} from "../reports/to-do/report.js";
import {rereadText} from "../reports/shared/reread.js";
import type {Warehouse} from "../warehouse/connection.js";
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

/** What the reports find, for whoever may read the exports; and what to do about it, with ids as exported. */
export interface Text {
  told: Told;
  toDo: string[];
}

/** The same as kept or computed. The list is kept for as long as no build changes what was found when. */
export async function computedText({settings, options, shelf, io}: Asked): Promise<Text> {
  return await withWarehouse(
    settings,
    options,
    io,
    async (warehouse, path) => {
      const kept = shelf && (await keptFindings(shelf));
      const told = kept ?? (await findingsOf(path, settings, {shelf, progress: io.progress}));
      const toDo = await ownToDo(warehouse, settings, told.findings);
      if (shelf) await keepToDo(shelf, settings.warehouse, toDo);
      return {told, toDo};
    },
    shelf ?? undefined
  );
}

async function ownToDo(warehouse: Warehouse, settings: Settings, findings: readonly Finding[]): Promise<string[]> {
  const {since} = await sinceLastBuild(warehouse, {
    ...settings,
    findings,
    people: await peopleOf(warehouse),
    interviewers: await interviewerIds(warehouse),
    now: new Date(),
    beside: settings.warehouse,
    standing: null
  });
  const list = toDo(findings, {pages, since, elsewhere: []}, settings.config);
  return toDoLines(published("to-do", list, (id) => id) as ToDo);
}

/** What one audience may see, and the findings of the same run. */
export async function computedFor(asked: Asked, audience: Audience): Promise<PublishedDatasets> {
  const {settings, shelf, io} = asked;
  const options = {...settings, keptBeside: settings.warehouse, audiences: [audience], now: new Date()};
  const once = shelf ? {once: onceFor(shelf)} : {};
  return await lent(asked, (warehouse) => publishedDatasets({...options, ...once, warehouse, progress: io.progress}));
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
