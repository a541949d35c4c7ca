import type {Column} from "./profile.js";

/** True for times of day that say nothing of their zone. */
export function isLocal({shares, distinct}: Column): boolean {
  if (shares.serial >= 0.9) return [...distinct.keys()].some((value) => !/^\d+([.,]0+)?$/.test(value));
  const isTime = (value: string): boolean => /\d{1,2}:\d{2}/.test(value) && !/00:00(:00)?(\.0+)?$/.test(value);
  const hasZone = (value: string): boolean => /(Z|[+-]\d{2}:?\d{2}|\b[A-Z]{2,4}T|UTC|GMT)\s*$/.test(value);
  return shares.date >= 0.7 && [...distinct.keys()].some((value) => isTime(value) && !hasZone(value));
}
