import type {Audience} from "../../src/contracts/site.js";
import type {Finding} from "../../src/contracts/finding.js";
import type {Config} from "../config/config.js";
import {refused} from "../errors.js";
import {privateTexts} from "../privacy/leaks.js";
import {forbiddenTexts, interviewerNames, published} from "../privacy/published-names.js";
import {overview} from "../reports/overview/report.js";
import {contextOf, type Dataset, type Moment, type Report} from "../reports/report.js";
import {runReports} from "../reports/index.js";
import {siteDataset, truthRecoveryDataset} from "../reports/shared/site.js";
import {openWarehouse} from "../warehouse/connection.js";
import {contractProblem} from "./contracts.js";
import {pagesFor} from "./pages.js";
import {lastBuild} from "./previous.js";

export interface DatasetOptions {
  warehouse: string;
  config: Config;
  audiences: readonly Audience[];
  sampleData: boolean;
  now: Date;
  progress?: (message: string) => void;
  /** Dated notes of the leads, oldest first. */
  notes?: readonly Moment[];
  /** Datasets of the leads site that stands published. */
  standing?: ReadonlyMap<string, unknown>;
  /** The reports to run; default: all. */
  reports?: Record<string, Report>;
}

export interface PublishedDatasets {
  datasets: Map<Audience, Dataset[]>;
  /** The ids and names that no dataset of an audience may hold. */
  forbiddenFor: (audience: Audience) => ReadonlySet<string>;
  /** What the reports found, ids as exported: for whoever ran them, and for no site. */
  findings: Finding[];
  dataThrough: string | null;
}

/** Every dataset as its audience may see it, of one run of the reports. */
export async function publishedDatasets(options: DatasetOptions): Promise<PublishedDatasets> {
  const warehouse = await openWarehouse(options.warehouse);
  try {
    const forbiddenFor = await forbiddenTexts(warehouse, options.config);
    mustBePublishableNotes(options.notes ?? [], new Set([...forbiddenFor("leads"), ...forbiddenFor("managers")]));
    const context = await contextOf(warehouse, options.config);
    const moments = momentsOf(options, context.dataThrough);
    const {findings, datasets} = await runReports({...context, moments}, options);
    const all = [...datasets, await siteDataset(warehouse, options), truthRecoveryDataset()];
    const namesFor = await interviewerNames(warehouse, options.config);
    const byAudience = new Map<Audience, Dataset[]>();
    for (const audience of options.audiences) {
      const mine = [...all, overviewDataset(findings, audience, options.config)];
      const nameOf = namesFor(audience);
      const finished = mine
        .filter((dataset) => dataset.audiences.includes(audience))
        .map((dataset) => ({...dataset, content: published(dataset.name, dataset.content, nameOf)}));
      await mustBePublishable(finished, forbiddenFor(audience));
      byAudience.set(audience, finished);
    }
    return {datasets: byAudience, forbiddenFor, findings, dataThrough: context.dataThrough};
  } finally {
    warehouse.close();
  }
}

function momentsOf({notes = [], standing}: DatasetOptions, dataThrough: string | null): Moment[] {
  const last = standing ? lastBuild(standing, dataThrough) : null;
  return [...(last ? [last] : []), ...notes].sort((a, b) => a.date.localeCompare(b.date));
}

/** Notes appear as written, so that whoever wrote a name into one must take it out. */
function mustBePublishableNotes(notes: readonly Moment[], forbidden: ReadonlySet<string>): void {
  const named = notes.filter(({text}) => privateTexts(text, forbidden, true).length > 0);
  if (named.length > 0)
    throw refused(
      `notes.csv: the ${named.length === 1 ? "note" : "notes"} of ${named.map(({date}) => date).join(", ")} ${named.length === 1 ? "holds" : "hold"} an id or a name that stands in the exports`,
      "notes are published to interview leads and hiring managers as written; say what happened without naming anyone"
    );
}

/** Leadership sees the headline of borderline screens and loop hours without the pages behind them. */
const headlinesOnly = {leads: [], managers: [], leadership: ["screen.borderline", "loop.hours"]} as const;

function overviewDataset(findings: readonly Finding[], audience: Audience, config: Config): Dataset {
  const content = overview(findings, {pages: pagesFor(audience), also: headlinesOnly[audience]}, config);
  return {name: "overview", audiences: [audience], content};
}

/** Found again on the built site by `verify.ts`; here it costs no build. */
async function mustBePublishable(datasets: readonly Dataset[], forbidden: ReadonlySet<string>): Promise<void> {
  for (const {name, report, content} of datasets) {
    // Before it is JSON, which would write a number that is none as null.
    const broken = await contractProblem(name, content);
    if (broken !== null) throw new Error(report === undefined ? broken : `report ${report}: ${broken}`);
    const leaks = privateTexts(content, forbidden);
    if (leaks.length > 0)
      throw refused(
        `dataset ${name} may not be published: ${leaks.slice(0, 5).join("; ")}${leaks.length > 5 ? `; and ${leaks.length - 5} more` : ""}`,
        "where a role, job, team, source, focus or question of the exports names a person, rename it there, or pool questions under another name (questions.csv)"
      );
  }
}
