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
  asTold,
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
  /** That they gave, and all loops: counted, or what their offers give at the acceptance that is set. */
  hires: number;
  allHires: number;
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
      action: insteadOfThem(judged, group)
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

/** What to do, and what it costs: of the hires; of the offers where these loops gave no hire yet. */
function insteadOfThem({groups, hires, allHires}: BorderlineJudged, {offers}: VoteCounts): string {
  const allOffers = groups.reduce((sum, group) => sum + group.offers, 0);
  const lost = hires > 0 ? `${inAll(hires / allHires)} hires` : `${inAll(offers / allOffers)} offers`;
  return offers === 0
    ? "Stop advancing borderline screens by default, and spend the hours on further screens."
    : `Stop advancing borderline screens by default. That gives up ${lost}: spend the hours saved on further screens to make up for them.`;
}

/** "A borderline loop takes 18 staff hours; 227 took 4,057 and ended in 38 offers, 26 hires: 156 h a hire, where further screens and their loops take 86." */
function hoursWords(
  group: VoteCounts,
  {hours, hires: exact, posterior}: Pick<BorderlineJudged, "hours" | "hires"> & {posterior: BarPosterior}
): string {
  const best = count(summarise(posterior.bestHoursPerHire, 0.9).median);
  const each = hours / group.decided;
  const {decided, offers, about} = asTold(group);
  const hires = group.isPooled ? Math.round(exact / 5) * 5 : exact;
  const gave = about && offers === 0 ? "hardly any offer" : `${about}${counted(offers, "offer")}`;
  const start = `A borderline loop takes ${counted(Math.round(each), "staff hour")}; ${about}${count(decided)} took ${count(each * decided)} and ended in ${gave}`;
  if (hires === 0)
    return `${start}, ${about ? "hardly any" : "no"} hire; further screens and their loops give one for ${best} h.`;
  const perHire = count((each * decided) / hires);
  return `${start}, ${about}${hiresWords(hires)}: ${perHire} h a hire, where further screens and their loops take ${best}.`;
}

/** "26 hires"; "about 5 hires" where an acceptance that is set makes hires of offers. */
function hiresWords(hires: number): string {
  return Number.isInteger(hires) ? counted(hires, "hire") : `about ${counted(Math.max(1, Math.round(hires)), "hire")}`;
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
