import {readFileSync} from "node:fs";
import type {Audience, Site} from "../../src/contracts/site.js";
import type {Finding} from "../../src/contracts/finding.js";
import type {Config} from "../config/config.js";
import {refused} from "../errors.js";
import {behind, candidatesBehind, withoutFew} from "../privacy/behind.js";
import {type LeakSearch, privateTexts} from "../privacy/leaks.js";
import {notANameHint, refuseNamedLabels} from "../privacy/named-labels.js";
import {interviewerIds, interviewerNames, leakSearches, published} from "../privacy/published-names.js";
import {peopleOf, type Standing} from "../privacy/standing.js";
import type {Note} from "../reader/notes.js";
import type {FailedPull} from "../reader/pull-mark.js";
import {pagesToActOn} from "../reports/overview/marks.js";
import {actionsElsewhere} from "../reports/overview/elsewhere.js";
import {overview} from "../reports/overview/report.js";
import {atAGlance} from "../reports/overview/tiles.js";
import {contextOf, type Dataset, type Moment, type Report, type ReportContext} from "../reports/report.js";
import {runReports} from "../reports/index.js";
import {toDo} from "../reports/to-do/report.js";
import {siteDataset, truthRecoveryDataset} from "../reports/shared/site.js";
import type {FindingsSince} from "../reports/since/findings-since.js";
import {sinceLastBuild, type SinceLastBuild} from "../reports/since/last-build.js";
import {openWarehouse} from "../warehouse/connection.js";
import {contractProblem} from "./contracts.js";
import {ownPages} from "./detail-pages.js";
import {pages, pagesFor} from "./pages.js";
import {lastBuild} from "./previous.js";

const everyoneSql = readFileSync(new URL("./everyone.sql", import.meta.url), "utf8");

export interface DatasetOptions {
  warehouse: string;
  config: Config;
  audiences: readonly Audience[];
  sampleData: boolean;
  now: Date;
  progress?: (message: string) => void;
  /** The last attempt to fetch newer exports, where it failed. */
  failedPull?: FailedPull | null;
  /** Dated notes of the leads, oldest first. */
  notes?: readonly Note[];
  /** Datasets of the leads site that stands published. */
  standing?: ReadonlyMap<string, unknown>;
  /** Who stands behind what is published. */
  behindStanding?: Standing | null;
  /** The warehouse that private state is kept beside, where the one that is read is a copy. */
  keptBeside?: string;
  /** The reports to run; default: all. */
  reports?: Record<string, Report>;
  /** Computes, or takes what an earlier command had. */
  once?: Once;
}

/** What takes long, by name, so that it need not be computed again for the same inputs. */
export interface Once {
  run: typeof runReports;
  part: <Part>(name: string, make: () => Promise<Part>) => Promise<Part>;
}

const eachTime: Once = {run: runReports, part: (_, make) => make()};

export interface PublishedDatasets {
  datasets: Map<Audience, Dataset[]>;
  /** The search for ids and names that no dataset of an audience may hold. */
  searchFor: (audience: Audience) => LeakSearch;
  /** What the reports found, ids as exported: for whoever ran them, and for no site. */
  findings: Finding[];
  dataThrough: string | null;
  /** Every candidate with a sum over what the warehouse holds of them. */
  people: Standing["people"];
  /** What the findings are beside those of the last build. */
  last: SinceLastBuild;
}

/** Every dataset as its audience may see it, of one run of the reports. */
export async function publishedDatasets(options: DatasetOptions): Promise<PublishedDatasets> {
  const warehouse = await openWarehouse(options.warehouse);
  try {
    const searchFor = await leakSearches(warehouse, options.config);
    mustBePublishableNotes(options.notes ?? [], [searchFor("leads"), searchFor("managers")]);
    const bare = await contextOf(warehouse, options.config);
    const context = {...bare, moments: momentsOf(options, bare.dataThrough)};
    const once = options.once ?? eachTime;
    const {findings, datasets} = await once.run(context, options);
    options.progress?.("checking what may be published");
    const everyone = await warehouse.rows<{candidate_id: string}>(everyoneSql);
    const site = await siteDataset(warehouse, options);
    const namesFor = await interviewerNames(warehouse, options.config);
    const people = await peopleOf(warehouse);
    const last = await sinceLastBuild(warehouse, {
      ...options,
      findings,
      people,
      interviewers: await interviewerIds(warehouse),
      beside: options.keptBeside ?? options.warehouse,
      standing: options.behindStanding ?? null
    });
    const byAudience = new Map<Audience, Dataset[]>();
    for (const audience of options.audiences) {
      const marks = pagesToActOn(findings, pagesFor(audience), options.config);
      const marked = {...site, content: {...(site.content as Site), marks}};
      const mine = [
        ...datasets,
        marked,
        ...(await listsFor(findings, last.since, audience, {context, once, datasets}))
      ];
      const nameOf = namesFor(audience);
      const finished = mine
        .filter((dataset) => dataset.audiences.includes(audience))
        .map(({content, ...dataset}) => {
          const owned = candidatesBehind(content as object) ? content : behind(everyone, content as object);
          return {...dataset, content: published(dataset.name, withoutFew(owned, options.config.privacy), nameOf)};
        })
        .concat(truthRecoveryDataset());
      const contents = finished.map(({content}) => content);
      await refuseNamedLabels(warehouse, options.config, contents, searchFor(audience));
      await mustBePublishable(finished, searchFor(audience));
      byAudience.set(audience, finished);
    }
    return {people, last, datasets: byAudience, searchFor, findings, dataThrough: context.dataThrough};
  } finally {
    warehouse.close();
  }
}

function momentsOf({notes = [], standing}: DatasetOptions, dataThrough: string | null): Moment[] {
  const last = standing ? lastBuild(standing, dataThrough) : null;
  return [...(last ? [last] : []), ...notes].sort((a, b) => a.date.localeCompare(b.date));
}

/** Notes appear as written, so that whoever wrote a name into one must take it out. */
function mustBePublishableNotes(notes: readonly Note[], searches: readonly LeakSearch[]): void {
  const named = notes.flatMap(({where, text}) => {
    const [leak] = searches.flatMap((search) => search.inWritten(text) ?? []);
    return leak === undefined ? [] : [{where, leak}];
  });
  if (named.length === 0) return;
  throw refused(
    ...named.map(({where, leak}) => `${where}: the note holds ${leak} of a person in the exports`),
    "notes are published to interview leads and hiring managers as written; say what happened without naming anyone",
    ...(named.some(({leak}) => leak === "a first or last name") ? [notANameHint] : [])
  );
}

/** Leadership sees the headline of borderline screens and loop hours without the pages behind them. */
const headlinesOnly = {leads: [], managers: [], leadership: ["screen.borderline", "loop.hours"]} as const;

/** What is made of the findings for one site: its overview, and its list of what to do. */
async function listsFor(
  findings: readonly Finding[],
  since: FindingsSince,
  audience: Audience,
  {context, once, datasets}: {context: ReportContext; once: Once; datasets: readonly Dataset[]}
): Promise<[Dataset, Dataset]> {
  const {config} = context;
  const site = {pages: pagesFor(audience), also: headlinesOnly[audience], since};
  const audiences = [audience];
  const ownPage = ownPages(audience, (dataset) => datasets.find(({name}) => name === dataset)?.content);
  const elsewhere = actionsElsewhere(findings, {audience, pages, also: site.also}, config);
  const glance = await once.part(`${audience} at a glance`, () =>
    atAGlance(context, audience, {findings, pages: site.pages})
  );
  return [
    {name: "overview", audiences, content: {...overview(findings, {...site, ownPage}, config), elsewhere, ...glance}},
    {name: "to-do", audiences, content: toDo(findings, {...site, elsewhere}, config)}
  ];
}

/** Found again on the built site by `verify.ts`; here it costs no build. */
async function mustBePublishable(datasets: readonly Dataset[], search: LeakSearch): Promise<void> {
  for (const {name, report, content} of datasets) {
    // Before it is JSON, which would write a number that is none as null.
    const broken = await contractProblem(name, content);
    if (broken !== null) throw new Error(report === undefined ? broken : `report ${report}: ${broken}`);
    const leaks = privateTexts(content, search);
    if (leaks.length > 0)
      throw refused(
        `dataset ${name} may not be published: ${leaks.slice(0, 5).join("; ")}${leaks.length > 5 ? `; and ${leaks.length - 5} more` : ""}`,
        "where a role, job, team, source, focus or question of the exports names a person, rename it there, or pool questions under another name (questions.csv)"
      );
  }
}
