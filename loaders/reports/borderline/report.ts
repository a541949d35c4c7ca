import type {Borderline} from "../../../src/contracts/borderline.js";
import {behind} from "../../privacy/behind.js";
import {asHeadline} from "../finding.js";
import type {Report} from "../report.js";
import {borderlineDefinition, screenCountsSql} from "../screen/counts.js";
import {screenModel, screenRule} from "../screen/model.js";
import {screenedPeople} from "../screen/people.js";
import {publishedScreens} from "../screen/published.js";
import {costsShown} from "../shared/cost-sheet.js";
import {teamFindings} from "./teams.js";
import {borderlineRefusal, screenBorderlineFindings} from "./findings.js";

/** The borderline page: what loops after a borderline screen cost, and whether they are worth it. */
export const borderline: Report = async (context) => {
  const model = await screenModel(context);
  const people = await screenedPeople(context);
  const slices = await publishedScreens(context);
  const refusal = borderlineRefusal(model, context.config);
  const judged = screenBorderlineFindings(model, context.config);
  const teams = refusal === null ? teamFindings(slices, context.config) : [];
  const content: Borderline = {
    refusal:
      refusal ??
      (slices.some(({dimension}) => dimension === "all")
        ? null
        : "Too few borderline screens have been decided to show their counts."),
    findings: [...judged.slice(0, 1), ...teams].map((finding) => asHeadline(behind(people, finding))),
    slices: refusal === null ? slices : [],
    costs: await costsShown(context),
    rule: screenRule(context.config, "screen.borderline"),
    definition: borderlineDefinition(context.config),
    weeks: model.weeks,
    sql: screenCountsSql(context.config)
  };
  return {
    findings: [...judged, ...teams],
    datasets: [{name: "borderline", audiences: ["leads", "managers"], content: behind(people, content)}]
  };
};
