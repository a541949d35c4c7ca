import type {Borderline} from "../../contracts/borderline.js";
import type {Headline} from "../../contracts/finding.js";
import {borderlineTold} from "../../words/borderline.js";
import {makeHeadline} from "../../words/finding.js";
import {paidMark, sliceWords} from "../../words/screen.js";
import {isAsReported} from "../screen/headlines.js";
import {type Costs, type Judgement, voteCounts} from "../screen/judgement.js";
import type {LedgerLine} from "./ledger.js";

/** Whether borderline loops repay their hours in the chosen slice at the reader's costs; over everything as it came, the report's words. */
export function borderlineHeadlines(
  data: Borderline,
  judgement: Judgement,
  lines: readonly LedgerLine[],
  {costs, weeks}: {costs: Costs; weeks: number}
): Headline[] {
  const {member, groups, posterior} = judgement;
  const index = groups.findIndex(({counts}) => counts.group === "borderline");
  if (index < 0 || (member === null && isAsReported(costs, data.costs))) return data.findings;
  const line = lines.find(({label}) => label === "borderline");
  if (!line || line.loops === null || line.hours === null)
    return [
      makeHeadline({
        kind: "screen.borderline",
        verdict: "too_little_data",
        claim: `${sliceWords(member)}not enough borderline loops to say.`,
        evidence: "Too few were decided here to show what they cost.",
        action: "Choose a wider slice."
      })
    ];
  const {direction, ...told} = borderlineTold({
    ...judgement,
    groups: groups.map(({counts}) => voteCounts(counts)),
    hours: line.hours,
    hires: line.hires ?? 0,
    allHires: lines.reduce((sum, {hires}) => sum + (hires ?? 0), 0),
    weeks
  });
  const mark = posterior && told.verdict !== "too_little_data" ? paidMark(posterior, index) : null;
  return [makeHeadline({kind: "screen.borderline", direction, mark, ...told})];
}
