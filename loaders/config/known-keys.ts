import {configSchema} from "./config.js";
import {defaultThresholds} from "./thresholds.js";

/** The keys that the configuration knows below a path, e.g. `["screen"]` → borderline, minutes, … */
export function knownKeys(path: readonly (string | number)[]): string[] {
  const [first, second] = path;
  if (first === "verdicts") {
    const kinds = Object.entries(defaultThresholds);
    return second === undefined ? kinds.map(([kind]) => kind) : Object.keys(Object.fromEntries(kinds)[second] ?? {});
  }
  let value: unknown = configSchema.parse({});
  for (const key of path) value = (value as Record<string, unknown> | null)?.[key];
  return Object.keys((value as object | null) ?? {});
}
