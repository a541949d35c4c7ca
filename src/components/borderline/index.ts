import type {Borderline} from "../../contracts/borderline.js";
import type {PublishedScreenSlice} from "../../contracts/screen.js";
import type {Definition} from "../kit/definitions.js";
import type {Costs} from "../screen/judgement.js";
import {judgedParts, partsByQuarter} from "../screen/parts.js";
import {offersByMember} from "../screen/where.js";

export {screenControls} from "../screen/controls.js";
export {costSheetControls} from "../screen/cost-sheet.js";
export {judgeScreen, screenWeeks} from "../screen/judgement.js";
export {borderlineBreakdown} from "./breakdown.js";
export {borderlineHeadlines} from "./headlines.js";
export {hoursChart} from "./hours-chart.js";
export {hoursPerHireChart} from "./hours-per-hire.js";
export {ledger} from "./ledger.js";
export {hoursByQuarter} from "./quarters.js";
export {borderlineTiles} from "./tiles.js";

/** Offers after borderline screens by quarter, against break-even. */
export function borderlineByQuarter(data: Borderline, costs: Costs, chosen: PublishedScreenSlice): HTMLElement {
  return partsByQuarter(data, costs, {vote: "borderline", label: "borderline"}, chosen);
}

/** The same by team, side by side: over everything, whatever is chosen. */
export function borderlineByTeam(data: Borderline, costs: Costs): HTMLElement {
  const teams = data.slices.flatMap((slice) => (slice.dimension === "team" ? [{slice, of: slice}] : []));
  const {parts, whole} = judgedParts(data, costs, "borderline", {parts: teams, isChosen: false}, undefined);
  return offersByMember(parts, whole, {
    label: "borderline",
    by: "team",
    scope: "all roles, levels and quarters",
    names: ["team", "teams"],
    chosen: null
  });
}

export const borderlineLimits = [
  "Borderlines who were advanced were picked by someone: the rest of the band is likely to be less promising, so advancing more of them would do worse than shown.",
  "Hours are staff hours of decided loops. What an unfilled place or a lost candidate costs is not counted, and a hire is taken to be worth the same whatever the screen said.",
  "Break-even assumes that more candidates of the present mix can be found at the price on the cost sheet. If they cannot, raise “Finding one candidate to screen”."
];

/** How each number of the borderline page is made. */
export function borderlineDefinitions({
  sql,
  definition,
  rule
}: {
  sql: string;
  definition: string;
  rule: {least: number; confidence: number};
}): Definition[] {
  return [
    {
      measure: "Borderline screen",
      formula: definition,
      denominator: "phone screens with a vote whose further way is decided",
      exclusions:
        "shadow scorecards, screens without a vote, candidates still waiting; candidates sent to the loop by lot count as screened, not as advanced",
      sql
    },
    {
      measure: "Staff hours of loops",
      formula:
        "calendar minutes of interviews (the sheet's length where the calendar has none) + interviews × (preparation + writing) + (interviews + other attendees per loop) × (pre-brief + debrief) + recruiter per loop",
      denominator: "loops that ended in an offer or no offer",
      exclusions:
        "cancelled interviews and no-shows; hours of the candidate; loops withdrawn or closed before a decision"
    },
    {
      measure: "Hours per hire",
      formula: "hours per loop ÷ (chance of an offer × acceptance), median and 90 % of 2,000 draws",
      denominator: "decided loops after that kind of screen",
      exclusions: "screening hours, which the break-even line includes"
    },
    {
      measure: "Verdict",
      formula: `wasteful when the probability that the chance of an offer is below break-even is above ${rule.confidence}; worth it when the probability that it is above break-even is; both only where the share of clear loops, put in place of offers, points the same way`,
      denominator: `at least ${rule.least} decided borderline loops`,
      exclusions: "none"
    }
  ];
}
