import type {Coverage} from "../../src/contracts/coverage.js";
import type {Funnel} from "../../src/contracts/funnel.js";
import type {PublishedScreenSlice} from "../../src/contracts/screen.js";
import type {Warehouse} from "../../loaders/warehouse/connection.js";
import type {NamedGroup, PublishedCount} from "./disclosure-attack.js";

/** The published counts of one population, and the groups of it that a reader could ask for. */
export interface Population {
  name: string;
  counts: PublishedCount[];
  groups: NamedGroup[];
}

type Row = Record<string, string | number | boolean | null>;
const recordsOf = (rows: readonly Row[]): Set<string> => new Set(rows.map(({id}) => String(id)));

function groupsOf(rows: readonly Row[], dimensions: readonly string[]): NamedGroup[] {
  return dimensions.flatMap((dimension) => {
    const value = (row: Row): string =>
      dimension
        .split(" × ")
        .map((name) => String(row[name] ?? "not recorded"))
        .join(" × ");
    return [...new Set(rows.map(value))].map((member) => ({
      dimension,
      member,
      records: recordsOf(rows.filter((row) => value(row) === member))
    }));
  });
}

type Slice = {role: string | null; level: string | null; period: string | null};

function inSlice(rows: readonly Row[], slice: Slice): Row[] {
  return rows.filter((row) =>
    (["role", "level", "period"] as const).every((name) => slice[name] === null || row[name] === slice[name])
  );
}

const counted = (
  where: string,
  n: number | null,
  rows: readonly Row[],
  named?: Record<string, string | null>
): PublishedCount[] =>
  n === null ? [] : [{where, n, records: recordsOf(rows), ...(named ? {named: valuesOf(named)} : {})}];

function valuesOf(named: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(named).filter((entry): entry is [string, string] => entry[1] !== null));
}

/** One population per step: everyone who entered it, and those old enough. */
export async function funnelPopulations(funnel: Funnel, warehouse: Warehouse, through: string): Promise<Population[]> {
  const throughDay = Date.parse(through) / 86_400_000 + 1;
  const all = await warehouse.rows<Row>("from marts.funnel_steps");
  return funnel.slices[0]!.steps.map(({step, horizonDays}) => {
    const rows = all
      .filter((row) => row.step === step)
      .map((row): Row => {
        const started = Date.parse(`${String(row.started_at).slice(0, 19).replace(" ", "T")}Z`);
        const mature = started / 86_400_000 + horizonDays <= throughDay;
        return {...row, id: row.application_id!, month: new Date(started).toISOString().slice(0, 7), mature};
      });
    const old = rows.filter(({mature}) => mature);
    const by = (dimension: string, member: string): Row[] => rows.filter((row) => row[dimension] === member);
    const slices = funnel.slices.flatMap(({slice, steps}) => {
      const line = steps.find((one) => one.step === step)!;
      const where = `${step} ${JSON.stringify(slice)}`;
      return [
        ...counted(`${where} entered`, line.entered, inSlice(rows, slice), slice),
        ...counted(`${where} mature`, line.mature === 0 ? null : line.mature, inSlice(old, slice))
      ];
    });
    const splits = funnel.splits
      .filter((split) => split.step === step)
      .flatMap(({by: dimension, member, mature: n}) =>
        counted(
          `${member} side by side`,
          n === 0 ? null : n,
          dimension === "all" ? old : old.filter((row) => row[dimension] === member)
        )
      );
    const {acceptance} = funnel.afterLoop;
    const offers =
      step !== "offer>hired" || acceptance === null
        ? []
        : [
            ...counted("all offers", acceptance.accepted + acceptance.declined + acceptance.open, rows),
            ...counted(
              "answered offers",
              acceptance.accepted + acceptance.declined,
              rows.filter(({ending}) => ending !== "open")
            )
          ];
    const curves = funnel.curves
      .filter(() => step === funnel.curveStep)
      .flatMap(({by: dimension, member, n}) => counted(`curve of ${member}`, n, by(dimension, member)));
    const months = funnel.cohorts
      .find((one) => one.step === step)!
      .months.flatMap(({month, entered}) => counted(`month ${month}`, entered, by("month", month), {month}));
    const trend = funnel.trends
      .find((one) => one.step === step)!
      .points.flatMap(({period, n}) =>
        counted(
          `trend ${period}`,
          n,
          old.filter((row) => row.period === period)
        )
      );
    const bridges = funnel.bridges
      .filter((bridge) => bridge.step === step)
      .flatMap(({by: dimension, before, after, strata}) =>
        (["before", "after"] as const).flatMap((name) => {
          const {from, to, n} = {before, after}[name];
          const span = rows.filter(({month}) => String(month) >= from && String(month) <= to);
          const named = new Set(strata.map(({member}) => member));
          return [
            ...counted(`${name} span`, n, span),
            ...strata.flatMap((stratum) =>
              counted(
                `${name} ${stratum.member}`,
                stratum[name].n === 0 ? null : stratum[name].n,
                span.filter((row) => {
                  const value = String(row[dimension] ?? "not recorded");
                  return stratum.member === "other" ? !named.has(value) : value === stratum.member;
                })
              )
            )
          ];
        })
      );
    return {
      name: `funnel ${step}`,
      counts: [...slices, ...splits, ...offers, ...curves, ...months, ...trend, ...bridges],
      groups: groupsOf(rows, [
        "role",
        "level",
        "source",
        "period",
        "month",
        "role × level",
        "role × period",
        "level × period"
      ])
    };
  });
}

const bands: Record<string, readonly string[]> = {
  strong_yes: ["strong_yes"],
  yes: ["yes"],
  clear: ["strong_yes", "yes"],
  borderline: ["mixed"],
  no: ["no"],
  strong_no: ["strong_no"],
  below: ["no", "strong_no"]
};

/** Two populations: those screened and those whose loop was decided, in all and by group of votes. */
export async function screenPopulations(
  slices: readonly PublishedScreenSlice[],
  warehouse: Warehouse
): Promise<Population[]> {
  const all = (await warehouse.rows<Row>("from marts.screens where counted")).map((row): Row => ({
    ...row,
    id: row.application_id!,
    side: ["clear", "borderline", "below"].find((side) => bands[side]!.includes(String(row.band)))!
  }));
  const dimensions = ["role", "level", "team", "job", "period", "role × level", "role × period", "level × period"];
  const membersOf = (name: string) => new Set(slices.flatMap((one) => (one.dimension === name ? [one.member] : [])));
  /** The published member of one dimension that a screen is counted in. */
  const placeOf = (row: Row, name: string): string => {
    const member = String(row[name] ?? "not recorded");
    return membersOf(name).has(member) ? member : "other";
  };
  return (["screened", "decided"] as const).map((measure) => {
    const rows = all.filter(({loop_decided}) => measure === "screened" || loop_decided === true);
    const recordsIn = ({dimension, member, slice}: PublishedScreenSlice): Row[] => {
      if (dimension === "all") return rows;
      if (!dimension.includes(" × ")) return rows.filter((row) => placeOf(row, dimension) === member);
      const inCell = (row: Row, cell: PublishedScreenSlice["slice"]): boolean =>
        Object.entries(cell).every(([name, value]) => value === null || placeOf(row, name) === value);
      if (member !== "other") return rows.filter((row) => inCell(row, slice));
      const named = slices.filter((one) => one.dimension === dimension && one.member !== "other");
      return rows.filter((row) => !named.some((one) => inCell(row, one.slice)));
    };
    const counts = slices.flatMap((slice) => {
      const {dimension, member, groups} = slice;
      const mine = recordsIn(slice);
      const parts = groups.flatMap((group) =>
        counted(
          `${measure} ${dimension} ${member} ${group.group}`,
          group[measure] === 0 ? null : group[measure],
          mine.filter(({band}) => bands[group.group]!.includes(String(band)))
        )
      );
      const total = groups.map((group) => group[measure]);
      return total.includes(null)
        ? parts
        : [
            ...parts,
            ...counted(
              `${measure} ${dimension} ${member}`,
              total.reduce<number>((a, b) => a + b!, 0),
              mine,
              nameOf(slice)
            )
          ];
    });
    const bySide = dimensions.map((dimension) => `${dimension} × side`);
    return {name: `screens ${measure}`, counts, groups: groupsOf(rows, [...dimensions, ...bySide])};
  });
}

/** The month in which an application came to the loop, as the funnel counts it. */
const monthOfLoop = `(
  select strftime(max(s.started_at), '%Y-%m') from marts.funnel_steps as s
  where s.application_id = loops_of.application_id and s.step = 'loop>offer'
) as month`;

/** What a slice is about; nothing to be named by where small groups are pooled in it. */
function nameOf({dimension, member, slice}: PublishedScreenSlice): Record<string, string | null> | undefined {
  if (dimension === "all") return {};
  if (member === "other" || Object.values(slice).includes("other")) return undefined;
  return dimension.includes(" × ") ? slice : {[dimension]: member};
}

/** Loops with a question on a scorecard. */
export async function coveragePopulation({slices}: Coverage, warehouse: Warehouse): Promise<Population> {
  const rows = (
    await warehouse.rows<Row>(`
      select distinct application_id as id, role, level, ${monthOfLoop}
      from marts.loop_attributes as loops_of`)
  ).map((row): Row => row);
  return {
    name: "coverage",
    counts: slices.flatMap(({slice, loops}) =>
      counted(`coverage ${JSON.stringify(slice)}`, loops, inSlice(rows, {...slice, period: null}), slice)
    ),
    groups: groupsOf(rows, ["role", "level", "month", "role × level"])
  };
}

/** Loops as the other pages slice them. */
export async function loopPopulation(
  name: string,
  items: readonly {slice: Slice; loops: number | null}[],
  warehouse: Warehouse
): Promise<Population> {
  const rows = (
    await warehouse.rows<Row>(`select *, ${monthOfLoop} from marts.loops as loops_of where votes >= 2`)
  ).map((row): Row => ({
    ...row,
    id: row.application_id!
  }));
  return {
    name,
    counts: items.flatMap(({slice, loops}) =>
      counted(`${name} ${JSON.stringify(slice)}`, loops, inSlice(rows, slice), slice)
    ),
    groups: groupsOf(rows, ["role", "level", "period", "month", "role × level"])
  };
}
