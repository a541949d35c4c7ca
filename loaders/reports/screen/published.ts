import type {PublishedScreenGroup} from "../../../src/contracts/screen.js";
import type {BandCounts} from "../../../src/statistics/screen/band-probabilities.js";
import {barPosterior} from "../../../src/statistics/screen/bar-posterior.js";
import {loopHours, screenHours} from "../../../src/statistics/screen/loop-cost.js";
import {drawAcceptance, drawScreen} from "../../../src/statistics/screen/screen-posterior.js";
import {withCrossings} from "../../privacy/crossings/screens.js";
import {publishableScreens} from "../../privacy/screens.js";
import {shared} from "../report.js";
import {costsShown} from "../shared/cost-sheet.js";
import {countedScreens, yesAnswers} from "./counts.js";
import {screenModel} from "./model.js";
import {screenedPeople, withPeople} from "./people.js";

/** The slices that both pages of the screens choose among, with those of two dimensions last. */
export const publishedScreens = shared(async (context) => {
  const model = await screenModel(context);
  const minimum = context.config.privacy.minimum_candidates;
  const yes = yesAnswers(context.config);
  const slices = withPeople(publishableScreens(model.slices, minimum, yes), await screenedPeople(context));
  const order = model.slices[0]?.groups.map(({group}) => group) ?? [];
  return withCrossings(slices, await countedScreens(context), {minimum, order, yes});
});

/**
 * Break-even and the hours at the best bar of all screens, from the groups and the cost sheet that pages show: they
 * compute with these and no others, and whoever quotes them says the same. Null where nothing is shown.
 */
export const barAsShown = shared(async (context) => {
  const all = (await publishedScreens(context)).find(({dimension}) => dimension === "all");
  if (!all) return null;
  const {loop, screen, acceptance} = await costsShown(context);
  const price = {loopHours: loopHours(loop), screenHours: screenHours(screen)};
  return barPosterior(drawScreen(all.groups.map(countsShown)), price, drawAcceptance(acceptance));
});

/** Hidden outcomes count as none, as on the pages. */
function countsShown({screened, advanced, decided, offers}: PublishedScreenGroup): BandCounts {
  return {screened, advanced: advanced ?? 0, decided: decided ?? 0, offers: offers ?? 0};
}
