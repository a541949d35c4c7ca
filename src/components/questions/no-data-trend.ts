import type {Questions} from "../../contracts/questions.js";
import {percent} from "../../words/numbers.js";
import {yearTitle} from "../../words/trend.js";
import {quarterCard} from "../kit/quarter-card.js";

/** Are more questions left unrated than a year ago? */
export function noDataTrend({noDataByQuarter}: Questions): HTMLElement {
  return quarterCard(noDataByQuarter, {
    title: noDataTitle,
    subtitle: "Questions asked and left without a rating, %, by quarter, all questions; bars: 90 %",
    howToRead: "Each dot is a quarter, by the day of the interview. Hollow quarters are not over yet.",
    empty: "Fewer than two quarters have questions enough to show.",
    format: percent,
    caption: "Questions left without a rating, by quarter",
    value: "Left unrated",
    n: "Times asked",
    name: "no-data-by-quarter"
  });
}

/** How the share left unrated moved in a year. */
export function noDataTitle(change: Questions["noDataByQuarter"]["change"]): string {
  return yearTitle(
    "Questions unrated",
    change,
    (value) => `${value < 0 ? "Fewer" : "More"} questions go unrated than a year before`
  );
}
