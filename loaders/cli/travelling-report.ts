import type {Audience} from "../../src/contracts/site.js";
import type {Calibration} from "../../src/contracts/calibration.js";
import type {Headline} from "../../src/contracts/finding.js";
import type {Funnel} from "../../src/contracts/funnel.js";
import type {Overview} from "../../src/contracts/overview.js";
import {factsAfterLoop} from "../../src/words/after-loop.js";
import {date} from "../../src/words/numbers.js";
import type {ToDo} from "../../src/contracts/to-do.js";
import {toDoLines} from "../../src/words/to-do.js";
import {tileLine} from "../../src/words/overview.js";
import {noAreaStandsOut, nobodyToPair, quietHeadline} from "../../src/words/verdicts.js";
import type {PublishedDatasets} from "../publish/datasets.js";
import {siteTitles} from "../publish/pages.js";
import {funnelCharts, type ReportChart} from "./report-charts.js";

/** A report that leaves this machine: what the audience's site says, as headings, paragraphs and lists. */
export interface TravellingReport {
  title: string;
  /** What the figures rest on. */
  basis: string;
  sections: {heading: string; items: Headline[]; lines: string[]; charts?: ReportChart[]}[];
}

/** Made of the published datasets of one audience: pseudonyms, suppressed cells, and only its kinds of findings. */
export function travellingReport(
  {datasets, dataThrough}: Pick<PublishedDatasets, "datasets" | "dataThrough">,
  {audience, sampleData}: {audience: Audience; sampleData: boolean}
): TravellingReport {
  const content = <T>(name: string): T | undefined =>
    datasets.get(audience)!.find((dataset) => dataset.name === name)?.content as T | undefined;
  const {findings, counts, limits, tiles} = content<Overview>("overview")!;
  const looked = counts.act + counts.watch + counts.ok + counts.too_little_data;
  const sample = sampleData ? " Sample data: a simulated company, not yours." : "";
  return {
    title: siteTitles[audience],
    basis: `Data through ${dataThrough === null ? "an unknown date" : date(dataThrough)}; ${looked} subjects looked at, ${counts.too_little_data} with too little data to say.${sample}`,
    sections: [
      {heading: "At a glance", items: [], lines: tiles.map(tileLine)},
      {
        heading: "What matters most",
        items: findings.map(({headline}) => headline),
        lines: findings.length === 0 ? [quietHeadline(counts).sentence] : []
      },
      ...toDoSections(content<ToDo>("to-do")),
      ...calibrationSections(
        content<Calibration>("calibration"),
        new Set(findings.map(({headline}) => headline.sentence))
      ),
      ...funnelSections(content<Funnel>("funnel")),
      {heading: "What this cannot tell you", items: [], lines: limits}
    ]
  };
}

function toDoSections(list: ToDo | undefined): TravellingReport["sections"] {
  const lines = list ? toDoLines(list) : [];
  return lines.length === 0 ? [] : [{heading: "To do", items: [], lines}];
}

function funnelSections(funnel: Funnel | undefined): TravellingReport["sections"] {
  const charts = funnel ? funnelCharts(funnel) : [];
  if (!funnel || charts.length === 0) return [];
  const facts = factsAfterLoop(funnel.afterLoop).map(
    ({about, figure, words}) => `${about}: ${figure === null ? "" : `${figure}. `}${words}`
  );
  return [
    {heading: "Where candidates leave", items: [], lines: [], charts},
    {heading: "What became of offers and hires", items: [], lines: facts}
  ];
}

function calibrationSections(pack: Calibration | undefined, said: ReadonlySet<string>): TravellingReport["sections"] {
  if (!pack) return [];
  const pairs = pack.shadows.map(
    ({interviewer, partner, area}) =>
      `${interviewer} with ${partner?.interviewer ?? "anyone else of the area"}, in ${area}`
  );
  const rubric =
    pack.rubric === null
      ? `${noAreaStandsOut(pack)} Choose the one your interviewers find hardest to explain.`
      : `${pack.rubric}: its votes agree least with those of the other areas.`;
  return [
    {
      heading: "For the calibration session",
      items: pack.findings.filter(({sentence}) => !said.has(sentence)),
      lines: []
    },
    {
      heading: "Whom to pair for shadow interviews",
      items: [],
      lines: pairs.length > 0 ? pairs : [nobodyToPair(pack)]
    },
    {heading: "Which rubric to write", items: [], lines: [rubric]},
    ...(pack.changes.length > 0 ? [{heading: "What changed", items: [], lines: pack.changes}] : [])
  ];
}
