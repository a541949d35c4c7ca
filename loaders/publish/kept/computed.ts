import type {DataTrust} from "../../../src/contracts/data-trust.js";
import {interviewerIds} from "../../privacy/published-names.js";
import {contextOf, type ReportContext, type ReportResult} from "../../reports/report.js";
import {reports, runReports} from "../../reports/index.js";
import {rowsByTable} from "../../reports/shared/findings-document.js";
import {openWarehouse} from "../../warehouse/connection.js";
import type {Settings} from "../../warehouse/settings.js";
import type {Once} from "../datasets.js";
import {keepContent, keepFindings, keepRun, keptContent, keptFindings, keptRun, type Told} from "./runs.js";
import type {Shelf} from "./shelf.js";

type RunOptions = Parameters<typeof runReports>[1];

/** What is computed once for all commands of the same inputs: the reports, and what is computed for a site beside them. */
export function onceFor(shelf: Shelf): Once {
  return {
    run: runOnce(shelf),
    async part<Part>(name: string, make: () => Promise<Part>) {
      const kept = await keptContent(shelf, "part", name);
      if (kept !== null) return kept as Part;
      const made = await make();
      await keepContent(shelf, "part", made, name);
      return made;
    }
  };
}

/** Runs the reports, or takes what an earlier command of the same inputs had of them; what is computed is kept. */
function runOnce(shelf: Shelf): typeof runReports {
  return async (context, options) => {
    const kept = await keptRun(shelf, context.moments);
    if (kept !== null) return kept;
    const result = (await sinceOtherBuild(shelf, context, options)) ?? (await runReports(context, options));
    await keepRun(shelf, context.moments, result);
    if ((await keptFindings(shelf)) === null) await keepFindings(shelf, await toldOf(context, result));
    return result;
  };
}

/** The reports that compare with the day of the last build; none of their findings does. */
const comparing = {agreement: reports.agreement!, calibration: reports.calibration!};

/** The run that compares with the notes alone, as `report` has it, with that which compares with the last build anew. */
async function sinceOtherBuild(
  shelf: Shelf,
  context: ReportContext,
  options: RunOptions
): Promise<ReportResult | null> {
  const notes = context.moments.filter(({text}) => text !== null);
  if (options?.reports !== undefined || notes.length === context.moments.length) return null;
  const other = await keptRun(shelf, notes);
  if (other === null) return null;
  const {datasets: anew} = await runReports(context, {...options, reports: comparing});
  return {...other, datasets: other.datasets.map((one) => anew.find(({name}) => name === one.name) ?? one)};
}

/** What the reports tell whoever may read the exports; kept where there is a shelf. */
export async function findingsOf(
  warehouse: string,
  {config, notes}: Pick<Settings, "config" | "notes">,
  {shelf, progress}: {shelf: Shelf | null; progress: (message: string) => void}
): Promise<Told> {
  const opened = await openWarehouse(warehouse);
  try {
    const context = await contextOf(opened, config, notes);
    const run = shelf ? runOnce(shelf) : runReports;
    return await toldOf(context, await run(context, {progress}));
  } finally {
    opened.close();
  }
}

async function toldOf({warehouse, dataThrough}: ReportContext, {findings, datasets}: ReportResult): Promise<Told> {
  const trust = datasets.find(({name}) => name === "data-trust")?.content as DataTrust | undefined;
  return {
    findings,
    dataThrough,
    rows: await rowsByTable(warehouse),
    missing: trust?.missing ?? [],
    interviewers: await interviewerIds(warehouse)
  };
}
