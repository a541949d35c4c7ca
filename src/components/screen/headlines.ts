import type {Headline} from "../../contracts/finding.js";
import type {CostSheet, Screen} from "../../contracts/screen.js";
import {barTold} from "../../words/bar.js";
import {makeHeadline} from "../../words/finding.js";
import {paidMark, sliceWords} from "../../words/screen.js";
import {type Costs, type Judgement, voteCounts} from "./judgement.js";

/**
 * What the chosen slice and the reader's cost sheet say about the bar. Over everything, with the sheet as it came, these
 * are the report's own words, so that no other page says it otherwise.
 */
export function screenHeadlines(data: Screen, judgement: Judgement, costs: Costs, weeks: number): Headline[] {
  const {member, groups, posterior, advice} = judgement;
  if (groups.length === 0 || (member === null && isAsReported(costs, data.costs))) return data.findings;
  // Where outcomes are hidden, the vote nearest the bar may be another than the one seen here.
  if (groups.some(({counts}) => counts.decided === null) && (!advice || advice.advice === "too_few"))
    return [
      makeHeadline({
        kind: "screen.bar",
        verdict: "too_little_data",
        claim: `${sliceWords(member)}not enough loops to judge the bar.`,
        evidence: "Too few loops were decided here to show what became of them.",
        action: "Choose a wider slice."
      })
    ];
  const {direction, ...told} = barTold({...judgement, groups: groups.map(({counts}) => voteCounts(counts)), weeks});
  const at = advice?.advice === "lower" ? advice.next! : (advice?.apart ?? advice?.bar ?? 0);
  const mark = posterior && told.verdict !== "too_little_data" ? paidMark(posterior, at) : null;
  return [makeHeadline({kind: "screen.bar", direction, mark, ...told})];
}

/** Nobody moved a line of the cost sheet. */
export function isAsReported({loop, screen, acceptance}: Costs, sheet: CostSheet): boolean {
  const text = (costs: Costs): string => JSON.stringify([costs.loop, costs.screen, costs.acceptance]);
  return text({loop, screen, acceptance}) === text(sheet);
}
