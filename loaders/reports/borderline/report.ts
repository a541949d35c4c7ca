import type {Borderline} from "../../../src/contracts/borderline.js";
import {publishableScreens} from "../../privacy/screens.js";
import {asHeadline} from "../finding.js";
import type {Report} from "../report.js";
import {borderlineDefinition, screenCountsSql} from "../screen/counts.js";
import {screenModel, screenRule} from "../screen/model.js";
import {borderlineRefusal, screenBorderlineFindings} from "./findings.js";

/** The borderline page: what loops after a borderline screen cost, and whether they are worth it. */
export const borderline: Report = async (context) => {
  const model = await screenModel(context);
  const findings = screenBorderlineFindings(model, context.config);
  const slices = publishableScreens(model.slices, context.config.privacy.minimum_candidates);
  const refusal = borderlineRefusal(model, context.config);
  const content: Borderline = {
    refusal:
      refusal ??
      (slices.some(({dimension}) => dimension === "all")
        ? null
        : "Too few borderline screens have been decided to show their counts."),
    findings: findings.slice(0, 1).map((finding) => asHeadline(finding)),
    slices: refusal === null ? slices : [],
    costs: model.costs,
    rule: screenRule(context.config, "screen.borderline"),
    definition: borderlineDefinition(context.config),
    weeks: model.weeks,
    sql: screenCountsSql(context.config)
  };
  return {findings, datasets: [{name: "borderline", audiences: ["leads", "managers"], content}]};
};
