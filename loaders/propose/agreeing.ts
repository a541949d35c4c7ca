import type {Column} from "./profile.js";

/** Of rows that share these values, the share that agree in a column; null where no two rows share them. */
export function agreeing(key: readonly Column[], column: Column): {rows: number; groups: number; share: number} | null {
  const seen = new Map<string, Set<string | null>>();
  let rows = 0;
  const records = column.values.length;
  for (let at = 0; at < records; at++) {
    const values = key.map(({values}) => values[at] ?? "");
    if (values.every((value) => value === "")) continue;
    rows++;
    const id = values.join("\u001f");
    const before = seen.get(id);
    if (before) before.add(column.values[at] ?? null);
    else seen.set(id, new Set([column.values[at] ?? null]));
  }
  const several = rows - seen.size;
  if (several === 0) return null;
  const same = [...seen.values()].filter((values) => values.size === 1).length;
  return {rows, groups: seen.size, share: same / seen.size};
}

/** Of the groups of rows that share these values and have several filled in a column, those that differ there. */
export function whereFilled(
  key: readonly Column[],
  column: Column
): {groups: number; several: number; differing: number} {
  const seen = new Map<string, {filled: number; values: Set<string>}>();
  for (const [at, value] of column.values.entries()) {
    const parts = key.map(({values}) => values[at]?.toLowerCase() ?? "");
    if (value === null || parts.every((part) => part === "")) continue;
    const id = parts.join("\u001f");
    const group = seen.get(id) ?? {filled: 0, values: new Set<string>()};
    seen.set(id, group);
    group.filled++;
    group.values.add(value.toLowerCase());
  }
  const groups = [...seen.values()];
  return {
    groups: groups.length,
    several: groups.filter(({filled}) => filled > 1).length,
    differing: groups.filter(({values}) => values.size > 1).length
  };
}
