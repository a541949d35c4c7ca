import {describe, expect, it} from "vitest";
import {borderline} from "../../../loaders/reports/borderline/report.js";
import {screen} from "../../../loaders/reports/screen/report.js";
import type {Borderline} from "../../../src/contracts/borderline.js";
import type {Screen} from "../../../src/contracts/screen.js";
import {hoursOfLoops} from "../../../src/statistics/screen/loop-cost.js";
import {count} from "../../../src/words/numbers.js";
import {worldWarehouse} from "../../support/worlds.js";

const names = ["screened", "advanced", "decided", "offers", "hires", "interviewers_times_interviews"] as const;
type Counts = Record<(typeof names)[number], number>;
type Row = Counts & {band: string; calendar_minutes: number};

describe("the query in the definitions panel", () => {
  it("gives exactly the counts and hours of both pages and of the report, on exports with trials and open candidates", async () => {
    const {context, close} = await worldWarehouse({world: "borderline-waste", seed: 5, screens: 700});
    try {
      const bar = await screen(context);
      const hours = await borderline(context);
      const phone = bar.datasets[0]!.content as Screen;
      const cost = hours.datasets[0]!.content as Borderline;
      expect(phone.sql).toBe(cost.sql);
      const [left] = await context.warehouse.rows<{trial: number; waiting: number}>(
        "select count(*) filter (counted and trial)::integer as trial, count(*) filter (band is not null and not counted)::integer as waiting from marts.screens"
      );
      expect(left!.trial).toBeGreaterThan(0);
      expect(left!.waiting).toBeGreaterThan(0);
      const rows = (await context.warehouse.rows<Row>(phone.sql)).map(
        (row) =>
          Object.fromEntries(
            Object.entries(row).map(([name, value]) => [name, typeof value === "bigint" ? Number(value) : value])
          ) as unknown as Row
      );
      for (const {slices} of [phone, cost]) {
        const {groups} = slices.find(({dimension}) => dimension === "all")!;
        for (const {group, seats, minutes, ...shown} of groups) {
          const row = rows.find(({band}) => band === group);
          // A merged group stands for votes too small to show; its sum is checked below.
          if (!row || shown.decided === null) continue;
          expect([group, ...names.slice(0, 5).map((name) => shown[name as keyof typeof shown]), seats]).toEqual([
            group,
            ...names.map((name) => Number(row[name] ?? 0))
          ]);
          expect(Math.round(minutes!)).toBe(Number(row.calendar_minutes ?? 0));
        }
        const total = (list: readonly {screened: number}[]): number =>
          list.reduce((sum, {screened}) => sum + Number(screened), 0);
        expect(total(groups)).toBe(total(rows));
        expect(groups.filter(({group}) => rows.some(({band}) => band === group)).length).toBeGreaterThanOrEqual(3);
      }
      const row = rows.find(({band}) => band === "borderline")!;
      const finding = hours.findings.find(({subject}) => subject === "all")!;
      expect(finding.n).toBe(Number(row.decided));
      const {timed} = cost.slices[0]!.groups.find(({group}) => group === "borderline")!;
      const tally = {loops: Number(row.decided), seats: Number(row.interviewers_times_interviews), timed: timed!};
      const staffHours = hoursOfLoops({...tally, minutes: Number(row.calendar_minutes)}, cost.costs.loop);
      expect(finding.sentence).toContain(
        `A borderline loop takes ${count(staffHours / Number(row.decided))} staff hours; ${Number(row.decided)} took ${count(staffHours)} and ended in ${Number(row.offers)} offers, `
      );
      // Another route to the same figures: straight from the exported tables, without the marts.
      const [raw] = await context.warehouse.rows<{screened: number; decided: number; offers: number}>(rawCounts);
      expect([raw!.screened, raw!.decided, raw!.offers].map(Number)).toEqual(
        [row.screened, row.decided, row.offers].map(Number)
      );
    } finally {
      close();
    }
  }, 120_000);
});

/** Borderline screens, their decided loops and offers, by hand. */
const rawCounts = `
with mixed as (
  select application_id from canonical.scorecards where stage = 'phone_screen' and vote = 'mixed' and not shadow
),
loops as (
  select application_id from canonical.stages where stage = 'loop'
  union select application_id from canonical.scorecards where stage = 'loop'
),
one as (
  select a.application_id, a.status, coalesce(a.trial, false) as trial, d.decision, l.application_id is not null as looped
  from mixed as m
  join canonical.applications as a using (application_id)
  left join canonical.decisions as d using (application_id)
  left join loops as l using (application_id)
)
select
  count(*) filter (looped or status <> 'active') as screened,
  count(*) filter (looped and not trial and (decision is not null or status in ('rejected', 'hired'))) as decided,
  count(*) filter (looped and not trial and decision = 'offer') as offers
from one`;
