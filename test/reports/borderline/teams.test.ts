import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
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

const config = defaultConfig();
const alike = [team("Ads", 13, 80), team("Platform", 7, 66), team("Search", 18, 81)];

describe("teams", () => {
  it("become a finding where the borderline loops of one give far fewer offers than the others’, with that share drawn", () => {
    const found = teamFindings([...alike, team("Infra", 1, 90)], config);
    expect(found).toMatchObject([
      {
        kind: "screen.borderline",
        subject: "teams",
        verdict: "watch",
        direction: "fewer",
        deed: "Compare the teams",
        n: 317,
        claim: "“Infra” gets fewer offers from borderline loops than other teams.",
        evidence: "1 of 90 ended in an offer, where the others’ share would give 15."
      }
    ]);
    const {estimate, interval, mark} = found[0]!;
    expect(mark).toMatchObject({reference: {label: "other teams"}, unit: "share of loops that end in an offer"});
    // Drawn towards the others, since 90 loops leave room.
    expect(mark!.estimate).toBeGreaterThan(1 / 90);
    expect(mark!.reference!.value).toBeCloseTo(38 / 227, 5);
    expect(estimate).toBeCloseTo(mark!.estimate - mark!.reference!.value, 5);
    expect(interval![1]).toBeLessThan(0);
    expect(unplain(found)).toEqual([]);
  });

  it("apart in both directions are named together, the clearest first, and what is pooled by no name", () => {
    const found = teamFindings([...alike, team("Infra", 0, 120), team("Sales", 45, 70), team("other", 40, 60)], config);
    expect(found[0]!.claim).toMatch(/^“Infra” gets fewer offers/);
    expect(found[0]!.evidence).toMatch(/ “Sales” is apart too\.$/);
    expect(unplain(found)).toEqual([]);
  });

  it("are silent where chance explains the difference, or too little may be shown", () => {
    expect(teamFindings(alike, config)).toEqual([]);
    expect(teamFindings([team("Ads", 30, 80), team("Search", null, null)], config)).toEqual([]);
    expect(teamFindings([team("Ads", 29, 29), team("Search", 0, 29)], config)).toEqual([]);
    expect(teamFindings([], config)).toEqual([]);
  });
});
