import {describe, expect, it} from "vitest";
import type {Finding} from "../../src/contracts/finding.js";
import type {Interviewers} from "../../src/contracts/interviewers.js";
import {interviewers} from "../../loaders/reports/interviewers/report.js";
import {worldWarehouse} from "../support/worlds.js";
import {orInFull} from "../support/endurance.js";

const acting = (findings: Finding[]) =>
  findings
    .filter(({verdict}) => verdict === "act")
    .map(({kind, subject, direction}) => `${kind} ${subject} ${direction}`);

describe("interviewers in planted worlds", () => {
  it("finds each planted interviewer of the sample world, and no other", async () => {
    const {context, truth, close} = await worldWarehouse({world: "sample", seed: 1});
    const {findings, datasets} = await interviewers(context);
    const planted = (await truth()).expected.filter(({kind}) => kind.startsWith("interviewer."));
    expect(planted.length).toBeGreaterThan(2);
    expect(acting(findings).sort()).toEqual(
      planted.map(({kind, subject, direction}) => `${kind} ${subject} ${direction}`).sort()
    );
    // Every act stands on the page too, also of someone whose late votes count in no comparison.
    const {people, feedback} = datasets[0]!.content as Interviewers;
    const shown = [
      ...people.filter(({severityVerdict}) => severityVerdict === "act").map((one) => `severity ${one.interviewer}`),
      ...people
        .filter(({consistencyVerdict}) => consistencyVerdict === "act")
        .map((one) => `consistency ${one.interviewer}`),
      ...feedback.filter(({verdict}) => verdict === "act").map((one) => `timeliness ${one.interviewer}`)
    ];
    expect(shown.sort()).toEqual(planted.map(({kind, subject}) => `${kind.split(".")[1]} ${subject}`).sort());
    close();
  });

  // Where nobody differs, truth recovery says the same of several companies.
  const nobody = orInFull<"null" | "team-confounded-null">(["team-confounded-null"], ["null"]);
  it.each(nobody)("acts on nobody where nobody differs: %s", async (world) => {
    const {context, close} = await worldWarehouse({world, seed: 2, screens: 1200});
    expect(acting((await interviewers(context)).findings)).toEqual([]);
    close();
  });
});
