import type {Screen} from "../../contracts/screen.js";
import {coefficient, count, range} from "../../words/numbers.js";
import type {Definition} from "../kit/definitions.js";
import {leniencyLimits} from "./dispersion-chart.js";

export {screenBandsChart} from "./bands-chart.js";
export {barSlider, barTiles, shareSlider} from "./bar-outcomes.js";
export {clearLoopsChart} from "./clear-loops-chart.js";
export {screenControls} from "./controls.js";
export {costSheetControls} from "./cost-sheet.js";
export {costSwings} from "./cost-swings.js";
export {dispersionChart} from "./dispersion-chart.js";
export {forecastPanel} from "./forecast-chart.js";
export {screenHeadlines} from "./headlines.js";
export {judgeScreen, screenWeeks} from "./judgement.js";
export {trialPlan, trialResults, trialSlider} from "./near-miss.js";
export {barByMember, barByQuarter} from "./parts.js";

/** What the phone-screen page cannot tell. */
export function screenLimits(data: Pick<Screen, "leniency" | "contraction">): string[] {
  return [
    "Only candidates who were advanced have an outcome. What those below the bar would have done is bounded here, never estimated; only sending some of them to loops by lot could tell.",
    "Interviewers may have known the screen's vote, and the screening manager often takes the final decision: part of the link between screen and offer may be their own opinion returning. Where the votes of the loops do not point the way that offers do, the bar is left where it is. Votes written after the debrief may repeat its decision and then are no such witness.",
    "Break-even weighs staff hours only. A hire is taken to be worth the same whatever the screen said, and the candidates' own hours are not counted.",
    ...leniencyLimits(data)
  ];
}

/** How each number of the phone-screen page is made. */
export function screenDefinitions({sql, rule, validity}: Pick<Screen, "sql" | "rule" | "validity">): Definition[] {
  return [
    {
      measure: "Chance of an offer by screen vote",
      formula:
        "offers ÷ decided loops, with its 90 % Jeffreys interval; within a role, level or other slice the posterior median and 90 % interval, drawn towards its siblings, on which the verdict rests too: the own share stands beside it",
      denominator: "candidates with that current phone-screen vote who were advanced and whose loop was decided",
      exclusions:
        "shadow scorecards, screens without a vote, candidates still waiting, withdrawn or closed before a decision, candidates sent to the loop by lot",
      sql
    },
    {
      measure: "Break-even p*",
      formula:
        "loop hours ÷ (acceptance × H*), where H* is the least hours per hire that any bar reaches: (screen hours + loop hours × share advanced) ÷ (acceptance × share hired)",
      denominator: "all counted screens",
      exclusions: "none; p* and the vote's chance are compared inside each of 2,000 draws from their joint distribution"
    },
    {
      measure: "Advice",
      formula: `move the bar only when the probability is above ${rule.confidence} that the vote at the bar is below p* (raise), or that the vote a lower bar would add is above it (lower), and the share of clear loops, put in place of offers, points the same way`,
      denominator: `at least ${rule.least} decided loops after that vote`,
      exclusions: "a vote of which less than a tenth is advanced is not “at the bar”"
    },
    {
      measure: "How many more loops",
      formula:
        "the fewest further loops after which the present draws foretell an answer in four of five futures, other votes growing alike (preposterior analysis of a normal mean)",
      denominator: "decided loops after that vote, at the present pace",
      exclusions: "none"
    },
    {
      measure: "Another bar",
      formula:
        "hires = acceptance × Σ share let in × chance of an offer; hours per hire = (screen hours + loop hours × share let in) ÷ hires; weeks per hire = screens per hire ÷ screens a week. Median and 90 % range over 2,000 draws; loops by the range of the share let in",
      denominator:
        "100 screened candidates with the votes of this slice; of votes that the present bar lets in as many as today, of those below it everyone",
      exclusions: "votes without a decided loop; every candidate of a vote is taken to do as its advanced ones did"
    },
    {
      measure: "Near-miss trial",
      formula:
        "a near-miss's chance is taken to lie anywhere from 0 to that of its vote's advanced candidates, weighted by what a trial has shown; net hours = hours saved by deciding about a year's near-misses after the result instead of now, less the hours its loops take beyond what their hires are worth",
      denominator: "candidates of the vote just below the bar who were not advanced, at the present pace",
      exclusions: "applications marked trial count here and nowhere else"
    },
    {
      measure: "Forecasts",
      formula:
        "Brier score: mean of (forecast − outcome)², outcome 1 for an offer; groups of equal size, at least 20 each",
      denominator: "advanced candidates with a forecast and a decided loop, all screeners together",
      exclusions: "candidates who were not advanced have no outcome"
    },
    {
      measure: "Lenient against strict screeners",
      formula:
        "unbiased jackknife instrumental variables (UJIVE): screener as instrument for being advanced, within job and quarter; offers among candidates whose way depends on the screener",
      denominator: "settled screens; at least 1,500, by 15 screeners, F ≥ 20, balanced by source and level",
      exclusions: "cells of leverage 1; refused when screeners take part in more than a tenth of the loops they let in"
    },
    {
      measure: "Bounds below the bar",
      formula:
        "a candidate who was not advanced is taken to be no more promising than one of the same vote who was: from 0 to the upper end of that vote's range; a whole vote lies between share advanced × its rate and its rate",
      denominator: "candidates with that vote",
      exclusions: "a vote of which nobody was seen in a loop borrows the upper end of the vote above"
    },
    {
      measure: "Clear loop",
      formula: "loops in which more than half of the initial votes are yes or strong yes ÷ loops with votes",
      denominator: "decided loops with at least one initial vote",
      exclusions: "shadow votes; votes changed in the debrief count as they were before it"
    },
    {
      measure: "Screen and loop votes",
      formula: `correlation of the screen's vote with the mean first vote of the others in the loop${validity ? `: ${coefficient(validity.raw)} (${range(validity.interval, coefficient)}) among ${count(validity.n)} candidates who passed. Their votes vary only ${coefficient(validity.restriction)} times as much as all screen votes, so that among all screened it may be about ${coefficient(validity.corrected)}` : ""}`,
      denominator: "candidates with both, over everything",
      exclusions:
        "the screener's own loop vote; the second figure takes equal steps between votes and a choice by the vote alone, and is no measurement"
    }
  ];
}
