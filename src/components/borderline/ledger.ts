import type {CostSheet, PublishedScreenGroup, PublishedScreenSlice} from "../../contracts/screen.js";
import {hiresAt, hoursBeyond, hoursForEach} from "../../statistics/screen/loop-ledger.js";
import {hoursOfLoops, typicalTally} from "../../statistics/screen/loop-cost.js";
import {drawAcceptance} from "../../statistics/screen/screen-posterior.js";
import type {Summary} from "../../statistics/screen/bar-outcomes.js";
import {count} from "../../words/numbers.js";
import {amount, type Column, estimate, sortableTable} from "../kit/table.js";
import type {Costs} from "../screen/judgement.js";

/** What the loops of one kind of screen took and gave. */
export interface LedgerLine {
  label: string;
  screened: number;
  loops: number | null;
  hours: number | null;
  offers: number | null;
  /** Counted, or what the offers give at the acceptance that the reader sets. */
  hires: number | null;
  /** Staff hours of loops per offer and per hire; null where they gave none. */
  hoursPerOffer: Summary | null;
  hoursPerHire: Summary | null;
  /** Hours beyond what these loops' hires are worth at the best hours per hire. */
  wasted: Summary | null;
  money: number | null;
}

/** Clear passes, borderlines and everything below, in hours and hires; recomputed from counts when the sheet changes. */
export function ledger(
  {groups}: PublishedScreenSlice,
  costs: Costs,
  sheet: CostSheet,
  bestHoursPerHire: number | null
): LedgerLine[] {
  const middle = groups.findIndex(({group}) => group === "borderline");
  const parts: [string, PublishedScreenGroup[]][] = [
    ["clear pass", groups.slice(0, Math.max(0, middle))],
    ["borderline", groups.filter(({group}) => group === "borderline")],
    ["below", middle < 0 ? [] : groups.slice(middle + 1)]
  ];
  return parts
    .filter(([, members]) => members.length > 0)
    .map(([label, members]) => line(label, members, costs, sheet, bestHoursPerHire));
}

function line(
  label: string,
  groups: readonly PublishedScreenGroup[],
  costs: Costs,
  sheet: CostSheet,
  bestHoursPerHire: number | null
): LedgerLine {
  const sum = (name: "screened" | "decided" | "offers" | "hires" | "seats" | "timed" | "minutes"): number | null =>
    groups.some((group) => group[name] === null) ? null : groups.reduce((total, group) => total + group[name]!, 0);
  const [loops, offers, counted] = [sum("decided"), sum("offers"), sum("hires")];
  const hires = offers === null || counted === null ? null : hiresAt(costs.acceptance, {offers, hires: counted});
  const base = {label, screened: sum("screened")!, loops, offers, hires};
  if (loops === null || offers === null || hires === null || loops === 0)
    return {...base, hours: loops === 0 ? 0 : null, hoursPerOffer: null, hoursPerHire: null, wasted: null, money: null};
  const asRecorded =
    costs.loop.interviewers === sheet.loop.interviewers && costs.loop.interviewMinutes === sheet.loop.interviewMinutes;
  const tally = asRecorded
    ? {loops, seats: sum("seats")!, timed: sum("timed")!, minutes: sum("minutes")!}
    : typicalTally(loops, costs.loop);
  const hours = hoursOfLoops(tally, costs.loop);
  return {
    ...base,
    hours,
    hoursPerOffer: hoursForEach(offers, {loops, hours}),
    hoursPerHire: hoursForEach(hires, {loops, hours}),
    wasted:
      bestHoursPerHire === null
        ? null
        : hoursBeyond({loops, offers, hours}, drawAcceptance(costs.acceptance), bestHoursPerHire),
    money: sheet.hourlyRate === null ? null : hours * sheet.hourlyRate
  };
}

/** What loops took and gave, by kind of screen. */
export function ledgerTable(lines: readonly LedgerLine[]): HTMLElement {
  const money = lines.some((line) => line.money !== null);
  const summary = (label: string, of: (line: LedgerLine) => Summary | null): Column<LedgerLine> =>
    estimate(
      label,
      (line) => ({value: of(line)?.median ?? null, interval: of(line)?.interval ?? null}),
      (value) => count(value)
    );
  return sortableTable(lines, {
    caption: "Loop hours, offers and hires by kind of screen",
    name: "loop-hours",
    columns: [
      {label: "Screen", value: ({label}) => label},
      {label: "Screened", numeric: true, value: ({screened}) => screened},
      {label: "Decided loops", numeric: true, value: ({loops}) => loops},
      amount("Staff hours", (line) => line.hours, count),
      ...(money ? [amount("Money", (line: LedgerLine) => line.money, count)] : []),
      {label: "Offers", numeric: true, value: ({offers}) => offers},
      amount("Hires", ({hires}) => hires, count),
      summary("Hours per offer", ({hoursPerOffer}) => hoursPerOffer),
      summary("Hours per hire", ({hoursPerHire}) => hoursPerHire),
      summary("Hours beyond break-even", ({wasted}) => wasted)
    ]
  });
}
