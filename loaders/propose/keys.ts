import type {Column} from "./profile.js";
import {agreeing, type Understood} from "./understand.js";

/** What tells applications apart in every table of the folder alike. */
export interface KeyPlan {
  by: "application_id" | "candidate_id" | "name";
  /** Further columns of the key, in order. */
  with: readonly ("role" | "applied_at")[];
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
  const further = (["role", "applied_at"] as const).filter((concept) =>
    about.every((table) => {
      const column = table.roles.get(concept);
      const own = keyColumns(table, {by, with: []});
      return column !== undefined && column.filled >= 0.95 * table.sample.records && own !== null;
    })
  );
  // One candidate in one process needs no more than the id; several processes are parted by the role.
  const isParted = (table: Understood): boolean => {
    const column = table.roles.get("role");
    return column !== undefined && (agreeing(keyColumns(table, {by, with: []})!, column)?.share ?? 1) < 1;
  };
  if (by === "candidate_id") return {by, with: further.filter((concept) => concept === "role" && about.some(isParted))};
  return {by, with: further};
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
