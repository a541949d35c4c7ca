import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {configSchema} from "../../../loaders/config/config.js";
import {behind} from "../../../loaders/privacy/behind.js";
import {historyFile, writeHistory} from "../../../loaders/privacy/finding-history.js";
import {fatesOf, madeBy, type Standing} from "../../../loaders/privacy/standing.js";
import {makeFinding} from "../../../loaders/reports/finding.js";
import {sinceLastBuild, type SinceLastBuild} from "../../../loaders/reports/since/last-build.js";
import {version} from "../../../loaders/warehouse/audit.js";
import type {Finding, Verdict} from "../../../src/contracts/finding.js";
import {smallWarehouse} from "../../support/small-warehouse.js";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "plumbline-since-"))));
afterEach(() => rmSync(folder, {recursive: true}));

/** Ann, of whom the first ten candidates tell. */
function ann(verdict: Verdict): Finding {
  const words = {claim: "{subject} differs.", evidence: "", action: "Look."};
  const finding = makeFinding({
    kind: "interviewer.severity",
    subject: "ann@x.com",
    verdict,
    unit: "x",
    n: 30,
    ...words
  });
  return behind(new Set(Array.from({length: 10}, (_, i) => `C${i}`)), finding);
}

const people = (size: number, edited: readonly number[] = []): Standing["people"] =>
  Object.fromEntries(
    Array.from({length: size}, (_, i) => [`C${i}`, {[`A${i}`]: edited.includes(i) ? "edited" : "as before"}])
  );

describe("the findings of a build beside the last", () => {
  /** Builds one after the other, each with the candidates of whom something else is said. */
  async function builds(...steps: {verdict: Verdict; people: Standing["people"]; named?: boolean}[]) {
    const {warehouse} = await smallWarehouse({});
    const told: SinceLastBuild[] = [];
    let standing: Standing | null = null;
    for (const [month, step] of steps.entries()) {
      const now = new Date(Date.UTC(2026, month, 15));
      const config = configSchema.parse({privacy: {key_file: join(folder, "key")}});
      const findings = [ann(step.verdict)];
      const beside = join(folder, "warehouse.duckdb");
      const build = {findings, people: step.people, config, now, beside, standing, sampleData: false};
      const last = await sinceLastBuild(warehouse, {...build, interviewers: ["ann@x.com"]});
      if (last.history) await writeHistory(historyFile(beside), last.history);
      const made = madeBy(config, version());
      const cells = last.cells;
      standing = fatesOf(standing, {made, people: step.people, cells, builtAt: now.toISOString()}, 5).standing;
      told.push(last);
    }
    return told.map(({since, history}, i) => ({
      history,
      before: since.before(ann("act")),
      day: since.day(ann("act")),
      gone: since.gone,
      last: since.last?.day,
      verdict: steps[i]!.verdict
    }));
  }

  it("knows people again under a pseudonym that tells nobody's id, and that no other interviewer changes", async () => {
    const [first, second] = await builds(
      {verdict: "act", people: people(40)},
      {verdict: "act", people: people(50, [0, 1, 2, 3, 4])}
    );
    expect(JSON.stringify(first!.history)).not.toMatch(/ann|x\.com|"C\d|"A\d/);
    expect(first!.history!.findings[0]!.subject).toMatch(/^I-[0-9A-Z]{50}$/);
    expect(second).toMatchObject({before: "act", day: "2026-01-15", last: "2026-01-15"});
  });

  it("keeps no build in mind while one to four candidates changed, and holds the next against what was shown", async () => {
    const [, second, third] = await builds(
      {verdict: "ok", people: people(40)},
      {verdict: "act", people: people(40, [0, 1])},
      {verdict: "act", people: people(40, [0, 1, 2, 3, 4, 5])}
    );
    expect(second!.history).toBeNull();
    expect(third).toMatchObject({before: "ok", day: "2026-03-15", last: "2026-01-15"});
  });

  it("holds back one finding behind which few changed, though many changed elsewhere", async () => {
    const many = [0, 20, 21, 22, 23, 24, 25];
    const [, second, third] = await builds(
      {verdict: "ok", people: people(40)},
      {verdict: "act", people: people(40, many)},
      {verdict: "act", people: people(40, [...many, 1, 2, 3, 4, 30])}
    );
    expect(second!.history!.findings).toMatchObject([{verdict: "ok"}]);
    expect(third).toMatchObject({before: "ok", day: "2026-03-15"});
  });
});
