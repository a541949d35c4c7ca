import MarkdownIt from "markdown-it";
import {describe, expect, it} from "vitest";
import {funnelCharts} from "../../loaders/cli/report-charts.js";
import {reportAsHtml, reportAsMarkdown} from "../../loaders/cli/report-formats.js";
import type {TravellingReport} from "../../loaders/cli/travelling-report.js";
import {makeHeadline} from "../../src/words/finding.js";

const hostile = '<script>alert(1)</script> *bold* [link](http://x) "quoted" & more';
const report: TravellingReport = {
  title: "plumbline for leadership",
  basis: "Data through 2026-06-30; 3 subjects looked at.",
  sections: [
    {
      heading: "What matters most",
      items: [
        makeHeadline({
          kind: "question.signal",
          verdict: "act",
          claim: hostile,
          evidence: hostile,
          action: "Replace it.",
          sure: {probability: 0.97, sentence: "The chance is 97 %."},
          stake: {hours: 840, per: "year"}
        })
      ],
      lines: []
    },
    {heading: "What this cannot tell you", items: [], lines: ["Why.", hostile]}
  ]
};

describe("reportAsMarkdown", () => {
  it("has the title, the basis, each finding with verdict, next step, stake and how sure it is, and each line", () => {
    const text = reportAsMarkdown(report);
    expect(text).toMatch(/^# plumbline for leadership\n\nData through 2026-06-30/);
    expect(text).toContain("**Replace the question. ");
    expect(text).toContain(
      "*Do next:* Replace it.\n\n*At stake:* about 840 hours a year.\n\n*How sure:* The chance is 97 %."
    );
    expect(text).toContain("- Why.");
  });

  it("writes labels as text, never as markup", () => {
    const text = reportAsMarkdown(report);
    expect(text).not.toContain("<script>");
    expect(text).toContain("\\*bold\\*");
    expect(text).not.toMatch(/[^\\]\[link/);
  });
});

describe("a label in a Markdown report", () => {
  const reader = new MarkdownIt({linkify: true, html: true});

  /** What a reader that makes links of addresses shows of a label, wherever it stands: a heading, a card, a list, a table. */
  function shown(label: string): string {
    const chart = {title: label, alternative: label, svg: "", columns: [label], rows: [[label]]};
    const section = {
      heading: label,
      items: [makeHeadline({kind: "question.signal", verdict: "act", claim: label, evidence: label, action: label})],
      lines: [label],
      charts: [chart]
    };
    return reader.render(reportAsMarkdown({title: label, basis: label, sections: [section]}));
  }

  const plainly = shown("word");

  it.each([
    "https://evil.example/x",
    "www.evil.com",
    "evil.com/x",
    "mailto:a@evil.com",
    "a@evil.com",
    "<b>x</b>",
    "![x](http://evil.com/x.png)",
    "**x** _y_ ~~z~~ `c`",
    "x\n\n# Heading\n\n- item",
    "x\r\n===",
    "- item",
    "+ item",
    "1. item",
    "2) item",
    "> quoted",
    "    code",
    "=====",
    "a | b",
    "x  \ny",
    "x\u2028y",
    "\u001b[2Jx"
  ])("%j is text there and nothing else", (label) => {
    const tags = (html: string): string[] => html.match(/<[^>]+>/g) ?? [];
    expect(tags(shown(label))).toEqual(tags(plainly));
    expect(shown(label)).not.toContain("\u001b");
  });

  it("reads as it was written", () => {
    expect(shown("C++ & R, 65.9 % (a.b): x!")).toContain("<h1>C++ &amp; R, 65.9 % (a.b): x!</h1>");
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

describe("the pictures of the leadership brief", () => {
  const step = {
    step: "phone_screen>hired",
    entered: 120,
    converted: 12,
    rejected: 100,
    left: 4,
    open: 4,
    skipped: 0,
    repeated: 0,
    horizonDays: 40,
    mature: 100,
    within: 10,
    interval: [0.06, 0.16] as [number, number],
    days: {median: 24, interval: [22, 26] as [number, number]}
  };
  const unknown = {value: null, interval: null};
  const month = {month: "2026-01", entered: 20, converted: 2, rejected: 18, left: 0, open: 0, mature: true};
  const charts = funnelCharts({
    refusal: null,
    findings: [],
    slices: [{slice: {role: null, level: null, period: null}, steps: [step]}],
    curveStep: step.step,
    curves: [],
    splits: [],
    afterLoop: {
      acceptance: null,
      hoursPerHire: null,
      validity: {refusal: "none", n: null, raw: unknown, restriction: null, corrected: unknown},
      attrition: {refusal: "none", hires: null, known: null, left: null, share: unknown}
    },
    cohorts: [{step: step.step, horizonDays: 40, months: [month, {...month, month: "2026-02", mature: false}]}],
    trends: [],
    bridges: [],
    sql: "",
    hiresSql: "",
    outcomesSql: ""
  });

  it("show the published numbers, each with words and a table", () => {
    expect(charts).toHaveLength(2);
    for (const {svg} of charts) expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="[^"]{20,}"/);
    expect(charts[0]!.rows).toEqual([["phone screen → hired", "100", "10 % (6 % to 16 %)", "24 (22 to 26)"]]);
    expect(charts[1]!.title).toContain("the last month is too young");
    expect(charts[1]!.rows[0]).toEqual(["2026-01 to 2026-01, observed for 40 days", "20", "2"]);
  });

  it("stand in the page without scripts or references, and as tables in Markdown", () => {
    const withCharts = {...report, sections: [{heading: "Where candidates leave", items: [], lines: [], charts}]};
    const page = reportAsHtml(withCharts);
    expect(page.match(/<svg/g)).toHaveLength(2);
    expect(page).not.toMatch(/<script|(src|href)=/);
    expect(reportAsMarkdown(withCharts)).toContain(
      "| phone screen → hired | 100 | 10 % (6 % to 16 %) | 24 (22 to 26) |"
    );
  });
});
