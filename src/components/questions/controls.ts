import {html} from "htl";
import type {Question, Questions} from "../../contracts/questions.js";
import {unmetChoice} from "../../words/link.js";
import {counted} from "../../words/numbers.js";
import {dimensionWords, pageTools} from "../kit/filter-bar.js";
import {linkNotice} from "../kit/controls.js";
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
  const note = linkNotice([
    attribute.note,
    advice.note,
    ...(["role", "level", "period"] as const).map((dimension) =>
      readParameter(dimension) === null ? null : `This page does not tell ${dimensionWords[dimension]} apart.`
    )
  ]);
  const search = html`<input
    type="search"
    aria-label="Part of a question's name"
    placeholder="Find a question"
    value=${readParameter("search") ?? ""}
  />` as HTMLInputElement;
  const leaves = html`<span class="leaves" role="status"></span>`;
  const element = Object.assign(
    html`<div class="filters">
      <div class="filter-bar">${attribute.list} ${advice.list} ${search} ${leaves} ${pageTools()}</div>
      ${note}
    </div>`,
    {value: questions as Chosen}
  );
  const choose = (): void => {
    const word = search.value.trim().toLowerCase();
    element.value = questions.filter(
      (question) =>
        (attribute.list.value === "" || question.attribute === attribute.list.value) &&
        (advice.list.value === "" || question.advice === advice.list.value) &&
        question.question.toLowerCase().includes(word)
    );
    leaves.textContent = `${counted(element.value.length, "question")} of ${questions.length}${
      (hidden ?? 0) > 0 ? `; ${counted(hidden, "question")} with too few candidates or interviewers left out` : ""
    }`;
    for (const {list} of [attribute, advice]) list.classList.toggle("chosen", list.value !== "");
  };
  const changed = (): void => {
    choose();
    note?.remove();
    writeParameters({
      attribute: attribute.list.value || null,
      advice: advice.list.value || null,
      search: search.value.trim() || null
    });
    element.dispatchEvent(new Event("input", {bubbles: true}));
  };
  for (const control of [attribute.list, advice.list, search])
    control.addEventListener("input", (event) => {
      event.stopPropagation();
      changed();
    });
  choose();
  return element;
}

/** A list of the values that questions have, and what to say where a link asks for none of them. */
function select(
  all: string,
  parameter: string,
  values: readonly string[]
): {list: HTMLSelectElement; note: string | null} {
  const asked = readParameter(parameter);
  const options = [...new Set(values)].sort((a, b) => a.localeCompare(b, "en", {numeric: true}));
  const list = html`<select aria-label=${all}>
    <option value="">${all}</option>
    ${options.map((value) => html`<option value=${value} selected=${value === asked ? true : null}>${value}</option>`)}
  </select>` as HTMLSelectElement;
  return {list, note: unmetChoice(asked, options, {what: parameter, shown: all.toLowerCase()})};
}
