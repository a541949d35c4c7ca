import {describe, expect, it} from "vitest";
import {reportAsHtml} from "../../loaders/cli/report-formats.js";
import type {TravellingReport} from "../../loaders/cli/travelling-report.js";
import {pdfOf} from "../../loaders/publish/pdf.js";
import {makeHeadline} from "../../src/words/finding.js";

const sentence =
  "4,057 staff hours by the cost sheet went into borderline loops: 38 of 227 loops after a borderline screen ended in an offer (plausible 29 to 48), 107 h an offer against 45 h after a clear pass; an offer pays for at most about 63 h of loops.";
const chart = {
  title: "Share that goes on at each step within its usual time",
  alternative: "phone screen → loop: 34 %",
  svg: '<svg viewBox="0 0 640 190" role="img" aria-label="shares"><rect width="640" height="190" fill-opacity=".2"/></svg>',
  columns: ["Step", "Candidates", "Went on"],
  rows: Array.from({length: 6}, () => ["phone screen → loop", "1,968", "34 % (33 % to 36 %)"])
};

function report(findings: number): TravellingReport {
  const items = Array.from({length: findings}, () =>
    makeHeadline({
      kind: "funnel.conversion",
      verdict: "act",
      claim: "Borderline phone screens do not repay the hours of their loops today.",
      evidence:
        "38 of 227 loops after a borderline screen ended in an offer, 17 %. At your cost sheet a loop pays for itself from an offer rate of about 29 % on.",
      sure: {probability: 0.997, sentence: "The chance that they do not repay their hours is more than 99 %."},
      stake: {hours: 1840, per: "year"},
      action: "Stop advancing borderline screens by default, and spend the hours on further screens."
    })
  );
  return {
    title: "plumbline for leadership",
    basis: "Data through 30 Jun 2026; 28 subjects looked at.",
    sections: [
      {heading: "What matters most", items, lines: []},
      {
        heading: "Where candidates leave",
        items: [],
        lines: [],
        charts: [chart, {...chart, rows: chart.rows.slice(0, 1)}]
      },
      {heading: "What this cannot tell you", items: [], lines: [sentence, sentence, sentence]}
    ]
  };
}

async function sheets(findings: number, onePage: boolean): Promise<number> {
  const pdf = await pdfOf(reportAsHtml(report(findings)), {onePage});
  return Number(/\/Count (\d+)/.exec(pdf.toString("latin1"))![1]);
}

describe("a report as PDF", () => {
  it("fits one sheet with one finding and with the most that there can be, where one is asked for", async () => {
    expect([await sheets(1, true), await sheets(5, true)]).toEqual([1, 1]);
    expect(await sheets(5, false)).toBe(2);
  });

  it("keeps its size over several sheets where it could not be read on one", async () => {
    expect(await sheets(30, true)).toBe(await sheets(30, false));
  });
});
