import {html} from "htl";
import type {Agreement} from "../contracts/agreement.js";
import {choice} from "./choice.js";

/** Votes before or after the debrief; nothing to choose where no export shows both. Use it with Framework's `view`. */
export function voteVersion({slices}: Agreement): HTMLElement & {value: string | null} {
  if (!slices.some(({afterDebrief}) => afterDebrief !== null))
    return Object.assign(html`<span hidden></span>`, {value: "before"});
  return choice({
    label: "Votes",
    options: [
      {value: "before", text: "before the debrief"},
      {value: "after", text: "after the debrief"}
    ],
    parameter: "votes"
  });
}
