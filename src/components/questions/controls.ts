import {html} from "htl";
import type {Question, Questions} from "../../contracts/questions.js";
import {counted} from "../../words/numbers.js";
import {pageTools} from "../kit/filter-bar.js";
import {readParameter, writeParameters} from "../kit/url.js";

type Chosen = readonly Question[];

/** Attribute, advice and a word of the name; the value is the questions that are left. State in the address. */
export function questionControls({questions, hidden}: Questions): HTMLElement & {value: Chosen} {
  const attribute = select(
    "All attributes",
    "attribute",
    questions.flatMap((question) => question.attribute ?? [])
  );
  const advice = select(
    "Any advice",
    "advice",
    questions.map((question) => question.advice)
  );
  const search = html`<input
    type="search"
    aria-label="Part of a question's name"
    placeholder="Find a question"
    value=${readParameter("search") ?? ""}
  />` as HTMLInputElement;
  const leaves = html`<span class="leaves" role="status"></span>`;
  const element = Object.assign(
    html`<div class="filter-bar">${attribute} ${advice} ${search} ${leaves} ${pageTools()}</div>`,
    {value: questions as Chosen}
  );
  const choose = (): void => {
    const word = search.value.trim().toLowerCase();
    element.value = questions.filter(
      (question) =>
        (attribute.value === "" || question.attribute === attribute.value) &&
        (advice.value === "" || question.advice === advice.value) &&
        question.question.toLowerCase().includes(word)
    );
    leaves.textContent = `${counted(element.value.length, "question")} of ${questions.length}${
      (hidden ?? 0) > 0 ? `; ${counted(hidden, "question")} with too few candidates or interviewers left out` : ""
    }`;
  };
  const changed = (): void => {
    choose();
    for (const list of [attribute, advice]) list.classList.toggle("chosen", list.value !== "");
    writeParameters({
      attribute: attribute.value || null,
      advice: advice.value || null,
      search: search.value.trim() || null
    });
    element.dispatchEvent(new Event("input", {bubbles: true}));
  };
  for (const control of [attribute, advice, search])
    control.addEventListener("input", (event) => {
      event.stopPropagation();
      changed();
    });
  choose();
  return element;
}

function select(all: string, parameter: string, values: readonly string[]): HTMLSelectElement {
  const asked = readParameter(parameter);
  const options = [...new Set(values)].sort((a, b) => a.localeCompare(b, "en", {numeric: true}));
  return html`<select aria-label=${all}>
    <option value="">${all}</option>
    ${options.map((value) => html`<option value=${value} selected=${value === asked ? true : null}>${value}</option>`)}
  </select>` as HTMLSelectElement;
}
