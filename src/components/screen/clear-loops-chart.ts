import {count, counted, percent, withInterval} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {intervalTable} from "../kit/table.js";
import type {JudgedGroup, Judgement} from "./judgement.js";
import {twentyPlot} from "./twenty.js";

/** Below it a share is no finding. */
const least = 30;

/** Of twenty loops after each screen vote, how many are clear: what the interviewers say, before anyone decides. */
export function clearLoopsChart({groups}: Judgement): HTMLElement {
  const seen = groups.filter(({clear}) => clear.value !== null);
  return chartCard({
    title: clearTitle(seen),
    subtitle: "Of 20 loops after each screen vote, those with mostly yes votes; line: 90 % interval",
    howToRead:
      "Filled dots are loops in which more than half of the first votes are yes. It rests on first votes, not on the decision, in which the screening manager often has a say.",
    alternative: seen
      .map(
        ({label, clear}) =>
          `${label}: ${withInterval(clear.value, clear.interval, percent)} of ${counted(clear.n, "loop")} clear.`
      )
      .join(" "),
    chart:
      seen.length > 0
        ? (width) =>
            twentyPlot(
              seen.map(({label, clear}) => ({
                label,
                value: clear.value!,
                interval: clear.interval!,
                beside: width < 420 ? `n ${count(clear.n)}` : counted(clear.n, "loop"),
                faint: clear.n < least
              })),
              width
            )
        : null,
    empty: "No loop after a phone screen has both votes and a decision that may be shown.",
    table: intervalTable(
      seen.map(({label, clear}) => ({label, ...clear})),
      {
        caption: "Share of clear loops by screen vote",
        name: "clear-loops-by-screen-vote",
        row: "Screen vote",
        value: "Clear loops",
        format: percent,
        n: "Loops"
      }
    ),
    name: "clear-loops-by-screen-vote"
  });
}

/** In at most ten words. */
export function clearTitle(seen: readonly Pick<JudgedGroup, "label" | "clear">[]): string {
  if (seen.length < 2) return "How often is the loop clear?";
  // A vote of few loops is drawn grey; the others can still be compared.
  const told = seen.filter(({clear}) => clear.n >= least);
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last || first === last) return "Too few loops to compare screen votes";
  const [high, low] = [first, last].map(({clear}) => Math.round(20 * clear.value!));
  return first.clear.interval![0] > last.clear.interval![1]
    ? `${high} of 20 clear after ${first.label}, ${low} after ${last.label}`
    : `Clear loops hardly differ: ${high} of 20 against ${low}`;
}
