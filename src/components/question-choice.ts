import {html} from "htl";
import type {QuestionDetails} from "../contracts/question-details.js";
import {readParameter, writeParameters} from "./url-state.js";

type Detail = QuestionDetails["questions"][number];

/** Which question the page is about, kept in the address by its slug; null while none is chosen. */
export function questionChoice({questions}: QuestionDetails): HTMLElement & {value: Detail | null} {
  const list = [...questions].sort((a, b) => a.question.localeCompare(b.question, "en", {numeric: true}));
  const find = (slug: string | null): Detail | null => list.find((one) => one.slug === slug) ?? null;
  const asked = readParameter("question");
  const select = html`<select>
    <option value="">Choose a question</option>
    ${list.map(({question, slug}) => html`<option value=${slug}>${question}</option>`)}
  </select>` as HTMLSelectElement;
  const start = find(asked);
  select.value = start?.slug ?? "";
  const unknown =
    asked !== null && start === null
      ? html`<p class="notice" role="status">This link asks for a question that is not published here.</p>`
      : null;
  const element = Object.assign(
    html`<div class="controls">
      ${unknown}
      <div class="selects"><label>Question ${select}</label></div>
    </div>`,
    {value: start}
  );
  select.addEventListener("change", () => {
    element.value = find(select.value);
    unknown?.remove();
    writeParameters({question: element.value?.slug ?? null});
    element.dispatchEvent(new Event("input", {bubbles: true}));
  });
  return element;
}
