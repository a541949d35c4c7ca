import {describe, expect, it} from "vitest";
import {reportAsHtml} from "../../loaders/cli/report-html.js";
import {reportAsMarkdown} from "../../loaders/cli/report-markdown.js";
import type {TravellingReport} from "../../loaders/cli/travelling-report.js";

const hostile = '<script>alert(1)</script> *bold* [link](http://x) "quoted" & more';
const report: TravellingReport = {
  title: "plumbline for leadership",
  basis: "Data through 2026-06-30; 3 subjects looked at.",
  sections: [
    {
      heading: "What matters most",
      items: [{kind: "question.signal", verdict: "act", sentence: hostile, action: "Replace it."}],
      lines: []
    },
    {heading: "What this cannot tell you", items: [], lines: ["Why.", hostile]}
  ]
};

describe("reportAsMarkdown", () => {
  it("has the title, the basis, each finding with its verdict and next step, and each line", () => {
    const text = reportAsMarkdown(report);
    expect(text).toMatch(/^# plumbline for leadership\n\nData through 2026-06-30/);
    expect(text).toContain("**Act.** ");
    expect(text).toContain("*Next:* Replace it.");
    expect(text).toContain("- Why.");
  });

  it("writes labels as text, never as markup", () => {
    const text = reportAsMarkdown(report);
    expect(text).not.toContain("<script>");
    expect(text).toContain("\\*bold\\*");
    expect(text).not.toMatch(/[^\\]\[link/);
  });
});

describe("reportAsHtml", () => {
  const html = reportAsHtml(report);

  it("escapes labels, and allows neither scripts nor requests", () => {
    expect(html).not.toMatch(/<script/);
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/(src|href)=/);
  });

  it("prints light, with no card split", () => {
    expect(html).toMatch(/@media print[\s\S]*color-scheme: light[\s\S]*break-inside: avoid/);
  });
});
