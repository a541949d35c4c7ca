import type {PublishedScreenSlice} from "../../../src/contracts/screen-slice.js";
import type {Config} from "../../config/config.js";
import {publishableScreens} from "./publishable.js";
import type {ScreenSlice} from "./slices.js";

/** The slices as pages may have them, with the place of each in the page's controls. */
export function publishedSlices(slices: readonly ScreenSlice[], config: Config): PublishedScreenSlice[] {
  return publishableScreens(slices, config.privacy.minimum_candidates).map((slice) => {
    const {dimension, member} = slice;
    const at = (name: string): string | null => (dimension === name ? member : null);
    return {...slice, slice: {role: at("role"), level: at("level"), period: at("period")}};
  });
}
