import type {Screen} from "../../../src/contracts/screen.js";
import {summarise} from "../../../src/statistics/screen/bar-posterior.js";
import {behind} from "../../privacy/behind.js";
import {asHeadline} from "../finding.js";
import {candidatesOf} from "../../privacy/slices.js";
import type {Report} from "../report.js";
import {costsShown} from "../shared/cost-sheet.js";
import {screenedPeople} from "./people.js";
import {publishedScreens} from "./published.js";
import {screenerDispersion} from "../screeners/model.js";
import {screenBarFindings} from "./bar.js";
import {screenCountsSql} from "./counts.js";
import {leniencyRows, screenContraction, screenLeniency} from "./leniency.js";
import {screenModel, type ScreenModel, screenRule} from "./model.js";
import {publishedTrials} from "./near-misses.js";
import {screenForecast, screenPairs, screenValidity, screenValidityFindings} from "./validity.js";

/** The phone-screen page: is the bar in the right place, and does the screen tell anything? */
export const screen: Report = async (context) => {
  const model = await screenModel(context);
  const pairs = await screenPairs(context);
  const bar = screenBarFindings(model, context.config);
  const validity = screenValidityFindings(pairs, model.weeks, context.config);
  const minimum = context.config.privacy.minimum_candidates;
  const people = await screenedPeople(context);
  const slices = await publishedScreens(context);
  const screened = await leniencyRows(context);
  const content: Screen = {
    refusal: slices.some(({dimension}) => dimension === "all")
      ? null
      : "Too few phone screens with a vote have been decided to show anything. Export scorecards with stage phone_screen and their votes.",
    findings: [bar[0], validity[0]].flatMap((finding) => (finding ? [asHeadline(behind(people, finding))] : [])),
    slices,
    costs: await costsShown(context),
    rule: screenRule(context.config, "screen.bar"),
    weeks: model.weeks,
    trials: publishedTrials(model, screenRule(context.config, "screen.bar"), minimum),
    validity: candidatesOf(pairs.filter(({loop_mean}) => loop_mean !== null)) < minimum ? null : screenValidity(pairs),
    dispersion: await screenerDispersion(context),
    leniency: screenLeniency(screened, breakEvenOf(model)),
    contraction: screenContraction(screened),
    forecast: await screenForecast(context),
    sql: screenCountsSql(context.config)
  };
  return {
    findings: [...bar, ...validity],
    datasets: [{name: "screen", audiences: ["leads", "managers"], content: behind(people, content)}]
  };
};

function breakEvenOf({judged}: ScreenModel): number | null {
  const posterior = judged[0]?.posterior;
  return posterior ? summarise(posterior.breakEven, 0.9).median : null;
}
