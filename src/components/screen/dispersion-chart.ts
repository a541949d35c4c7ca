import type {Screen} from "../../contracts/screen.js";
import {percent} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {intervalTable} from "../kit/table.js";
import {twentyPlot} from "./twenty.js";

/** How far screeners' bars lie apart as a whole; who they are stands in no manager's page. */
export function dispersionChart({dispersion}: Pick<Screen, "dispersion">): HTMLElement {
  const rows = dispersion ? rowsOf(dispersion) : [];
  const over = dispersion ? `n = ${dispersion.screeners} screeners` : "";
  return chartCard({
    title: dispersionTitle(dispersion),
    subtitle: `Of 20 candidates of the same kind, those passed; line: 90 % interval. Over all screens${dispersion ? `, ${dispersion.screeners} screeners` : ""}`,
    howToRead:
      "Four of five screeners lie between the strict and the lenient one. Roles, levels, sources, teams, jobs and quarters are allowed for.",
    alternative: dispersion?.sentence ?? "Too few screeners to compare.",
    chart:
      rows.length > 0
        ? (width) =>
            twentyPlot(
              rows.map((row) => ({...row, n: over})),
              width
            )
        : null,
    empty: "Too few screeners have enough decided screens to say whether their bars differ.",
    table: intervalTable(rows, {
      caption: "Share passed by a strict and by a lenient screener",
      name: "screeners-apart",
      row: "Screener",
      value: "Passed",
      format: percent
    }),
    name: "screeners-apart"
  });
}

function rowsOf({strict, lenient}: NonNullable<Screen["dispersion"]>) {
  return [
    {label: "strict screener", ...strict, beside: ""},
    {label: "lenient screener", ...lenient, beside: ""}
  ];
}

/** In at most ten words. */
export function dispersionTitle(dispersion: Screen["dispersion"]): string {
  if (!dispersion) return "Do screeners use the same bar?";
  const {differ, strict, lenient} = dispersion;
  const [low, high] = [strict, lenient].map(({value}) => Math.round(20 * value));
  return differ && low !== high
    ? `Strict screeners pass ${low} of 20, lenient ones ${high}`
    : "No sign that screeners use different bars";
}

/** What lenient screeners' extra candidates are worth and what they would keep at a stricter bar, or why that is not known. */
export function leniencyLimits({leniency, contraction}: Pick<Screen, "leniency" | "contraction">): string[] {
  return [
    `${leniency.rate ? leniency.rate.sentence : `Whether the extra passes of lenient screeners do as well is not known: ${leniency.refusal}`} That takes 1,500 settled screens and 15 screeners of clearly different bars, who meet candidates as if by lot.`,
    `${contraction.sentence ?? `What lenient screeners would keep at the strict ones' bar is not known: ${contraction.refusal}`} It answers whether to be stricter, never whether to be more lenient.`
  ];
}
