import type {Finding} from "../contracts/finding.js";
import {type BarRule, votesPoint} from "../statistics/screen/bar-advice.js";
import {believedOf, type BarPosterior, summarise} from "../statistics/screen/bar-posterior.js";
import type {ClearLoops} from "../statistics/screen/clear-loops.js";
import {loopsToSettle} from "../statistics/screen/near-miss-trial.js";
import {chanceThat, inAll, type Told} from "./finding.js";
import {count, counted} from "./numbers.js";
import {
  apartAction,
  apartWords,
  fewWords,
  moreNeeded,
  onlyGroup,
  settleWords,
  sliceWords,
  type VoteCounts
} from "./screen.js";

/** A slice of the phone screens with all that sentences about its borderline loops are made of. */
export interface BorderlineJudged {
  /** Role, level or quarter; null is everything. */
  member: string | null;
  groups: readonly VoteCounts[];
  posterior: BarPosterior | null;
  votes: ClearLoops;
  /** Staff hours that the borderline loops took. */
  hours: number;
  /** Of them, for one hire; null where they gave none. */
  hoursPerHire: number | null;
  /** Over which the screens spread. */
  weeks: number;
  rule: BarRule;
}

type Written = Pick<Finding, "verdict" | "direction" | "action" | "needs"> & Told;

/** Do borderline screens repay the hours of their loops: in words, for a report and for a page's sliders alike. */
export function borderlineTold(judged: BorderlineJudged): Written {
  const {member, groups, posterior, weeks, rule} = judged;
  const index = groups.findIndex(({group}) => group === "borderline");
  const group = groups[index]!;
  if (!posterior || group.decided < rule.least) return tooFew(member, group, rule.least, weeks);
  if (onlyGroup(groups) === group)
    return {
      verdict: "too_little_data",
      direction: null,
      claim: `${sliceWords(member)}there are no clear screens to hold borderline ones against.`,
      evidence: `All ${group.screened} phone screens count as borderline.`,
      action: "Say in plumbline.yaml what borderline means, or record votes that differ.",
      needs: [{unit: "phone screens with votes that differ", more: 30, weeks: null}]
    };
  return told({...judged, posterior}, index);
}

function told(judged: BorderlineJudged & {posterior: BarPosterior}, index: number): Written {
  const {member, groups, posterior, votes, weeks, rule} = judged;
  const group = groups[index]!;
  const below = posterior.below[index]!;
  const start = sliceWords(member);
  const evidence = hoursWords(group, judged);
  const side = below > rule.confidence ? "below" : 1 - below > rule.confidence ? "above" : null;
  if (side !== null && !votesPoint(votes, index, side, rule.least))
    return {
      verdict: "watch",
      direction: null,
      ...apartWords(group, {posterior, votes, at: index, least: rule.least, start}),
      action: apartAction
    };
  if (side === "below")
    return {
      verdict: "act",
      direction: "wasteful",
      claim: `${start}borderline screens do not repay the hours of their loops.`,
      evidence,
      sure: chanceThat(below, "they do not repay them"),
      action: `Stop advancing borderline screens by default, and spend the hours on further screens${givenUp(groups, group)}.`
    };
  if (side === "above")
    return {
      verdict: "ok",
      direction: "worthwhile",
      claim: `${start}borderline screens repay the hours of their loops.`,
      evidence,
      sure: chanceThat(1 - below, "they repay them"),
      action: "Keep advancing borderline screens as you do now."
    };
  const more = loopsToSettle(believedOf(posterior, index), {confidence: rule.confidence});
  return {
    verdict: "watch",
    direction: null,
    claim: `${start}whether borderline screens repay their loops is open.`,
    evidence,
    sure: chanceThat(below, "they do not"),
    action: `Change nothing yet; ${settleWords("borderline", more)}.`,
    ...(more === null
      ? {}
      : {needs: [{unit: "decided borderline loops", more, weeks: Math.ceil((more / group.decided) * weeks)}]})
  };
}

/** What not advancing them costs: ", which have to replace about 1 in 6 offers"; nothing where they gave none. */
function givenUp(groups: readonly VoteCounts[], {offers}: VoteCounts): string {
  const all = groups.reduce((sum, group) => sum + group.offers, 0);
  return offers === 0 ? "" : `, which have to replace ${inAll(offers / all)} offers`;
}

/** "A borderline loop takes 18 staff hours; 227 took 4,057 and ended in 38 offers. A hire took 156 h of loops; at the best bar 86 h, screening included." */
function hoursWords(
  {decided, offers}: VoteCounts,
  {hours, hoursPerHire, posterior}: Pick<BorderlineJudged, "hours" | "hoursPerHire"> & {posterior: BarPosterior}
): string {
  const best = count(summarise(posterior.bestHoursPerHire, 0.9).median);
  const hire =
    hoursPerHire === null ? "None gave a hire, which takes" : `A hire took ${count(hoursPerHire)} h of loops;`;
  return `A borderline loop takes ${counted(Math.round(hours / decided), "staff hour")}; ${count(decided)} took ${count(hours)} and ended in ${counted(offers, "offer")}. ${hire} at the best bar ${best} h, screening included.`;
}

function tooFew(
  member: string | null,
  {screened, advanced, decided}: VoteCounts,
  least: number,
  weeks: number
): Written {
  const more = moreNeeded(least, decided);
  return {
    verdict: "too_little_data",
    direction: null,
    claim: `${sliceWords(member)}not enough borderline loops to say.`,
    evidence: `Of ${fewWords(screened)} borderline screens ${fewWords(advanced)} were advanced and ${fewWords(decided)} reached a decision; ${least} are needed.`,
    action: "Decide borderline screens as you do now, and keep recording them as borderline.",
    needs: [{unit: "decided borderline loops", more, weeks: decided >= 5 ? Math.ceil((more / decided) * weeks) : null}]
  };
}
