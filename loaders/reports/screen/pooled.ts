import type {Config} from "../../config/config.js";
import {type GroupCounts, publishableScreens} from "../../privacy/screens.js";
import {yesAnswers} from "./counts.js";
import type {JudgedSlice, ScreenModel} from "./model.js";

/** A judged slice of which it is known which votes pages show only together with others, or not at all. */
export type Pooled = Omit<JudgedSlice, "slice"> & {
  slice: Pick<JudgedSlice["slice"], "dimension" | "member"> & {groups: PooledCounts[]};
};

type PooledCounts = GroupCounts & {isPooled: boolean};

/** Marks the votes of a slice whose exact counts no page shows, so that no sentence tells them either. */
export function withPooled({slices}: ScreenModel, config: Config): (judged: JudgedSlice) => Pooled {
  const shown = publishableScreens(slices, config.privacy.minimum_candidates, yesAnswers(config));
  return ({slice: {dimension, member, groups}, ...rest}) => {
    const told = shown.find((one) => one.dimension === dimension && one.member === member)?.groups ?? [];
    const names = new Set<string>(told.filter(({decided}) => decided !== null).map(({group}) => group));
    const marked = groups.map((counts) => ({...counts, isPooled: !names.has(counts.group)}));
    return {slice: {dimension, member, groups: marked}, ...rest};
  };
}

/** Decided loops as a finding tells how many it rests on: to the nearest five where no page shows them. */
export function toldCount({decided, isPooled}: PooledCounts): number {
  return isPooled ? Math.round(decided / 5) * 5 : decided;
}
