import type {Finding} from "../../../src/contracts/finding.js";
import type {PublishedScreenSlice} from "../../../src/contracts/screen.js";
import {chanceOfSpread} from "../../../src/statistics/screen/yield-spread.js";
import {otherDeeds} from "../../../src/words/deeds.js";
import {makeFinding} from "../finding.js";

/** Teams alike differ so much in fewer than one company of a hundred. */
const rare = 0.01;

/**
 * `screen.borderline` of teams: a finding where they differ in what borderline loops give by more than chance would have it;
 * none where they do not. From the counts that pages may show.
 */
export function teamFindings(slices: readonly PublishedScreenSlice[]): Finding[] {
  const teams = slices
    .filter(({dimension}) => dimension === "team")
    .flatMap(({member, groups}) => {
      const group = groups.find((one) => one.group === "borderline");
      const [k, n] = [group?.offers ?? null, group?.decided ?? 0];
      return member === null || k === null || n === null || n === 0 ? [] : [{member, k, n}];
    });
  const chance = chanceOfSpread(teams);
  if (chance === null || chance >= rare) return [];
  const byShare = teams.filter(({member}) => member !== "other").sort((a, b) => b.k / b.n - a.k / a.n);
  const [most, least] = [byShare[0], byShare.at(-1)];
  if (!most || !least || most === least) return [];
  return [
    makeFinding({
      kind: "screen.borderline",
      subject: "teams",
      verdict: "watch",
      deed: otherDeeds.compareTeams,
      unit: "chance of so large a difference among teams alike",
      n: teams.reduce((sum, {n}) => sum + n, 0),
      claim: "Teams differ in what borderline loops give.",
      evidence: `“${most.member}”: ${most.k} of ${most.n} ended in an offer. “${least.member}”: ${least.k} of ${least.n}.`,
      sure: {
        probability: null,
        sentence: "Chance alone would put teams so far apart in fewer than 1 of 100 companies."
      },
      action: "See whether their roles and levels explain it; else let both compare whom they send to a loop."
    })
  ];
}
