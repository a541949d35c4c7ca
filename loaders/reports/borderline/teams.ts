import type {Finding} from "../../../src/contracts/finding.js";
import type {PublishedScreenSlice} from "../../../src/contracts/screen.js";
import {type YieldApart, yieldsApart} from "../../../src/statistics/screen/yields-apart.js";
import {otherDeeds} from "../../../src/words/deeds.js";
import {liesBetween} from "../../../src/words/finding.js";
import {count, listed, percent} from "../../../src/words/numbers.js";
import type {Config} from "../../config/config.js";
import {threshold} from "../../config/thresholds.js";
import {makeFinding, published, rounded} from "../finding.js";
import {screenRule} from "../screen/model.js";

/** A team with its borderline loops and how far these lie from the other teams'. */
export interface TeamApart extends YieldApart {
  team: string;
  k: number;
  n: number;
}

/** Teams that may be named: what is pooled as other is held against, and is nobody. */
const pooled = "other";

/** `screen.borderline` of teams whose borderline loops end in offers more or less often than the others'; from the counts that pages may show. */
export function teamFindings(slices: readonly PublishedScreenSlice[], config: Config): Finding[] {
  const teams = slices
    .filter(({dimension}) => dimension === "team")
    .flatMap(({member, groups}) => {
      const group = groups.find((one) => one.group === "borderline");
      const [k, n] = [group?.offers ?? null, group?.decided ?? null];
      return member === null || k === null || n === null || n === 0 ? [] : [{team: member, k, n}];
    });
  const {least} = screenRule(config, "screen.borderline");
  const tests = yieldsApart(teams, {least});
  return teamsFinding(
    teams.flatMap((one, place) => (tests[place] ? [{...one, ...tests[place]}] : [])),
    config
  );
}

/** One finding that names those apart, the clearest first; none where chance explains the differences. */
export function teamsFinding(teams: readonly TeamApart[], config: Config): Finding[] {
  const alarms = threshold(config, "screen.borderline", "false_alarms");
  const apart = teams
    .filter(({team, adjusted, interval, others}) => {
      const isClear = others !== null && (interval[0] > others || interval[1] < others);
      return team !== pooled && adjusted <= alarms && isClear;
    })
    .sort((a, b) => a.adjusted - b.adjusted);
  const [first, ...rest] = apart;
  if (!first) return [];
  const {team, k, n, value, interval, others} = first;
  const isFewer = value < others!;
  const usual = Math.round(others! * n);
  const further =
    rest.length === 0
      ? ""
      : ` ${listed(rest.slice(0, 2).map((one) => `“${one.team}”`))} ${rest.length === 1 ? "is" : "are"} apart too.`;
  return [
    makeFinding({
      kind: "screen.borderline",
      subject: "teams",
      verdict: "watch",
      direction: isFewer ? "fewer" : "more",
      deed: otherDeeds.compareTeams,
      estimate: {value: value - others!, interval: [interval[0] - others!, interval[1] - others!]},
      unit: "difference of shares",
      reference: {value: 0, label: "other teams"},
      mark: {
        estimate: rounded(value)!,
        interval: published({value, interval}).interval!,
        reference: {value: rounded(others)!, label: "other teams"},
        unit: "share of loops that end in an offer"
      },
      n: teams.reduce((sum, one) => sum + one.n, 0),
      claim: `“${team}” gets ${isFewer ? "fewer" : "more"} offers from borderline loops than other teams.`,
      evidence: `${count(k)} of ${count(n)} ended in an offer, where the others’ share would give ${count(usual)}.${further}`,
      sure: {
        probability: null,
        sentence: `${liesBetween("the share, allowing for how few loops there are,", interval, percent).sentence} Where teams are alike, at most ${percent(alarms)} of companies are told this.`
      },
      action: "See whether their roles and levels explain it; else compare whom these teams send to a loop."
    })
  ];
}
