import {describe, expect, it} from "vitest";
import {scenarioOf, unlikeScenarios} from "../../bench/truth/scenarios.js";
import {optionNames} from "../../loaders/simulate/customs/options.js";
import {worldNames} from "../../loaders/simulate/worlds.js";

const all = Object.values(unlikeScenarios).flatMap((scenarios) => scenarios.map(([name]) => name));

describe("the companies of the truth bench", () => {
  it("are unlike the standard one in every way that an option names", () => {
    const used = new Set(all.flatMap((name) => scenarioOf(name).request.with ?? []));
    expect(optionNames.filter((option) => !used.has(option))).toEqual([]);
  });

  it("come in two forms of the same customs: where nobody differs, and with facts planted", () => {
    const {standard, ...unlike} = unlikeScenarios;
    expect(standard).toEqual([["standard+copying", 300]]);
    for (const [name, [plain, planted]] of Object.entries(unlike)) {
      expect([plain![0], planted![0]]).toEqual([name, `${name}+planted`]);
      const [nobody, facts] = [scenarioOf(plain![0]), scenarioOf(planted![0])];
      expect(facts.request.with).toEqual(nobody.request.with);
      expect([nobody.request.world, nobody.request.plants]).toEqual(["null", undefined]);
      expect(Object.keys(facts.request.plants!)).toContain("severity");
    }
  });

  it("where copying is looked for, one vote in five is copied and nothing else is judged", () => {
    const copying = all.filter((name) => name.endsWith("+copying")).map(scenarioOf);
    expect(copying.length).toBeGreaterThan(3);
    for (const {request, expected, only} of copying) {
      expect(request.parameters).toEqual({herding: 0.2});
      expect(expected).toEqual([
        {kind: "interviewer.independence", subject: "all", verdict: "act", direction: "follows"}
      ]);
      expect(only).toBe("interviewer.independence");
    }
  });

  it("copying is looked for in the standard world too, where people differ", () => {
    const [standard, hasty] = ["standard+copying", "sure-sooner+copying"].map((name) => scenarioOf(name).request);
    expect(standard).toEqual({...hasty, world: "standard", with: []});
    expect(hasty!.world).toBe("null");
  });

  it("have names that no world of simulate has; another name is refused", () => {
    expect(all.filter((name) => (worldNames as string[]).includes(name))).toEqual([]);
    expect(() => scenarioOf("no-such-house")).toThrow("no-such-house is no world");
  });
});
