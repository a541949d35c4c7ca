import type {Agreement} from "../../src/contracts/agreement.js";
import type {Site} from "../../src/contracts/site.js";
import type {Moment} from "../reports/report.js";

/**
 * The first day that the site standing published did not know, so that this build can say what changed since. Built
 * again from the same data it is the day that site compared with, else every second look would forget it. Null without
 * an earlier site, or one of sample data or of later data.
 */
export function lastBuild(standing: ReadonlyMap<string, unknown>, dataThrough: string | null): Moment | null {
  const site = standing.get("site") as Site | undefined;
  if (!site || site.sampleData || site.dataThrough === null || dataThrough === null) return null;
  const [before, now] = [site.dataThrough.slice(0, 10), dataThrough.slice(0, 10)];
  if (before < now) {
    const next = new Date(Date.parse(before) + 86_400_000).toISOString().slice(0, 10);
    return {date: next, text: null};
  }
  const agreement = standing.get("agreement") as Partial<Agreement> | undefined;
  const kept = before === now && agreement?.changes?.find(({text}) => text === null);
  return kept ? {date: kept.date, text: null} : null;
}
