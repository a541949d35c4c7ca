import type {Finding} from "../../../src/contracts/finding.js";
import {summarise} from "../../../src/statistics/screen/bar-posterior.js";
import {hoursOfLoops} from "../../../src/statistics/screen/loop-cost.js";
import {hiresAt} from "../../../src/statistics/screen/loop-ledger.js";
import {borderlineTold} from "../../../src/words/borderline.js";
import {breaksEven, paidMark} from "../../../src/words/screen.js";
import type {Config} from "../../config/config.js";
import {voteLevels} from "../../config/scale.js";
import {type FindingParts, makeFinding} from "../finding.js";
import {beyondAYear} from "../screen/bar.js";
import {type ScreenModel, screenRule} from "../screen/model.js";
import {type Pooled, toldCount, withPooled} from "../screen/pooled.js";

const level = 0.9;

/** Why no screen counts as borderline, and the line of the configuration that would change it; null when some do. */
export function borderlineRefusal({slices}: ScreenModel, config: Config): string | null {
  const all = slices.find(({dimension}) => dimension === "all");
  if (!all)
    return "No phone screen with a vote has been decided yet; export scorecards with stage phone_screen, and what became of their applications.";
  if (all.groups.some(({group, screened}) => group === "borderline" && screened > 0)) return null;
  const {bands, score} = config.screen.borderline;
  return score
    ? `No phone screen has a mean rating from ${score[0]} to ${score[1]}. Change screen.borderline.score in plumbline.yaml, or remove it to use votes.`
    : `No phone screen carries the vote ${bands.join(" or ")}. Say in plumbline.yaml what borderline means: screen.borderline.score: [2.25, 2.75] for mean ratings, or screen.borderline.bands: [${middleAnswers(config).join(", ")}] for votes.`;
}

/** The answers of a form's own that stand in its middle; yes of the five names. */
function middleAnswers({votes}: Config): string[] {
  const levels = voteLevels(votes).map(({vote}) => vote);
  if (levels.includes("strong_no")) return ["yes"];
  return levels.slice(Math.ceil(levels.length / 2) - 1, Math.floor(levels.length / 2) + 1);
}

/** `screen.borderline` for everything and for each role: do borderline loops waste hours? */
export function screenBorderlineFindings(model: ScreenModel, config: Config): Finding[] {
  const refusal = borderlineRefusal(model, config);
  if (refusal !== null)
    return [
      finding("all", 0, {
        verdict: "too_little_data",
        claim: "No screen counts as borderline.",
        evidence: refusal,
        action: "Configure which screens are borderline, before looking at their outcomes.",
        needs: []
      })
    ];
  const pooled = withPooled(model, config);
  return model.judged.map((judged) => judgeBorderline(pooled(judged), model, config));
}

type Rest = Omit<FindingParts, "kind" | "subject" | "slice" | "unit" | "reference" | "n">;

function finding(subject: string, n: number, rest: Rest): Finding {
  return makeFinding({
    kind: "screen.borderline",
    subject,
    slice: {role: subject === "all" ? null : subject},
    unit: "probability of an offer, above break-even",
    reference: breaksEven,
    n,
    ...rest
  });
}

function judgeBorderline({slice, posterior, votes}: Pooled, model: ScreenModel, config: Config): Finding {
  const {member, groups} = slice;
  const {weeks, costs} = model;
  const index = groups.findIndex(({group}) => group === "borderline");
  const group = groups[index]!;
  const rule = screenRule(config, "screen.borderline");
  const took = {...group, loops: group.decided, hours: hoursOfLoops({...group, loops: group.decided}, costs.loop)};
  const hires = groups.map((one) => hiresAt(costs.acceptance, one));
  const told = borderlineTold({
    member,
    groups,
    posterior,
    votes,
    hours: took.hours,
    hires: hires[index]!,
    allHires: hires.reduce((sum, of) => sum + of, 0),
    weeks,
    rule
  });
  const subject = member ?? "all";
  if (told.verdict === "too_little_data" || posterior === null) return finding(subject, toldCount(group), told);
  const difference = summarise(posterior.difference[index]!, level);
  const asks = told.verdict === "act" || told.verdict === "watch";
  return finding(subject, toldCount(group), {
    ...told,
    stake: asks ? beyondAYear(group, {posterior, costs, weeks}) : null,
    estimate: {value: difference.median, interval: difference.interval},
    mark: paidMark(posterior, index)
  });
}
