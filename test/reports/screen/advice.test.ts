import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {screenBarFindings} from "../../../loaders/reports/screen/bar.js";
import {screenBorderlineFindings} from "../../../loaders/reports/borderline/findings.js";
import {screenModel, type ScreenModel} from "../../../loaders/reports/screen/model.js";
import type {Truth} from "../../../loaders/simulate/truth.js";
import type {Finding} from "../../../src/contracts/finding.js";
import {worldCounts} from "../../support/world-counts.js";
import {worldWarehouse} from "../../support/worlds.js";
import {isFull} from "../../support/endurance.js";

const patience = isFull ? 1_800_000 : 120_000;
const seeds = isFull ? 200 : 1;
const worlds = ["rich-pipeline", "sparse-pipeline"] as const;

function advise(model: ScreenModel): {bar: Finding; borderline: Finding} {
  const config = defaultConfig();
  const all = (findings: readonly Finding[]): Finding => findings.find(({subject}) => subject === "all")!;
  return {
    bar: all(screenBarFindings(model, config)),
    borderline: all(screenBorderlineFindings(model, config))
  };
}

/** Is a borderline loop worth its hours in truth: of those advanced, and of those a lower bar would add? */
function worthOf({bands: {mixed}, breakEven}: Truth): {advanced: boolean; rejected: boolean} {
  const {share, advanced, offerIfSent, offerIfAdvanced} = mixed;
  const rejected = (share * offerIfSent! - advanced * offerIfAdvanced!) / (share - advanced);
  return {advanced: offerIfAdvanced! > breakEven!, rejected: rejected > breakEven!};
}

/** Notes for each advice that was given whether it was right. */
function judge(
  {bar, borderline}: ReturnType<typeof advise>,
  worth: ReturnType<typeof worthOf>,
  given: {borderline: boolean[]; bar: boolean[]}
): void {
  if (borderline.direction !== null) given.borderline.push((borderline.direction === "worthwhile") === worth.advanced);
  if (bar.verdict === "act") given.bar.push(bar.direction === "raise" ? !worth.advanced : worth.rejected);
  if (bar.verdict === "ok") given.bar.push(worth.advanced);
}

describe("advice on simulated pipelines", () => {
  it(
    "starts from the counts that the warehouse would give",
    async () => {
      const options = {world: "sparse-pipeline", seed: 7, screens: 300} as const;
      const {context, close} = await worldWarehouse(options);
      try {
        const read = await screenModel(context);
        const {model} = worldCounts(options);
        const groups = read.slices.find(({dimension}) => dimension === "all")!.groups;
        expect(model.slices[0]!.groups).toEqual(
          groups.map((group) => ({...group, minutes: expect.closeTo(group.minutes, 3) as number}))
        );
        expect(model.costs).toEqual(read.costs);
      } finally {
        close();
      }
    },
    patience
  );

  it.each(worlds)(
    "is right in the %s world wherever it is given, with many screens and with few",
    (world) => {
      const many = {borderline: [] as boolean[], bar: [] as boolean[]};
      const few = {borderline: [] as boolean[], bar: [] as boolean[]};
      for (let seed = 101; seed < 101 + seeds; seed++) {
        const {model, truth} = worldCounts({world, seed, screens: 1500});
        const worth = worthOf(truth);
        judge(advise(model), worth, many);
        judge(advise(worldCounts({world, seed, screens: 400}).model), worth, few);
      }
      for (const given of [...Object.values(many), ...Object.values(few)])
        expect(given.filter((right) => !right).length).toBeLessThanOrEqual(0.05 * given.length);
      for (const given of Object.values(many)) expect(given.length).toBeGreaterThan(0.9 * seeds);
    },
    patience
  );

  it(
    "is opposite in a rich and in a sparse world, each for a reason in its costs",
    () => {
      const rich = advise(worldCounts({world: "rich-pipeline", seed: 7, screens: 1200}).model);
      const sparse = advise(worldCounts({world: "sparse-pipeline", seed: 7, screens: 1200}).model);
      expect(rich.borderline).toMatchObject({verdict: "act", direction: "wasteful"});
      expect(rich.bar.direction).toBe("raise");
      expect(sparse.borderline).toMatchObject({verdict: "ok", direction: "worthwhile"});
      expect(["hold", "lower"]).toContain(sparse.bar.direction);
    },
    patience
  );
});
