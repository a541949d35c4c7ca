import {html} from "htl";
import type {PublishedScreenSlice} from "../../contracts/screen.js";
import {count, counted} from "../../words/numbers.js";
import {filterBar} from "../kit/filter-bar.js";

type Control = HTMLElement & {value: PublishedScreenSlice};

const nothing: PublishedScreenSlice = {
  dimension: "all",
  member: null,
  slice: {role: null, level: null, period: null},
  groups: []
};

/** Role, level and period of the screens; where the page has nothing to show, why. */
export function screenControls({
  slices,
  refusal
}: {
  slices: readonly PublishedScreenSlice[];
  refusal: string | null;
}): Control {
  const offered = slices.filter(({dimension, slice}) => dimension === "all" || isChoosable(slice));
  if (refusal !== null || offered.length === 0)
    return Object.assign(html`<p class="notice">${refusal ?? "There is nothing to show yet."}</p>`, {value: nothing});
  return filterBar(offered, {
    describe: ({groups}) => {
      const screened = groups.reduce((sum, group) => sum + group.screened, 0);
      const decided = groups.reduce((sum, group) => sum + (group.decided ?? 0), 0);
      return `${counted(screened, "phone screen")}, ${count(decided)} with a decided loop`;
    }
  });
}

/** Teams, requisitions and what no two choices have are none of the bar's. */
function isChoosable(slice: PublishedScreenSlice["slice"]): boolean {
  return Object.values(slice).some((value) => value !== null);
}
