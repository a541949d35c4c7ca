import {describe, expect, it} from "vitest";
import {teamFindings} from "../../../loaders/reports/borderline/teams.js";
import type {PublishedScreenSlice} from "../../../src/contracts/screen.js";
import {unplain} from "../../support/plain-words.js";

const team = (member: string, offers: number | null, decided: number | null): PublishedScreenSlice => ({
  dimension: "team",
  member,
  slice: {role: null, level: null, period: null},
  groups: [
    {
      group: "borderline",
      screened: 100,
      advanced: decided,
      decided,
      offers,
      hires: offers,
      voted: null,
      clear: null,
      seats: null,
      timed: null,
      minutes: null
    }
  ]
});

describe("teams", () => {
  it("become a finding where borderline loops give them far from the same, with the two furthest apart", () => {
    const found = teamFindings([team("Ads", 30, 80), team("Search", 5, 80), team("other", 12, 60)]);
    expect(found).toMatchObject([{kind: "screen.borderline", subject: "teams", verdict: "watch", n: 220}]);
    expect(found[0]!.evidence).toBe("“Ads”: 30 of 80 ended in an offer. “Search”: 5 of 80.");
    expect(unplain(found)).toEqual([]);
  });

  it("are silent where chance explains the difference, or too little may be shown", () => {
    expect(teamFindings([team("Ads", 13, 80), team("Platform", 7, 66), team("Search", 18, 81)])).toEqual([]);
    expect(teamFindings([team("Ads", 30, 80), team("Search", null, null)])).toEqual([]);
    expect(teamFindings([])).toEqual([]);
  });
});
