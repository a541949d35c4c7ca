import type {Finding} from "../../../src/contracts/finding.js";
import type {Overview, Tile} from "../../../src/contracts/overview.js";
import type {Audience} from "../../../src/contracts/site.js";
import type {ReportContext} from "../report.js";
import {barAsShown} from "../screen/published.js";
import {published} from "../finding.js";
import {borderlineOffers} from "./borderline-tile.js";
import {funnelBars, loopHoursByScreen} from "./leadership.js";
import {daysToHire, hiresAQuarter, hoursPerHire, loopsOffered, offersAccepted, screensHired} from "./pipeline-tiles.js";
import type {OverviewPage} from "./report.js";
import {summarised} from "./tile.js";
import {interviewsAWeek, offersMadeAgain, scorecardsInTime, votesOnOneSide} from "./team-tiles.js";

/** What an audience sees at a glance: four tiles, and for leadership where candidates and hours went. */
export type AtAGlance = Pick<Overview, "tiles" | "funnel" | "loopHours">;

/** Hours per hire at the bar that takes fewest, where the bar of the phone screen should move. */
async function bestBar(context: ReportContext, findings: readonly Finding[]): Promise<Tile["reference"]> {
  const moves = findings.some(
    ({kind, subject, verdict}) => kind === "screen.bar" && subject === "all" && verdict === "act"
  );
  const best = moves ? (await barAsShown(context))?.bestHoursPerHire : undefined;
  return best ? {...published(summarised(best)), label: "best bar"} : null;
}

export async function atAGlance(
  context: ReportContext,
  audience: Audience,
  {findings, pages}: {findings: readonly Finding[]; pages: readonly OverviewPage[]}
): Promise<AtAGlance> {
  const page = (...paths: string[]): Tile["page"] => {
    const found = pages.find(({path}) => paths.includes(path));
    return found ? {path: found.path, name: found.name} : null;
  };
  if (audience === "leads")
    return {
      tiles: [
        await votesOnOneSide(context, page("agreement")),
        offersMadeAgain(context, findings, page("agreement")),
        await scorecardsInTime(context, page("interviewers")),
        await interviewsAWeek(context, page("load"))
      ],
      funnel: null,
      loopHours: null
    };
  const funnel = page("funnel");
  if (audience === "managers")
    return {
      tiles: [
        await screensHired(context, funnel),
        await borderlineOffers(context, page("borderline")),
        await hoursPerHire(context, page("phone-screen"), {reference: await bestBar(context, findings)}),
        await loopsOffered(context, funnel)
      ],
      funnel: null,
      loopHours: null
    };
  return {
    tiles: [
      await hiresAQuarter(context, funnel),
      await hoursPerHire(context, funnel, {money: true}),
      await daysToHire(context, funnel),
      await offersAccepted(context, funnel)
    ],
    funnel: await funnelBars(context),
    loopHours: await loopHoursByScreen(context)
  };
}
