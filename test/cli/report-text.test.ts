import {describe, expect, it} from "vitest";
import {findingsAsText, findingsInBrief, listAsText, type Look, plainLook} from "../../loaders/cli/report-text.js";
import {makeFinding} from "../../loaders/reports/finding.js";
import type {Finding, Findings} from "../../src/contracts/finding.js";

const documentOf = (findings: Finding[]): Findings => ({
  schema: "plumbline.findings/2",
  data_through: null,
  rows: {},
  findings
});
const textOf = (findings: Finding[], look?: Look): string => findingsAsText(documentOf(findings), look);

function found(subject: string, more: Partial<Parameters<typeof makeFinding>[0]> = {}): Finding {
  return makeFinding({
    kind: "screen.bar",
    subject,
    verdict: "act",
    direction: "raise",
    unit: "probability of an offer",
    n: 90,
    claim: `${subject}: the bar should stand higher.`,
    evidence: "38 of 227.",
    sure: {probability: 0.97, sentence: "The chance is 97 %."},
    stake: {hours: 1840, per: "year"},
    action: "Do it.",
    ...more
  });
}

describe("the text of a report", () => {
  it("calls kinds, coefficients, rules and steps by words, and counts those of which there are many", () => {
    const few = (kind: Finding["kind"], subject: string): Finding =>
      found(subject, {kind, verdict: "too_little_data", sure: undefined!});
    const text = textOf([
      few("agreement.overall", "icc"),
      few("loop.early_stop", "1_no_of_2"),
      few("funnel.conversion", "application_review>recruiter_screen"),
      ...["a", "b", "c", "d"].map((question) => found(question, {kind: "question.signal", verdict: "ok"}))
    ]).replaceAll("\n", " ");
    expect(text).toContain("How far interviewers agree (the candidate's share of a vote)");
    expect(text).toContain("stopping a loop early (one no in the first two)");
    expect(text).toContain("conversion between stages (application → recruiter screen)");
    expect(text).toMatch(/As expected: Which questions tell candidates apart \(4\)\./);
    expect(text).not.toMatch(/agreement\.overall|no_of|icc|_screen/);
  });

  it("tells what holds of all once, and names the roles of which it holds too", () => {
    const text = textOf([
      found("Backend", {slice: {role: "Backend"}}),
      found("All"),
      found("Mobile", {slice: {role: "Mobile"}, direction: "lower"}),
      found("Data", {slice: {role: "Data"}})
    ]);
    expect(text).toContain("All: the bar should stand higher.\n    38 of 227.\n    Likewise by role: Backend, Data.");
    expect(text).toContain(
      "Do next: Do it.\n    At stake: about 1,840 hours a year.\n    How sure: The chance is 97 %."
    );
    expect(text).toContain("• Mobile: the bar");
    expect(text).not.toContain("• Backend:");
  });

  it("leads from what to act on to what to watch, each by the hours that hang on it, to what is quiet", () => {
    const text = textOf([
      found("quiet", {verdict: "ok"}),
      found("watched", {verdict: "watch"}),
      found("small", {stake: {hours: 3, per: "year"}}),
      found("none", {stake: null}),
      found("large")
    ]);
    const order = ["To act on", "Large:", "Small:", "None:", "To watch", "Watched:", "As expected"];
    const places = order.map((part) => text.indexOf(part));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places).not.toContain(-1);
  });

  it("says once why many findings cannot be told, and each reason of a single one nowhere", () => {
    const untold = (subject: string, claim: string): Finding =>
      found(subject, {kind: "interviewer.severity", verdict: "too_little_data", claim, evidence: ""});
    const alike = "All 628 votes are “yes”: what does not vary cannot be compared.";
    const text = textOf([...["a", "b", "c"].map((subject) => untold(subject, alike)), untold("d", "d has 3 votes.")]);
    expect(text).toContain(`Of 3 of these: ${alike}`);
    expect(text).not.toContain("d has 3 votes");
  });

  it.each([40, 60, 100])("keeps to a terminal of %d columns, and no sign of percent to a line of its own", (width) => {
    const sentence = "The chance that loops after a borderline screen do not repay their hours is more than 99 %.";
    const findings = [found("all", {sure: {probability: 0.99, sentence}, evidence: sentence, action: sentence})];
    const lines = textOf(findings, {...plainLook, width}).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(lines.filter((line) => line.trim().startsWith("%"))).toEqual([]);
    expect(lines.join(" ").replaceAll(/\s+/g, " ")).toContain(`Do next: ${sentence}`);
  });

  it("colours verdicts and names of parts, and obeys no order that stands in an export", () => {
    const look: Look = {width: 80, paint: (what, text) => `<${what}>${text}</>`};
    const text = textOf([found("\u001b[2J\nAct", {claim: "\u001b[2J\nTo act on: all."})], look);
    expect(text).toContain("<act>To act on</>:\n  <act>•</> \\u001b[2J⏎To act on: all.");
    expect(text).toContain("    <name>Do next:</> Do it.");
    expect(text).not.toContain("\u001b");
  });
});

describe("a report in brief", () => {
  const findings = [
    found("small", {verdict: "watch", stake: null}),
    found("large"),
    found("quiet", {verdict: "ok"}),
    found("few", {verdict: "too_little_data"})
  ];

  it("has one line for each finding that asks for something, and one for all others", () => {
    expect(findingsInBrief({findings}).split("\n")).toEqual([
      "Act    1,840 h  Large: the bar should stand higher. Raise the bar.",
      "Watch           Small: the bar should stand higher. Hold the bar.",
      "Hours are those at stake in a year.",
      "As expected: 1. Not enough data yet: 1."
    ]);
  });

  it("cuts a line at the edge of the terminal", () => {
    const lines = findingsInBrief({findings}, {...plainLook, width: 30}).split("\n");
    expect(lines[0]).toBe("Act    1,840 h  Large: the ba…");
    expect(lines[0]).toHaveLength(30);
  });

  it("says so where nothing is to be done", () => {
    expect(findingsInBrief({findings: []})).toBe("To act on: nothing.\nAs expected: 0. Not enough data yet: 0.");
  });
});

it("a list of what to do keeps its boxes at the margin", () => {
  const text = listAsText(["☐ Raise the bar above borderline screens."], {...plainLook, width: 24});
  expect(text).toBe("To do:\n  ☐ Raise the bar above\n    borderline screens.");
});
