import type {Finding, Findings, Verdict} from "../../src/contracts/finding.js";
import {kindWords, subjectInWords} from "../../src/words/verdicts.js";
import {counted} from "../../src/words/numbers.js";

const titles: Record<Verdict, string> = {
  act: "To act on",
  watch: "To watch",
  ok: "Looked at, nothing unusual",
  too_little_data: "Not enough data yet"
};

/** Findings for a person at a terminal: what to act on in full, the quiet rest as one line for each kind. */
export function findingsAsText({data_through, rows, findings}: Findings): string {
  const read = Object.entries(rows).map(
    ([table, {accepted, rejected}]) =>
      `${counted(accepted, `row of ${table}`, `rows of ${table}`)}${rejected ? ` (${rejected} rejected)` : ""}`
  );
  return [
    `Data through ${data_through ?? "an unknown date"}: ${read.join(", ")}.`,
    loud("act", findings),
    loud("watch", findings),
    quiet("ok", findings),
    quiet("too_little_data", findings)
  ]
    .filter(Boolean)
    .join("\n\n");
}

function loud(verdict: Verdict, findings: Finding[]): string {
  const chosen = findings.filter((finding) => finding.verdict === verdict);
  if (chosen.length === 0) return verdict === "act" ? `${titles.act}: nothing.` : "";
  const lines = chosen
    .filter((finding) => overallOf(finding, chosen) === undefined)
    .map((finding) => {
      const {kind, sentence, action} = finding;
      const roles = chosen.filter((one) => overallOf(one, chosen) === finding).map(({subject}) => subject);
      const likewise = roles.length === 0 ? "" : `\n    Likewise by role: ${roles.join(", ")}.`;
      return `  • ${sentence}${likewise}\n    Next: ${action}  [${kind}]`;
    });
  return `${titles[verdict]}:\n${lines.join("\n")}`;
}

/** The finding on everyone that says of all what this one says of a role. */
function overallOf({kind, direction, slice}: Finding, findings: readonly Finding[]): Finding | undefined {
  if (slice.role === null) return undefined;
  return findings.find((one) => one.kind === kind && one.direction === direction && one.slice.role === null);
}

function quiet(verdict: Verdict, findings: Finding[]): string {
  const byKind = new Map<Finding["kind"], string[]>();
  for (const {kind, subject} of findings.filter((finding) => finding.verdict === verdict))
    byKind.set(kind, [...(byKind.get(kind) ?? []), subject]);
  if (byKind.size === 0) return "";
  const lines = [...byKind].map(([kind, subjects]) => `  • ${kindWords[kind]}: ${some(subjects.map(subjectInWords))}`);
  return `${titles[verdict]}:\n${lines.join("\n")}`;
}

function some(subjects: string[]): string {
  const unique = [...new Set(subjects)];
  return unique.length <= 6 ? unique.join(", ") : `${unique.slice(0, 5).join(", ")} and ${unique.length - 5} more`;
}
