import type {Line, Section} from "./lines.js";
import {requireR} from "./r.js";
import {measuredPeer, measuredReport, withCompany} from "./report/measure.js";

/** The whole of `plumbline report` beside one script in R that answers the main questions from the same files. */
export async function report(sizes: readonly number[], told: (line: Line) => void): Promise<Section> {
  const version = requireR();
  const lines: Line[] = [];
  for (const size of sizes)
    await withCompany(size, false, async (exports, rows) => {
      const [ours, theirs] = [await measuredReport(exports), measuredPeer(exports)];
      const common = {size: `${rows.toLocaleString("en")} scorecards`, peer: "R script", note: ""};
      const both: Line[] = [
        {...common, what: "`plumbline report`", ours: ours.seconds, theirs: theirs.seconds, unit: "s"},
        {...common, what: "memory", ours: ours.megabytes, theirs: theirs.megabytes, unit: "MB"}
      ];
      both.forEach(told);
      lines.push(...both);
    });
  const words = `From CSV files to findings, each program in a process of its own with nothing kept from before. The peer is \`bench/report/peer.R\` (${version}; data.table, lme4, sandwich, survival): agreement by role, severity by a mixed model, the correlation of each question with the others' votes with errors clustered by interviewer, and cumulative incidence of each ending by role. plumbline answers these and all the rest of its pages in the same time: it checks and accounts for every record, and adds repeatability, screens, borderline costs, drift, repetition, independence, loop design, coverage and the findings of each. A ratio above 1 is what that costs.`;
  return {title: "A whole report against R", words, lines};
}
