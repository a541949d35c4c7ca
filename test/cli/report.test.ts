import {expect, it} from "vitest";
import {findingsAsText} from "../../loaders/cli/commands/report.js";
import {makeFinding} from "../../loaders/reports/finding.js";
import type {Finding, Findings} from "../../src/contracts/finding.js";

it("the text of a report calls kinds, coefficients and rules by words", () => {
  const few = (kind: Finding["kind"], subject: string) => ({kind, subject, verdict: "too_little_data"}) as Finding;
  const findings = [few("agreement.overall", "ac2"), few("loop.early_stop", "1_no_of_2")];
  const text = findingsAsText({data_through: null, rows: {}, findings} as unknown as Findings);
  expect(text).toContain("How far interviewers agree: agreement by Gwet's AC2");
  expect(text).toContain("Stopping a loop early: 1 no among the first 2");
  expect(text).not.toMatch(/agreement\.overall|no_of/);
});

it("the text of a report tells what holds of all once, and names the roles of which it holds too", () => {
  const found = (subject: string, direction: string, role: string | null) =>
    makeFinding({
      kind: "screen.bar",
      subject,
      verdict: "act",
      direction,
      slice: {role},
      unit: "probability of an offer",
      n: 90,
      claim: `${subject}: ${direction} the bar.`,
      evidence: "38 of 227.",
      sure: {probability: 0.97, sentence: "The chance is 97 %."},
      stake: {hours: 1840, per: "year"},
      action: "Do it."
    });
  const findings = [
    found("Backend", "raise", "Backend"),
    found("all", "raise", null),
    found("Mobile", "lower", "Mobile"),
    found("Data", "raise", "Data")
  ];
  const text = findingsAsText({data_through: null, rows: {}, findings} as unknown as Findings);
  expect(text).toContain("All: raise the bar.  [screen.bar]\n    38 of 227.\n    Likewise by role: Backend, Data.");
  expect(text).toContain("Do next: Do it.\n    At stake: about 1,840 hours a year.\n    How sure: The chance is 97 %.");
  expect(text).toContain("Mobile: lower the bar.");
  expect(text).not.toContain("Backend: raise");
});

it("the text of a report says once why many findings cannot be told, and each reason of a single one nowhere", () => {
  const untold = (subject: string, sentence: string) =>
    ({kind: "interviewer.severity", subject, verdict: "too_little_data", sentence}) as Finding;
  const alike = "All 628 votes are “yes”: what does not vary cannot be compared.";
  const findings = [...["a", "b", "c"].map((subject) => untold(subject, alike)), untold("d", "d has 3 votes.")];
  const text = findingsAsText({data_through: null, rows: {}, findings} as unknown as Findings);
  expect(text).toContain(`Of 3 of these: ${alike}`);
  expect(text).not.toContain("d has 3 votes");
});
