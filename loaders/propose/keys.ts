import {whereFilled} from "./agreeing.js";
import type {Column} from "./profile.js";
import type {Understood} from "./understand.js";

/** What tells applications apart in every table of the folder alike. */
export interface KeyPlan {
  by: "application_id" | "candidate_id" | "name";
  /** Further columns of the key, in order. */
  with: readonly ("role" | "job" | "applied_at")[];
}

/** The kind of key that all tables have which are about applications, ids before names. */
export function keyPlan(tables: readonly Understood[], beside: {hasIds: boolean}): KeyPlan | null {
  const about = tables.filter((table) => kindsOf(table).length > 0);
  if (about.length === 0) return null;
  const common = (["application_id", "candidate_id", "name"] as const).filter((kind) =>
    about.every((table) => kindsOf(table).includes(kind))
  );
  const by = common[0] ?? kindsOf(about[0]!)[0]!;
  if (by === "application_id" || beside.hasIds) return {by, with: []};
  const further = (["role", "job", "applied_at"] as const).filter((concept) =>
    about.every((table) => {
      const column = table.roles.get(concept);
      const own = keyColumns(table, {by, with: []});
      return column !== undefined && column.filled >= 0.95 * table.sample.records && own !== null;
    })
  );
  // One candidate in one process needs no more than the id; several processes are parted by the role.
  const isParted = (table: Understood, concept: KeyPlan["with"][number]): boolean => {
    const column = table.roles.get(concept);
    return column !== undefined && whereFilled(keyColumns(table, {by, with: []})!, column).differing > 0;
  };
  const parting = further.filter((concept) => about.some((table) => isParted(table, concept)));
  if (by === "candidate_id") return {by, with: parting.filter((concept) => concept !== "applied_at").slice(0, 1)};
  // The number of a job says no more than its title, where one is there.
  return {by, with: further.filter((concept) => concept !== "job" || !further.includes("role"))};
}

function kindsOf({roles, names}: Understood): KeyPlan["by"][] {
  return [
    ...(roles.has("application_id") ? ["application_id" as const] : []),
    ...(roles.has("candidate_id") ? ["candidate_id" as const] : []),
    ...(names.length > 0 ? ["name" as const] : [])
  ];
}

/** The columns of a table that make the key of its applications; null where it lacks one. */
export function keyColumns({roles, names}: Understood, plan: KeyPlan): Column[] | null {
  const own = plan.by === "name" ? names : [roles.get(plan.by)].filter((column) => column !== undefined);
  const further = plan.with.map((concept) => roles.get(concept));
  return own.length === 0 || further.includes(undefined) ? null : [...own, ...(further as Column[])];
}

/**
 * Columns of names under which applications stand in blocks of rows, some of them more than once: people of one name, or
 * another application. Null where rows are in another order, such as by date.
 */
export function blocksOf(table: Understood, plan: KeyPlan | null): {value: string[]; saw: string; look: string} | null {
  const key = plan?.by === "name" ? keyColumns(table, plan) : null;
  if (key === null) return null;
  const names = new Map<string, number>();
  let [blocks, rows, last] = [0, 0, ""];
  for (let at = 0; at < table.sample.records; at++) {
    const name = key.map(({values}) => values[at]?.toLowerCase() ?? "").join("\u001f");
    if (key.some(({values}) => values[at] === null)) continue;
    rows++;
    if (name === last) continue;
    last = name;
    blocks++;
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  const once = [...names.values()].filter((times) => times === 1).length;
  const stand = table.groups.length > 0 || rows >= 1.5 * blocks;
  if (blocks === names.size || once < 0.6 * names.size || !stand) return null;
  return {
    value: key.map(({heading}) => heading),
    saw: `${names.size - once} of ${names.size} stand in more than one block of rows`,
    look: "each block counts as an application of its own; remove this line where they are one"
  };
}
