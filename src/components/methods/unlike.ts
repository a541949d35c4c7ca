import {group, sum} from "d3-array";
import {html} from "htl";
import type {TruthRecovery} from "../../contracts/truth-recovery.js";
import {count, missing, percent} from "../../words/numbers.js";
import {amount, type Column, sortableTable} from "../kit/table.js";
import {enoughIntervals, offTheMark} from "./off-the-mark.js";
import {estimateName, formOf, kindName, kindOf, worldName} from "./world-names.js";

type World = TruthRecovery["worlds"][number];
type Estimator = TruthRecovery["estimators"][number];
type Bound = TruthRecovery["bounds"][number];

/** So many out of so many; null where there was none to count. */
type Ratio = readonly [part: number, whole: number];

/** One kind of company, over all findings. */
export interface UnlikeCompany {
  kind: string;
  /** Simulated companies in which nobody differs, and false "act" in them. */
  nobodyDiffers: {runs: number; falseActs: number};
  /** Simulated companies in which people differ and facts are planted; false "act" in them, and facts found. */
  planted: {runs: number; falseActs: number; found: Ratio};
  /** Companies in which one vote in five copies, and those of them that were told so; null where it was not tried. */
  copying: Ratio | null;
}

/** The row of each kind of company, in the order in which kinds first appear. */
export function unlikeCompanies(worlds: readonly World[]): UnlikeCompany[] {
  return [...group(worlds, ({world}) => kindOf(world))].map(([kind, rows]) => {
    const of = (form: ReturnType<typeof formOf>): World[] => rows.filter(({world}) => formOf(world) === form);
    const [plain, planted, copying] = [of("plain"), of("planted"), of("copying")];
    const copied = copying.filter(({subjects}) => subjects > 0);
    return {
      kind,
      nobodyDiffers: {runs: plain[0]?.runs ?? 0, falseActs: sum(plain, ({falseAlarms}) => falseAlarms)},
      planted: {
        runs: planted[0]?.runs ?? 0,
        falseActs: sum(planted, ({falseAlarms}) => falseAlarms),
        found: foundOf(planted)
      },
      copying: copied.length === 0 ? null : foundOf(copied)
    };
  });
}

/** One kind of finding over all kinds of companies. */
export interface UnlikeFinding {
  finding: string;
  about: World["about"];
  /** Subjects in which nothing was planted, and those of them that got "act". */
  falseActs: Ratio;
  /** Where the share of false "act" was largest; null where there was none at all. */
  worst: {kind: string; falseActs: Ratio} | null;
  /** Planted facts found, where most and where fewest were; null where none was planted. */
  found: {most: {kind: string; found: Ratio}; fewest: {kind: string; found: Ratio}} | null;
}

export function unlikeFindings(worlds: readonly World[]): UnlikeFinding[] {
  return [...group(worlds, ({kind, about}) => `${kind} ${about}`).values()].map((rows) => {
    const {kind, about} = rows[0]!;
    const falseActs = ({falseAlarms, others}: World): Ratio => [falseAlarms, others];
    const found = (row: World): Ratio => [row.found, row.subjects];
    const byFalse = rows
      .filter(({falseAlarms}) => falseAlarms > 0)
      .sort((a, b) => b.falseAlarms / b.others - a.falseAlarms / a.others);
    const byFound = rows
      .filter(({subjects}) => subjects > 0)
      .sort((a, b) => b.found / b.subjects - a.found / a.subjects);
    const [worst] = byFalse;
    const [most, fewest] = [byFound[0], byFound.at(-1)];
    return {
      finding: kind,
      about,
      falseActs: [sum(rows, (row) => row.falseAlarms), sum(rows, ({others}) => others)],
      worst: worst ? {kind: worst.world, falseActs: falseActs(worst)} : null,
      found:
        most && fewest
          ? {most: {kind: most.world, found: found(most)}, fewest: {kind: fewest.world, found: found(fewest)}}
          : null
    };
  });
}

/** One estimate over all kinds of companies. */
export interface UnlikeEstimate {
  estimate: string;
  /** Worlds in which it has enough intervals. */
  worlds: number;
  /** Share of all intervals that held the truth. */
  coverage: number;
  lowest: {world: string; coverage: number};
  highest: {world: string; coverage: number};
}

export function unlikeEstimates(estimators: readonly Estimator[]): UnlikeEstimate[] {
  const counted = estimators.filter(({intervals}) => intervals >= enoughIntervals);
  return [...group(counted, ({estimator}) => estimator)].map(([estimate, rows]) => {
    const ordered = [...rows].sort((a, b) => a.coverage - b.coverage);
    const [lowest, highest] = [ordered[0]!, ordered.at(-1)!];
    return {
      estimate,
      worlds: rows.length,
      coverage: sum(rows, ({coverage, intervals}) => coverage * intervals) / sum(rows, ({intervals}) => intervals),
      lowest: {world: lowest.world, coverage: lowest.coverage},
      highest: {world: highest.world, coverage: highest.coverage}
    };
  });
}

/** Companies unlike the standard one: what was found, whom a finding wronged, and whether intervals held the truth. */
export function unlikeTables({estimators, bounds, worlds}: Pick<TruthRecovery, "estimators" | "bounds" | "worlds">) {
  if (worlds.length === 0)
    return html`<p>Companies unlike the standard one have not been simulated for this version.</p>`;
  return html`<div>
    <p>
      Companies are not all like these. In each of the following something is unlike them. Where nobody differs, each
      “act” is false. Where people differ, it is false for an interviewer within 0.25 vote points of the others, a
      screener whose bar is within 0.2 standard deviations of theirs, and a sound question.
    </p>
    ${sortableTable(unlikeCompanies(worlds), {
      caption: "Companies unlike the standard one: false “act”, and planted facts found",
      name: "unlike-companies",
      columns: [
        {label: "Company", value: ({kind}) => worldName(kind)},
        amount("Companies", ({nobodyDiffers}) => nobodyDiffers.runs, count),
        perCompany("False “act” per company, nobody differs", ({nobodyDiffers}) => nobodyDiffers),
        perCompany("False “act” per company, people differ", ({planted}) => planted),
        outOf("Planted facts found", ({planted}) => planted.found),
        outOf("Copying found", ({copying}) => copying)
      ]
    })}
    <p>The same by finding, over all these companies:</p>
    ${sortableTable(unlikeFindings(worlds), {
      caption: "Findings in companies unlike the standard one: false “act”, and planted facts found",
      name: "unlike-findings",
      columns: [
        {label: "Finding", value: ({finding, about}) => kindName(finding, about)},
        outOf("False “act”", ({falseActs}) => falseActs),
        outOf("Most in one kind", ({worst}) => worst?.falseActs ?? null),
        where(({worst}) => worst?.kind),
        outOf("Found, most", ({found}) => found?.most.found ?? null),
        outOf("Found, fewest", ({found}) => found?.fewest.found ?? null),
        where(({found}) => found?.fewest.kind)
      ]
    })}
    <p>Their 90 % intervals, where an estimate has ${count(enoughIntervals)} of them or more in a kind of company:</p>
    ${sortableTable(unlikeEstimates(estimators), {
      caption:
        "Estimates in companies unlike the standard one, and the share of their 90 % intervals that held the truth",
      name: "unlike-coverage",
      columns: [
        {label: "Estimate", value: ({estimate}) => estimateName(estimate)},
        amount("Kinds", ({worlds: kinds}) => kinds, count),
        amount("Held the truth", ({coverage}) => coverage, percent),
        amount("Lowest", ({lowest}) => lowest.coverage, percent),
        where(({lowest}) => lowest.world),
        amount("Highest", ({highest}) => highest.coverage, percent)
      ]
    })}
    ${offTheMark(estimators)} ${boundsInWords(bounds)}
  </div>`;
}

/** What was told as "at least" there, and the kind of company in which it held least often. */
function boundsInWords(bounds: readonly Bound[]): HTMLElement | null {
  const told = bounds.filter((bound) => bound.told > 0);
  if (told.length === 0) return null;
  const worst = [...told].sort((a, b) => a.held / a.told - b.held / b.told)[0]!;
  return html`<p>
    What was told as “at least” was no more than the truth in ${count(sum(told, ({held}) => held))} of
    ${count(sum(told, (bound) => bound.told))}
    cases${
      worst.held === worst.told
        ? ""
        : `, least often in companies where ${worldName(worst.world)}: ${count(worst.held)} of ${count(worst.told)} (${worst.bound})`
    }.
  </p>`;
}

function perCompany<Row>(label: string, of: (row: Row) => {runs: number; falseActs: number}): Column<Row> {
  const value = (row: Row): number | null => (of(row).runs === 0 ? null : of(row).falseActs / of(row).runs);
  return {label, numeric: true, value, format: (row) => value(row)?.toFixed(2) ?? missing};
}

function outOf<Row>(label: string, of: (row: Row) => Ratio | null): Column<Row> {
  return {
    label,
    numeric: true,
    value: (row) => {
      const [part = 0, whole = 0] = of(row) ?? [];
      return whole === 0 ? null : part / whole;
    },
    format: (row) => {
      const [part = 0, whole = 0] = of(row) ?? [];
      return whole === 0 ? missing : `${count(part)} of ${count(whole)}`;
    }
  };
}

function where<Row>(of: (row: Row) => string | undefined): Column<Row> {
  return {
    label: "Where",
    value: (row) => of(row) ?? null,
    format: (row) => (of(row) === undefined ? missing : worldName(kindOf(of(row)!)))
  };
}

function foundOf(rows: readonly World[]): Ratio {
  return [sum(rows, ({found}) => found), sum(rows, ({subjects}) => subjects)];
}
