import {html} from "htl";
import type {Agreement} from "../../contracts/agreement.js";
import {count, percent, withInterval} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {intervalPlot, type IntervalRow} from "../kit/chart.js";
import {amount, sortableTable} from "../kit/table.js";

/** Offers that a repeat loop would make again, for all and by role. */
export function repeatLoop({repeatability, leastLoops}: Agreement): HTMLElement {
  const known = repeatability.filter(({offers}) => offers.value !== null);
  const all = known.find(({subject}) => subject === "all");
  const nameOf = (subject: string): string => (subject === "all" ? "All roles" : subject);
  const rows = known.map(({subject, offers}): IntervalRow => ({label: nameOf(subject), ...offers}));
  return chartCard({
    title: all ? titleOf(all) : "Whether a repeat loop would decide the same cannot be told yet",
    howToRead: `imagine the same candidates going through a second loop with other interviewers. The dot is the share of today's offers that it would make again if only the votes carried over; the line is what is plausible. ${
      all?.unbound
        ? `Its left end is no "at least": ${all.unbound}, and such votes agree more than interviewers would.`
        : "Its left end is what we call at least. Real differences between interviews, and what the decider knew beyond the votes, count as chance here, so the true share may be higher."
    }`,
    alternative:
      rows.map(({label, value, interval}) => `${label} ${withInterval(value, interval, percent)}`).join("; ") + ".",
    chart: rows.length > 0 ? (width) => draw(rows, width) : null,
    empty: `Needs ${leastLoops} loops with two or more votes, some with an offer and some without.`,
    table: sortableTable(repeatability, {
      caption: "Decisions that a repeat loop would make again",
      name: "repeat-loop",
      columns: [
        {label: "Role", value: ({subject}) => nameOf(subject)},
        amount("Loops", ({loops}) => loops, count),
        amount("Offer rate", ({offerRate}) => offerRate, percent),
        amount("Offers again, at least", ({offersAtLeast}) => offersAtLeast, percent),
        amount("Decisions again, at least", ({decisionsAtLeast}) => decisionsAtLeast, percent)
      ]
    }),
    name: "repeat-loop"
  });
}

function titleOf({offers, offersAtLeast}: Agreement["repeatability"][number]): string {
  const again = (words: string, share: number): string =>
    `Of 20 offers, other interviewers would make ${words} ${count(share)} again`;
  return offersAtLeast === null
    ? again("about", Math.round(20 * offers.value!))
    : again("at least", Math.floor(20 * offersAtLeast));
}

function draw(rows: IntervalRow[], width: number): Element {
  return intervalPlot(rows, width, {
    frame: 78,
    row: 34,
    marginRight: 24,
    marginBottom: 48,
    x: {label: "offers made again, % →", percent: true, domain: [0, 100]}
  });
}

/** What shadow interviews have shown so far, or why they are worth having. */
export function shadowPanel({shadows}: Agreement): HTMLElement {
  const {pairs, least, sameSide} = shadows;
  return html`<section class="card" aria-label="Shadow interviews">
    <h3>Shadow interviews</h3>
    <p>${saidOf(pairs, sameSide)}</p>
    <p>
      ${
        (pairs ?? 0) >= least
          ? "There are enough of them to tell real differences between interviews from how two people read one interview: see the split above."
          : `${pairs === null ? "More of them" : `${count(least - pairs)} more`} would tell real differences between interviews from how two people read one interview. Until then the rest of the split holds both, and counts as chance in all figures for a repeat loop.`
      }
    </p>
  </section>`;
}

function saidOf(pairs: number | null, sameSide: Agreement["shadows"]["sameSide"]): string {
  if (pairs === 0) return "No scorecard of a shadow stands beside that of who led the interview.";
  if (pairs === null) return "Shadows and leads voted on too few candidates in common to say how often they agree.";
  return `In ${count(pairs)} shadow interviews the shadow and who led it voted; their votes were on the same side in ${withInterval(sameSide.value, sameSide.interval, percent)} of them.`;
}
