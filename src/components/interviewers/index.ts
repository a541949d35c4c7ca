import {html} from "htl";
import type {Interviewers} from "../../contracts/interviewers.js";
import {count, counted} from "../../words/numbers.js";

export {adjustedChart, haloNote, severityStrip} from "./caterpillar.js";
export {consistencyChart, hoursChart, hoursTrend} from "./people-intervals.js";
export {interviewerLimits} from "./limits.js";

/** Who is shown and who is not, and how they are compared. */
export function interviewersLeave({people, tooFew, leastVotes, groups, model}: Interviewers): HTMLElement {
  const hidden =
    (tooFew ?? 0) === 0
      ? ""
      : ` ${counted(tooFew, "more has", "more have")} fewer than ${leastVotes} votes, met nobody whom others met, or never differed from them, so that their votes are not compared.`;
  const apart =
    (groups ?? 1) > 1
      ? ` They fall into ${count(groups)} groups without a shared candidate; nobody is compared with anyone of another group.`
      : "";
  return html`<section class="card" aria-label="How interviewers are compared">
    <h3>How they are compared</h3>
    ${model && html`<p>${[model.why, model.otherwise].filter(Boolean).join(" ")}</p>`}
    <p>
      ${people.length === 0 ? "No interviewer has" : `${counted(people.length, "interviewer")} with`} at least
      ${leastVotes} votes.${hidden}${apart}
    </p>
  </section>`;
}
