import {from, op} from "arquero";
import {flatGroup} from "d3-array";
import type {Coverage} from "../../../src/contracts/coverage.js";
import {publishedShare} from "../finding.js";
import {readSql, type ReportContext} from "../report.js";

export const coverageSql = readSql(new URL("./rows.sql", import.meta.url));

/** One attribute in one loop. */
export interface CoverageRow {
  application_id: string;
  candidate_id: string;
  role: string | null;
  level: string | null;
  outcome: "offer" | "no_offer" | "censored" | "open";
  attribute: string;
  state: "rated" | "no_data" | "not_asked";
  /** Mean rating, 1 to 4; null unless rated. */
  points: number | null;
  coachable: boolean | null;
  first_held_at: string | null;
}

/** One loop with all its attributes. */
export interface CoveredLoop {
  candidate_id: string;
  role: string | null;
  level: string | null;
  outcome: CoverageRow["outcome"];
  heldAt: string | null;
  attributes: CoverageRow[];
}

export async function coveredLoops({warehouse}: ReportContext): Promise<CoveredLoop[]> {
  const rows = await warehouse.rows<CoverageRow>(coverageSql);
  return flatGroup(rows, ({application_id}) => application_id).map(([, attributes]) => {
    const {candidate_id, role, level, outcome, first_held_at: heldAt} = attributes[0]!;
    return {candidate_id, role, level, outcome, heldAt, attributes};
  });
}

type Counted = Coverage["slices"][number];
export type AttributeCounts = NonNullable<Counted["attributes"]>[number];
export type Rejections = NonNullable<Counted["rejections"]>;

/** Midway between no (2) and yes (3): a mean rating below it counts against the candidate. */
const bar = 2.5;

/** Is this attribute technical? By the words that the configuration lists, compared without case. */
export function isTechnical(attribute: string, nonTechnical: readonly string[]): boolean {
  const name = attribute.toLowerCase();
  return !nonTechnical.some((word) => name.includes(word.toLowerCase()));
}

/** In how many loops each attribute was rated, asked in vain or not asked; in the order of the loops' attributes. */
export function attributeCounts(loops: readonly CoveredLoop[], nonTechnical: readonly string[]): AttributeCounts[] {
  const states = ["rated", "no_data", "not_asked"] as const;
  const counts = from(
    loops.flatMap(({attributes}) =>
      attributes.map(({attribute, state}) => ({
        attribute,
        ...Object.fromEntries(states.map((name) => [name, Number(name === state)]))
      }))
    ),
    ["attribute", ...states]
  )
    .groupby("attribute")
    .rollup({rated: op.sum("rated"), noData: op.sum("no_data"), notAsked: op.sum("not_asked")})
    .objects() as Pick<AttributeCounts, "attribute" | "rated" | "noData" | "notAsked">[];
  return counts.map((count) => ({
    ...count,
    technical: isTechnical(count.attribute, nonTechnical),
    share: publishedShare(count.rated, loops.length)
  }));
}

/** Loops with a rating of a technical attribute, of another one, and of both. */
export function kindCounts(loops: readonly CoveredLoop[], nonTechnical: readonly string[]) {
  const kinds = loops.map(({attributes}) => {
    const rated = attributes.filter(({state}) => state === "rated");
    return {
      technical: rated.some(({attribute}) => isTechnical(attribute, nonTechnical)),
      other: rated.some(({attribute}) => !isTechnical(attribute, nonTechnical))
    };
  });
  return {
    technical: kinds.filter(({technical}) => technical).length,
    other: kinds.filter(({other}) => other).length,
    both: kinds.filter(({technical, other}) => technical && other).length
  };
}

/** Rejected loops by what their attributes rated below the bar have in common. */
export function rejectionCounts(rejected: readonly CoveredLoop[]): Rejections {
  const parts = {noneBelow: 0, onlyCoachable: 0, mixed: 0, onlyOthers: 0};
  for (const {attributes} of rejected) {
    const below = attributes.filter(({points}) => points !== null && points < bar);
    const coachable = below.filter((attribute) => attribute.coachable === true).length;
    if (below.length === 0) parts.noneBelow++;
    else if (coachable === below.length) parts.onlyCoachable++;
    else if (coachable > 0) parts.mixed++;
    else parts.onlyOthers++;
  }
  return {rejected: rejected.length, ...parts, share: publishedShare(parts.onlyCoachable, rejected.length)};
}
