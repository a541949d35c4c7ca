import type {PublishedScreenSlice} from "../../contracts/screen.js";
import {groupWords} from "../../words/screen.js";
import {type Costs, judgeScreen, type Judgement} from "./judgement.js";
import {offersByMember, offersByQuarter, type Part, partsOf} from "./where.js";

/** What the charts by quarter, role or team are drawn from. */
interface Page {
  slices: readonly PublishedScreenSlice[];
  rule: Judgement["rule"];
}

/** Parts of some dimensions, and break-even over everything, at these costs. */
export function judgedParts(
  {slices, rule}: Page,
  costs: Costs,
  vote: string | null,
  dimensions: readonly PublishedScreenSlice["dimension"][]
): {parts: Part[]; whole: Pick<Judgement, "breakEven">} {
  const everything = slices.find(({dimension}) => dimension === "all");
  const judged = dimensions.flatMap((name) =>
    slices
      .filter(({dimension}) => dimension === name)
      .map((slice) => ({slice, judged: judgeScreen(slice, slices, costs, rule)}))
  );
  const whole = everything ? judgeScreen(everything, slices, costs, rule) : {breakEven: null};
  return {parts: partsOf(judged, vote), whole};
}

/** The vote at the bar over everything, in words; "loops" where nobody says where the bar stands. */
function atBar(data: Page, costs: Costs): {vote: string | null; label: string} {
  const everything = data.slices.find(({dimension}) => dimension === "all");
  const judged = everything && judgeScreen(everything, data.slices, costs, data.rule);
  const group = judged?.advice ? judged.groups[judged.advice.bar] : undefined;
  return {vote: group?.counts.group ?? null, label: group ? groupWords(group.counts.group) : "screened"};
}

/** Offers after the vote at the bar, by quarter of the screen. */
export function barByQuarter(data: Page, costs: Costs, {slice}: PublishedScreenSlice): HTMLElement {
  const {vote, label} = atBar(data, costs);
  const {parts, whole} = judgedParts(data, costs, vote, ["period"]);
  return offersByQuarter(parts, whole, label, slice.period);
}

/** Offers after the vote at the bar, by role and level. */
export function barByMember(data: Page, costs: Costs, {slice}: PublishedScreenSlice): HTMLElement {
  const {vote, label} = atBar(data, costs);
  const {parts, whole} = judgedParts(data, costs, vote, ["role", "level"]);
  return offersByMember(parts, whole, {
    label,
    by: "role and level",
    names: ["role and level", "roles and levels"],
    chosen: slice.role ?? slice.level
  });
}
