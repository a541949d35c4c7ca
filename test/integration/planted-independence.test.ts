import {describe, expect, it} from "vitest";
import {independence} from "../../loaders/reports/independence/report.js";
import {worldWarehouse} from "../support/worlds.js";
import {isFull} from "../support/endurance.js";

/** What is planted shows in a smaller company too, which is enough in short. */
const size = isFull ? {} : {screens: 1200};

describe("independence in planted worlds", () => {
  it("finds copying where two votes in five copy the lead they see", async () => {
    const {context, close} = await worldWarehouse({world: "herding", seed: 1, ...size});
    const {findings} = await independence(context);
    const all = findings.find(({kind, subject}) => kind === "interviewer.independence" && subject === "all")!;
    expect(all).toMatchObject({verdict: "act", direction: "follows"});
    expect(all.interval![0]).toBeGreaterThan(0);
    close();
  });

  it("finds that the minority gives way where debriefs are planted to move it", async () => {
    const {context, close} = await worldWarehouse({world: "post-debrief-edits", seed: 1, ...size});
    const shift = (await independence(context)).findings.find(({kind}) => kind === "debrief.shift")!;
    expect(shift).toMatchObject({verdict: "act", direction: "to_majority"});
    close();
  });

  it("acts on nothing and nobody where votes are independent and debriefs move minority and majority alike", async () => {
    const {context, close} = await worldWarehouse({world: "null", seed: 1, ...size});
    const {findings} = await independence(context);
    expect(findings.filter(({verdict}) => verdict === "act")).toEqual([]);
    close();
  });
});
