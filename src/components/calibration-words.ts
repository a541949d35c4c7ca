import type {Calibration} from "../contracts/calibration.js";

/** What stands in place of pairs: that nobody differs is said only where somebody could be judged. */
export function nobodyToPair({interviewersJudged}: Pick<Calibration, "interviewersJudged">): string {
  return interviewersJudged > 0
    ? "Nobody of those with enough votes votes clearly differently from their peers."
    : "There are too few data to tell whether anybody votes differently from their peers.";
}

/** What stands in place of an area: that none stands out is said only where two could be compared. */
export function noAreaStandsOut({areas}: Pick<Calibration, "areas">): string {
  const compared = areas.filter(({correlation}) => correlation.interval !== null).length;
  return compared > 1 ? "No area stands out." : "There are too few data to tell whether an area stands out.";
}
