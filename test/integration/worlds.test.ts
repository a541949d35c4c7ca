import {describe, expect, it} from "vitest";
import {runReports} from "../../loaders/reports/index.js";
import type {Truth} from "../../loaders/simulate/truth.js";
import {worldNames, type WorldName} from "../../loaders/simulate/worlds.js";
import {unplain} from "../support/plain-words.js";
import {sampleFindings} from "../support/sample.js";
import {worldWarehouse} from "../support/worlds.js";
import type {Finding} from "../../src/contracts/finding.js";
import {isFull} from "../support/endurance.js";

/** The full form goes through every world; of one where nobody differs, in short, truth recovery says the same. */
const names: readonly WorldName[] = isFull ? worldNames : ["sample"];
/** Worlds whose subjects must all stay silent; elsewhere one subject in a hundred may be a false alarm. */
const silentWorlds = new Set<WorldName>(["sample", "null", "small-company"]);

async function findingsOf(name: WorldName): Promise<{findings: Finding[]; truth: Truth; faults: string[]}> {
  const {context, truth, close} = await worldWarehouse({world: name, seed: 1});
  try {
    const findings = name === "sample" ? await sampleFindings() : (await runReports(context)).findings;
    // The company as a whole; slices repeat it with fewer data.
    const whole = findings.filter(({slice}) => slice.role === null && slice.level === null && slice.period === null);
    return {findings: whole, truth: await truth(), faults: unplain(findings)};
  } finally {
    close();
  }
}

describe("exports of a simulated company, read and reported", () => {
  it.each(names)(
    "%s: every planted fact is found, and next to nothing else, in words that can be said aloud",
    async (name) => {
      const {findings, truth, faults} = await findingsOf(name);
      expect(faults).toEqual([]);
      const found = truth.expected.map(({kind, subject}) => {
        const finding = findings.find((item) => item.kind === kind && item.subject === subject);
        return {kind, subject, verdict: finding?.verdict, direction: finding?.direction};
      });
      expect(found).toEqual(
        truth.expected.map((item, index) => ({...item, direction: item.direction ?? found[index]!.direction}))
      );
      const expected = new Set(truth.expected.map(({kind, subject}) => `${kind} ${subject}`));
      const silent = new Set(truth.silent.map(({kind, subject}) => `${kind} ${subject}`));
      const others = findings.filter(
        ({kind, subject}) =>
          !expected.has(`${kind} ${subject}`) && (silent.has(`${kind} ${subject}`) || silent.has(`${kind} *`))
      );
      const alarms = others.filter(({verdict}) => verdict === "act").map(({kind, subject}) => `${kind} ${subject}`);
      expect(others.length).toBeGreaterThan(10);
      expect([name, alarms.length <= (silentWorlds.has(name) ? 0 : others.length / 100)]).toEqual([name, true]);
    }
  );
});
