import {publishableCrossings, type Slice} from "../../privacy/slices.js";
import {readSql, type ReportContext} from "../report.js";
import {publishedScreens} from "../screen/published.js";
import type {Elsewhere} from "./crossings.js";
import {hiddenLoopMembers} from "./loop-members.js";

const coveredLoops = readSql(new URL("./covered-loops.sql", import.meta.url));

interface Loop {
  application_id: string;
  candidate_id: string;
  role: string | null;
  level: string | null;
}

/**
 * Which cells of two dimensions other pages leave to be shown. Those of the screens and of coverage count nearly the same
 * candidates: a cell that they hide would follow from the funnel's, or what they hide beside it would. Quarters are
 * those of entry here, and of the screen there, so they are the same only at the phone screen.
 */
export async function shownElsewhere(context: ReportContext): Promise<Elsewhere> {
  const slices = await publishedScreens(context);
  const hasScreens = slices.some(({dimension}) => dimension === "all");
  const screens = new Set(slices.map(({slice}) => keyOf(slice)));
  const loops = await context.warehouse.rows<Loop>(coveredLoops);
  const isHidden = await hiddenLoopMembers(context);
  const covered = publishableCrossings(loops, context.config.privacy.minimum_candidates, isHidden).map(
    ({slice}) => slice
  );
  const isCrossed = covered.some(({role, level}) => role !== null && level !== null);
  const inCoverage = new Set(covered.map(keyOf));
  return (stage, slice) => {
    const isRoleAndLevel = slice.period === null;
    if (hasScreens && (isRoleAndLevel || stage === "phone_screen") && !screens.has(keyOf(slice))) return false;
    return !isCrossed || !isRoleAndLevel || stage === "phone_screen" || inCoverage.has(keyOf(slice));
  };
}

function keyOf({role, level, period}: Slice): string {
  return JSON.stringify([role, level, period]);
}
