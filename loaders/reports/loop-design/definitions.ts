import type {Definition} from "../../../src/contracts/parts.js";
import {loopsSql} from "./facts.js";

const decided = "Loops with at least two votes that ended in an offer or no offer.";
const leftOut = "Withdrawn and open loops, shadows, votes after the decision.";

/** How each number of the loop-design page is made. */
export const loopDesignDefinitions: Definition[] = [
  {
    measure: "Stopping early",
    formula:
      "Completed loops replayed in the order of their interviews: stop when that many of the first votes are no and were submitted before the next interview began; where that was so in fewer than half of the loops, each vote is taken as if it had been. An offer of a loop that would have stopped is an offer lost; interval from the Jeffreys posterior. Where the mean length of loops moved by half an interview or more between quarters (beyond 3.5 standard errors), only loops since then are replayed.",
    denominator: `${decided} Every interview has a time, and the loop is longer than the rule's first part.`,
    exclusions: leftOut,
    sql: loopsSql
  },
  {
    measure: "Loops stopped early already",
    formula:
      "Refused loops with fewer interviews than the middle loop with an offer of their role and level, beyond the share of loops with an offer that are as short; told where that difference lies above 0 (95 %). Savings of the replay count from loops as they were held.",
    denominator: "The replayed loops; from 20 with an offer and 20 without on.",
    exclusions: leftOut
  },
  {
    measure: "Order of areas",
    formula:
      "On one half of the loops areas are ranked by how much likelier a no is before a refusal than before an offer; the other half is replayed in that order under the rule of two noes in the first two, and the other way round. Every vote counts as if it did not depend on when it was asked. Named when both halves put the same areas first, the saving is larger beyond chance (90 %) and no more offers are lost.",
    denominator: `${decided} Every interview has a time, and the loop has more than two.`,
    exclusions: leftOut
  },
  {
    measure: "What an interview adds",
    formula:
      "Mean ability of those offered, √Φ(n) × φ(z) ÷ offer rate, in standard deviations of ability among those who reach the loop; the gain is the difference to one interview fewer.",
    denominator: decided,
    exclusions: leftOut
  },
  {
    measure: "Reliability and offers made again, by number of interviewers",
    formula:
      "Reliability is Φ(n) = n × ρ ÷ (1 + (n − 1) × ρ), ρ the candidate's share of a single vote (crossed mixed model, as on the agreement page). Offers made again: that of a repeat loop of n interviews with other interviewers, from Φ(n) × r² and the offer rate, r being how closely decisions follow the mean vote; it counts low, since whatever the votes do not say counts as chance. What an interviewer adds is the difference to one fewer.",
    denominator: decided,
    exclusions: leftOut
  },
  {
    measure: "Hours of a loop",
    formula:
      "Interviews × (interview + preparation + writing) + (interviewers + further attendees) × (pre-brief + debrief) + recruiter, by the cost sheet, with the exported numbers and lengths of interviews where known; per offer: divided by the offer rate, Jeffreys interval.",
    denominator: decided,
    exclusions: `${leftOut} The candidate's own hours.`
  }
];
