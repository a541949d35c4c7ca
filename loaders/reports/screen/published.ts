import {withCrossings} from "../../privacy/crossings/screens.js";
import {publishableScreens} from "../../privacy/screens.js";
import {shared} from "../report.js";
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
