import {html} from "htl";
import type {InterviewerDetails} from "../contracts/interviewer-details.js";
import {alphabetical} from "./alphabetical.js";
import {readParameter, writeParameters} from "./url-state.js";

type Detail = InterviewerDetails["people"][number];

/**
 * Whom the page is about: alphabetical, kept in the address. The value is null while nobody is chosen, so that no one is
 * shown by accident. Use it with Framework's `view`.
 */
export function interviewerChoice({people}: InterviewerDetails): HTMLElement & {value: Detail | null} {
  const list = alphabetical(people);
  const asked = readParameter("interviewer");
  const find = (name: string | null): Detail | null => list.find(({interviewer}) => interviewer === name) ?? null;
  const select = html`<select>
    <option value="">Choose an interviewer</option>
    ${list.map(({interviewer}) => html`<option value=${interviewer}>${interviewer}</option>`)}
  </select>` as HTMLSelectElement;
  const start = find(asked);
  select.value = start?.interviewer ?? "";
  const unknown =
    asked !== null && start === null
      ? html`<p class="notice" role="status">
          This link asks for “${asked}”, who has too few votes to be shown, or another name in this build.
        </p>`
      : null;
  const element = Object.assign(
    html`<div class="controls">
      ${unknown}
      <div class="selects"><label>Interviewer ${select}</label></div>
    </div>`,
    {value: start}
  );
  select.addEventListener("change", () => {
    element.value = find(select.value);
    unknown?.remove();
    writeParameters({interviewer: element.value?.interviewer ?? null});
    element.dispatchEvent(new Event("input", {bubbles: true}));
  });
  return element;
}
