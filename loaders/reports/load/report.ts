import {group} from "d3-array";
import type {Finding} from "../../../src/contracts/finding.js";
import type {Load} from "../../../src/contracts/load.js";
import type {CostSheet} from "../../../src/contracts/screen.js";
import {behind} from "../../privacy/behind.js";
import {candidatesIn, candidatesOf} from "../../privacy/slices.js";
import {hiddenCells} from "../../privacy/suppression.js";
import type {Config} from "../../config/config.js";
import {asHeadline, published, rounded} from "../finding.js";
import {readSql, type Report} from "../report.js";
import {costsShown} from "../shared/cost-sheet.js";
import {type HiddenQuarters, hiddenQuarters} from "../shared/person-quarters.js";
import {loadDefinitions} from "./definitions.js";
import {busiestFifth, evenShare} from "./evenness.js";
import {growthOf} from "./growth.js";
import {evennessFinding} from "./judge.js";
import {hoursOf, latestOf, meanOfWeeks, type Quarter, quartersOf, type Seat} from "./weeks.js";

const sql = readSql(new URL("./seats.sql", import.meta.url));
/** Older quarters say nothing of the load of today. */
const mostQuarters = 8;

/** Finding `load.evenness` and the dataset `load`: how much interviewing there is, how evenly it is shared, and who comes after. */
export const load: Report = async (context) => {
  const {dataThrough} = context;
  const seats = await context.warehouse.rows<Seat>(sql);
  // A calendar reaches beyond what the data tell.
  const all = seats.filter(({held_at}) => dataThrough !== null && held_at.slice(0, 10) <= dataThrough.slice(0, 10));
  const quarters = quartersOf(all, dataThrough).slice(-mostQuarters);
  const costs = await costsShown(context);
  const {seats: isHidden} = await hiddenQuarters(context);
  const {finding, content} = loadOf(quarters, {costs, config: context.config, seed: context.seed, all, isHidden});
  return {findings: [finding], datasets: [{name: "load", audiences: ["leads"], content: behind(all, content)}]};
};

/** The same of the seats as the warehouse gives them; the finding is about the latest quarter. */
export function loadOf(
  quarters: readonly Quarter[],
  {
    costs,
    config,
    seed,
    all,
    isHidden
  }: {costs: CostSheet; config: Config; seed: number; all: readonly Seat[]; isHidden: HiddenQuarters["seats"]}
): {finding: Finding; content: Load} {
  const latest = latestOf(quarters);
  const {minimum_candidates: least, minimum_interviewers: leastPeople} = config.privacy;
  const limit = config.load.interviews_per_week;
  const people = peopleOf(quarters, costs, isHidden);
  const shown = quarters.map((quarter) => quarterOf(quarter, costs, seed));
  const now = people.filter(({quarters: of}) =>
    of.some(({period, interviews}) => period === latest?.period && interviews !== null)
  );
  const active = new Set(seatsOf(latest).map(({interviewer_id}) => interviewer_id));
  const finding = behind(
    seatsOf(latest),
    evennessFinding(
      {
        quarter: shown.find(({period}) => period === latest?.period) ?? null,
        people: now.map(({quarters: of}) => of.find(({period}) => period === latest?.period)!.interviewsAWeek!),
        limit,
        isFew: candidatesOf(seatsOf(latest)) < least || active.size < leastPeople
      },
      {config}
    )
  );
  const content: Load = {
    refusal:
      latest === null
        ? "No interview with a date is exported: export interviews, or scorecards with their times."
        : null,
    findings: [asHeadline(finding)],
    limit,
    latest: latest?.period ?? null,
    quarters: shown,
    weeks: weeksOf(quarters, costs, {least, leastPeople}),
    people,
    notListed: latest === null ? null : active.size - now.length,
    growth: growthOf(all, leastPeople),
    leastCandidates: least,
    definitions: loadDefinitions(sql.trim(), costs)
  };
  return {finding, content};
}

function seatsOf(quarter: Quarter | null): Seat[] {
  return quarter?.weeks.flatMap(({seats}) => seats) ?? [];
}

function quarterOf(quarter: Quarter, costs: CostSheet, seed: number): Load["quarters"][number] {
  const {period, weeks} = quarter;
  const seats = seatsOf(quarter);
  const counts = [...group(seats, ({interviewer_id}) => interviewer_id).values()].map(({length}) => length);
  return behind(seats, {
    period,
    weeks: weeks.length,
    interviews: seats.length,
    people: counts.length,
    interviewsAWeek: published(meanOfWeeks(weeks.map((week) => week.seats.length))),
    hoursAWeek: published(meanOfWeeks(weeks.map((week) => hoursOf(week.seats, costs)))),
    busiestFifth: rounded(busiestFifth(counts)),
    evenShare: published(evenShare(seats.length, counts.length, seed))
  });
}

/** Weeks of too few candidates or people are hidden, with another of their quarter where its total would tell them. */
function weeksOf(
  quarters: readonly Quarter[],
  costs: CostSheet,
  {least, leastPeople}: {least: number; leastPeople: number}
): Load["weeks"] {
  const cells = quarters.flatMap(({period, weeks}) => weeks.map((week) => ({period, ...week})));
  const hidden = hiddenCells(cells, {
    people: ({seats}) =>
      candidatesOf(seats) >= least && interviewersOf(seats) < leastPeople ? 1 : candidatesOf(seats),
    families: [({period}) => period],
    minimum: least
  });
  return cells.map(({date, seats}, index) =>
    behind(seats, {
      date,
      interviews: hidden[index] ? null : seats.length,
      hours: hidden[index] ? null : rounded(hoursOf(seats, costs))
    })
  );
}

function interviewersOf(seats: readonly Seat[]): number {
  return new Set(seats.map(({interviewer_id}) => interviewer_id)).size;
}

/** Of each person the quarters that may be shown. */
function peopleOf(quarters: readonly Quarter[], costs: CostSheet, isHidden: HiddenQuarters["seats"]): Load["people"] {
  const shown = quarters.flatMap((quarter) =>
    [...group(seatsOf(quarter), ({interviewer_id}) => interviewer_id)].flatMap(([interviewer, seats]) =>
      isHidden(interviewer, quarter.period)
        ? []
        : [{interviewer, seats, period: quarter.period, weeks: quarter.weeks.length}]
    )
  );
  return [...group(shown, ({interviewer}) => interviewer)].map(([interviewer, own]) => ({
    interviewer,
    quarters: own.map(({period, weeks, seats}) =>
      behind(candidatesIn(seats), {
        period,
        interviews: seats.length,
        interviewsAWeek: rounded(seats.length / weeks),
        hoursAWeek: rounded(hoursOf(seats, costs) / weeks)
      })
    )
  }));
}
