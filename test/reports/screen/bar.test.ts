import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import type {GroupCounts} from "../../../loaders/privacy/screens.js";
import {screenBarFindings} from "../../../loaders/reports/screen/bar.js";
import {screenModelOf} from "../../../loaders/reports/screen/model.js";
import {costSheetFrom} from "../../../loaders/reports/shared/cost-sheet.js";

const config = defaultConfig();
const costs = costSheetFrom({loops: 0, seats: 0, timed: 0, minutes: 0, accepted: 40, declined: 10}, config);

function groupOf(group: GroupCounts["group"], screened: number, decided: number, offers: number): GroupCounts {
  const hires = Math.round(offers * 0.8);
  const votes = {voted: decided, clear: offers};
  return {
    group,
    screened,
    advanced: decided,
    decided,
    offers,
    hires,
    seats: 4 * decided,
    timed: 0,
    minutes: 0,
    ...votes
  };
}

/** What the finding on the bar of a whole company shows. */
function evidenceOf(...groups: GroupCounts[]): string {
  const model = screenModelOf([{dimension: "all", member: null, groups}], costs, {weeks: 52} as never);
  return screenBarFindings(model, config)[0]!.evidence;
}

const rejected = [groupOf("borderline", 80, 0, 0), groupOf("no", 120, 0, 0)];

describe("the evidence on the bar", () => {
  it("counts the loops of a vote that pages show by itself", () => {
    expect(evidenceOf(groupOf("strong_yes", 60, 50, 26), groupOf("yes", 203, 203, 41), ...rejected)).toMatch(
      /^41 of 203 loops after a “yes” screen ended in an offer, 20\u00a0%\. /
    );
  });

  it("tells of one that pages pool with a rarer vote to the nearest five, so that no difference tells of the few", () => {
    expect(evidenceOf(groupOf("strong_yes", 3, 3, 2), groupOf("yes", 203, 203, 41), ...rejected)).toMatch(
      /^About 40 of 205 loops after a “yes” screen ended in an offer, 20\u00a0%\. /
    );
    expect(evidenceOf(groupOf("strong_yes", 3, 3, 2), groupOf("yes", 203, 203, 1), ...rejected)).toMatch(
      /^Hardly any of 205 loops after a “yes” screen ended in an offer\. /
    );
  });
});
