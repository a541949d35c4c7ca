import type {PublishedScreenSlice} from "../../contracts/screen.js";
import {groupWords} from "../../words/screen.js";
import {dimensionWords} from "../kit/filter-bar.js";
import {type Costs, judgeScreen, type Judgement} from "./judgement.js";
import {offersByMember, offersByQuarter, type Part, partsOf} from "./where.js";

/** What the charts by quarter, role or team are drawn from. */
interface Page {
  slices: readonly PublishedScreenSlice[];
  rule: Judgement["rule"];
}

type Slice = PublishedScreenSlice["slice"];
type Single = "role" | "level" | "period";

/** Slices side by side, each called by its value in one dimension, and of what they are the parts. */
export interface PartSlices {
  parts: {slice: PublishedScreenSlice; of: PublishedScreenSlice}[];
  /** "all roles and levels", "of Engineer", or why it is all for all that. */
  scope: string;
  /** Is what they are parts of the chosen slice, and not everything? */
  isChosen: boolean;
}

/**
 * The members of some dimensions within what is chosen in another one, where at least two may be shown; else those of
 * everything, with the reason. A chosen member of the dimensions themselves stays among its siblings.
 */
export function partSlices(
  slices: readonly PublishedScreenSlice[],
  dimensions: readonly Single[],
  chosen: Slice,
  everything: string
): PartSlices {
  const open = dimensions.filter((dimension) => chosen[dimension] === null || dimensions.length === 1);
  const fixed = (["role", "level", "period"] as const).filter((name) => chosen[name] !== null && !open.includes(name));
  const all = dimensions.flatMap((dimension) =>
    slices.flatMap((slice) => (slice.dimension === dimension ? [{slice, of: slice}] : []))
  );
  const [by] = fixed;
  // What is chosen is one of the members, or both of their dimensions are: there is nothing to be parts of.
  if (by === undefined || open.length === 0) return {parts: all, scope: everything, isChosen: false};
  const within = open.flatMap((dimension) => {
    const mine = slices.filter(({slice}) =>
      Object.entries(slice).every(([key, value]) =>
        key === by ? value === chosen[by] : (value !== null) === (key === dimension)
      )
    );
    return mine.length < 2 ? [] : mine.map((of) => ({slice: {...of, dimension, member: of.slice[dimension]}, of}));
  });
  if (fixed.length > 1)
    return {parts: all, scope: `${everything}: at most two choices are shown together`, isChosen: false};
  if (within.length === 0) {
    const what = dimensions.map((dimension) => dimensionWords[dimension]).join(" or ");
    return {parts: all, scope: `${everything}: too few ${what} of ${chosen[by]} can be shown`, isChosen: false};
  }
  return {parts: within, scope: `of ${chosen[by]}`, isChosen: true};
}

/** Parts of a slice, and the break-even that they are held against, at these costs. */
export function judgedParts(
  {slices, rule}: Page,
  costs: Costs,
  vote: string | null,
  {parts, isChosen}: Pick<PartSlices, "parts" | "isChosen">,
  chosen: PublishedScreenSlice | undefined
): {parts: Part[]; whole: Pick<Judgement, "breakEven">} {
  const everything = isChosen ? chosen : slices.find(({dimension}) => dimension === "all");
  const judged = parts.map(({slice, of}) => ({slice, judged: judgeScreen(of, slices, costs, rule)}));
  const whole = everything ? judgeScreen(everything, slices, costs, rule) : {breakEven: null};
  return {parts: partsOf(judged, vote), whole};
}

/** Offers after one vote by quarter of the screen, within the chosen role or level where that may be shown. */
export function partsByQuarter(
  data: Page,
  costs: Costs,
  {vote, label}: {vote: string | null; label: string},
  chosen: PublishedScreenSlice
): HTMLElement {
  const some = partSlices(data.slices, ["period"], chosen.slice, "all roles and levels");
  // The break-even of a role is over all its quarters.
  const whole = data.slices.find(
    ({slice}) => slice.period === null && slice.role === chosen.slice.role && slice.level === chosen.slice.level
  );
  const {parts, whole: held} = judgedParts(data, costs, vote, some, whole);
  return offersByQuarter(parts, held, {label, scope: some.scope, chosen: chosen.slice.period});
}

/** The vote at the bar over everything, in words; "loops" where nobody says where the bar stands. */
function atBar(data: Page, costs: Costs): {vote: string | null; label: string} {
  const everything = data.slices.find(({dimension}) => dimension === "all");
  const judged = everything && judgeScreen(everything, data.slices, costs, data.rule);
  const group = judged?.advice ? judged.groups[judged.advice.bar] : undefined;
  return {vote: group?.counts.group ?? null, label: group ? groupWords(group.counts.group) : "screened"};
}

/** Offers after the vote at the bar, by quarter of the screen. */
export function barByQuarter(data: Page, costs: Costs, chosen: PublishedScreenSlice): HTMLElement {
  return partsByQuarter(data, costs, atBar(data, costs), chosen);
}

/** Offers after the vote at the bar, by role and level: within the chosen quarter, or the other of them within the chosen one. */
export function barByMember(data: Page, costs: Costs, chosen: PublishedScreenSlice): HTMLElement {
  const {vote, label} = atBar(data, costs);
  const some = partSlices(data.slices, ["role", "level"], chosen.slice, "all quarters");
  const {parts, whole} = judgedParts(data, costs, vote, some, chosen);
  return offersByMember(parts, whole, {
    label,
    by: "role and level",
    scope: some.scope,
    names: ["role and level", "roles and levels"],
    chosen: some.isChosen ? null : (chosen.slice.role ?? chosen.slice.level)
  });
}
