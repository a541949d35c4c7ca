import {describe, expect, it} from "vitest";
import {configSchema} from "../../../loaders/config/config.js";
import {screen} from "../../../loaders/reports/screen/report.js";
import type {Screen} from "../../../src/contracts/screen.js";
import {pipelineOf} from "../../support/pipeline-of.js";
import {smallWarehouse} from "../../support/small-warehouse.js";

const dearScreens = configSchema.parse({screen: {minutes_before: 600}});

/** Every mixed screen goes to the loop and 40 in 100 get an offer; `sent` of the noes go by lot, `offers` of them with one. */
async function trial(sent: number, offers: number, forecast?: number) {
  const rows = pipelineOf([
    {vote: "yes", screened: 100, advanced: 100, offers: 60},
    {vote: "mixed", screened: 100, advanced: 100, offers: 40},
    {vote: "no", screened: 300, advanced: sent, offers}
  ]);
  const noes = rows.scorecards!.filter(({stage, vote}) => stage === "phone_screen" && vote === "no");
  const byLot = new Set(noes.slice(0, sent).map(({application_id: id}) => id));
  for (const row of rows.applications!) row.trial = byLot.has(row.application_id);
  if (forecast !== undefined)
    for (const card of rows.scorecards!) if (card.stage === "phone_screen") card.forecast = forecast;
  const {findings, datasets} = await screen(await smallWarehouse(rows, {config: dearScreens}));
  return {bar: findings.find(({kind}) => kind === "screen.bar")!, content: datasets[0]!.content as Screen};
}

describe("near-misses sent to loops by lot", () => {
  it("stay out of the counts of the bar, and are proposed while nothing is known of them", async () => {
    const {bar, content} = await trial(0, 0);
    expect(content.trials).toEqual([]);
    expect(bar).toMatchObject({verdict: "ok", direction: "hold"});
    expect(bar.action).toMatch(/send \d+ of the next “no” screens to loops by lot: about [\d,]+ h net/);
    const [net, saved, loops] = [...bar.action.matchAll(/about ([\d,]+) h/g)].map(([, hours]) =>
      Number(hours!.replace(",", ""))
    );
    const own = bar.action.includes("its loops lose") ? -loops! : loops!;
    expect(Math.abs(net! - (saved! + own))).toBeLessThanOrEqual(1);
    const noes = (await trial(30, 2)).content.slices[0]!.groups.find(({group}) => group === "no" || group === "below")!;
    expect(noes.decided).toBe(0);
  });

  it("lower the bar when they pay for their loops", async () => {
    const {bar, content} = await trial(40, 20);
    expect(content.trials).toMatchObject([{group: "no", sent: 40, decided: 40, offers: 20}]);
    expect(bar).toMatchObject({verdict: "act", direction: "lower"});
    expect(bar.sure.sentence).toBe(
      "The chance that “no” screens sent to loops by lot repay their hours is more than 99 %."
    );
    expect(content.trials[0]!.sentence).toContain("the bar may come down");
  });

  it("settle that the bar need not come down when they do not", async () => {
    const {bar, content} = await trial(40, 0);
    expect(bar).toMatchObject({verdict: "ok", direction: "hold"});
    expect(bar.action).toContain("“no” screens sent to loops by lot did not pay for their hours");
    expect(content.trials[0]!.sentence).toContain("the bar need not come down");
  });

  it("are not read from fewer than 30, and not shown when fewer than five", async () => {
    const few = await trial(29, 25);
    expect(few.bar.direction).toBe("hold");
    expect(few.content.trials[0]!.sentence).toContain("It takes 30 decided ones to judge");
    expect((await trial(4, 4)).content.trials).toEqual([]);
  });
});

describe("forecasts of an offer", () => {
  it("are scored over all screeners, on the advanced alone", async () => {
    const {content} = await trial(40, 10, 0.5);
    // 200 passed candidates, each forecast at one half: (1/2)² whatever happened.
    expect(content.forecast).toMatchObject({n: 200, brier: 0.25, constant: 0.25, bins: [{n: 200, happened: 100}]});
    expect(content.forecast!.sentence).toContain("expected an offer for 50 % of the 200 candidates");
  });

  it("are left out where there are none", async () => {
    expect((await trial(0, 0)).content.forecast).toBeNull();
  });
});
