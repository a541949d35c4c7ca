import type {Config} from "../../config/config.js";
import {readSql} from "../report.js";

const counts = readSql(new URL("./counts.sql", import.meta.url));

/** What counts as a borderline screen, in words. */
export function borderlineDefinition({screen: {borderline}}: Config): string {
  return borderline.score
    ? `mean phone-screen rating from ${borderline.score[0]} to ${borderline.score[1]}`
    : `current phone-screen vote ${borderline.bands.map((band) => band.replace("_", " ")).join(" or ")}`;
}

/** The counts by band as a query that runs as it stands on the warehouse, with the configured rule written out. */
export function screenCountsSql({screen: {borderline}}: Config): string {
  const rule = borderline.score
    ? `screen_score between ${borderline.score[0]} and ${borderline.score[1]}`
    : `band in (${borderline.bands.map((band) => `'${band}'`).join(", ")})`;
  return counts.replace("borderline_rule", rule).trim();
}
