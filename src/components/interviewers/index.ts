import {html} from "htl";
import type {Interviewers} from "../../contracts/interviewers.js";
import {count, counted} from "../../words/numbers.js";

export {adjustedChart, haloNote, severityStrip} from "./caterpillar.js";
export {consistencyChart, hoursChart, hoursTrend} from "./people-intervals.js";
export {interviewerLimits} from "./limits.js";

/** Who is shown and who is not, and how they are compared. */
export function interviewersLeave(data: Interviewers): HTMLElement {
  const {model} = data;
  return html`<section class="card" aria-label="How interviewers are compared">
    <h3>How they are compared</h3>
    ${model && html`<p>${[model.why, model.otherwise].filter(Boolean).join(" ")}</p>`}
    <p>${whoIsCompared(data)}</p>
  </section>`;
}

/** "42 interviewers with at least 20 votes. 3 more have fewer …" */
export function whoIsCompared({
  people,
  tooFew,
  leastVotes,
  groups
}: Pick<Interviewers, "people" | "tooFew" | "leastVotes" | "groups">): string {
  const nobody = people.length === 0;
  const [one, many] = nobody ? ["has", "have"] : ["more has", "more have"];
  return [
    nobody ? "Nobody can be compared." : `${counted(people.length, "interviewer")} with at least ${leastVotes} votes.`,
    (tooFew ?? 0) === 0
      ? ""
      : `${counted(tooFew, one, many)} fewer than ${leastVotes} votes, met nobody whom others met, or never differed from them, so that their votes are not compared.`,
    (groups ?? 1) > 1
      ? `They fall into ${count(groups)} groups without a shared candidate; nobody is compared with anyone of another group.`
      : ""
  ]
    .filter(Boolean)
    .join(" ");
}
