import {writtenTime} from "../canonical/values/written-time.js";
import type {Column} from "./profile.js";

/** True for times of day that say nothing of their zone. */
export function isLocal({shares, distinct}: Column): boolean {
  if (shares.serial >= 0.9) return [...distinct.keys()].some((value) => !/^\d+([.,]0+)?$/.test(value));
  return shares.date >= 0.7 && [...distinct.keys()].some(isLocalTime);
}

function isLocalTime(value: string): boolean {
  const written = writtenTime(value, "UTC");
  const clock = "iso" in written ? written.iso.slice(10) : "clock" in written ? written.clock : "";
  return /\d/.test(clock) && !/(Z|[+-]\d{2}:\d{2}|\])$/i.test(clock) && !/^ 00:00:00(\.0+)?$/.test(clock);
}
