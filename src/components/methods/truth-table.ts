import {html} from "htl";
import type {TruthRecovery} from "../../contracts/truth-recovery.js";
import {count, date, missing, percent} from "../../words/numbers.js";
import {amount, sortableTable} from "../kit/table.js";
import {offTheMark} from "./off-the-mark.js";
import {unlikeTables} from "./unlike.js";
import {estimateName, isUnlike, kindName, worldName} from "./world-names.js";

type World = TruthRecovery["worlds"][number];

const everythingElse = "everything else";

/** The two worlds in which everything is counted; of the others, what is planted and the rest together. */
const countedApart = new Set(["null", "standard"]);

/** Rows of the worlds' table: findings in which nothing was planted are added up where it is planted facts that count. */
export function worldRows(worlds: readonly World[]): World[] {
  const rows: World[] = [];
  const rest = new Map<string, World>();
  for (const row of worlds) {
    if (countedApart.has(row.world) || row.subjects > 0) {
      rows.push(row);
      continue;
    }
    const sum = rest.get(row.world);
    if (sum) {
      sum.others += row.others;
      sum.falseAlarms += row.falseAlarms;
      continue;
    }
    const first = {...row, kind: everythingElse, about: "each" as const};
    rest.set(row.world, first);
    rows.push(first);
  }
  return rows;
}

/** How often intervals held the truth in simulated companies, and findings were right in them. */
export function truthTable({
  madeAt,
  command,
  estimators,
  bounds,
  nobodyDiffers,
  worlds,
  power
}: TruthRecovery): HTMLElement {
  if (estimators.length === 0)
    return html`<p class="empty">
      The table of simulated companies has not been made for this version. <code>${command}</code> makes it.
    </p>`;
  const isUsual = (row: {world: string}): boolean => !isUnlike(row);
  const [usual, told] = [estimators.filter(isUsual), bounds.filter(isUsual)];
  return html`<div>
    <p>
      Simulated companies in which the truth is known (<code>${command}</code>, ${date(madeAt)}). Of intervals that
      claim to hold the truth nine times in ten, how many did:
    </p>
    ${sortableTable(usual, {
      caption: "Estimators, and the share of their 90 % intervals that held the truth",
      name: "coverage",
      columns: [
        {label: "Estimate", value: ({estimator}) => estimateName(estimator)},
        {label: "World", value: ({world}) => worldName(world)},
        amount("Companies", ({runs}) => runs, count),
        {label: "Intervals", value: ({intervals}) => intervals, format: (row) => count(row.intervals), numeric: true},
        amount("Held the truth", ({coverage}) => coverage, percent)
      ]
    })}
    ${offTheMark(usual)}
    ${
      told.length === 0
        ? null
        : html`<p>What is told as “at least” should be no more than the truth in 19 of 20 companies:</p>
            ${sortableTable(told, {
              caption: "Figures told as “at least”, and in how many simulated companies the truth was no less",
              name: "at-least",
              columns: [
                {label: "At least so many", value: ({bound}) => bound},
                {label: "World", value: ({world}) => worldName(world)},
                {
                  label: "Truth was no less",
                  value: ({told, held}) => ratio([held, told]),
                  format: ({told, held}) => `${count(held)} of ${count(told)}`,
                  numeric: true
                }
              ]
            })}`
    }
    <p>
      Where nobody differs, nobody should stand out: in ${count(nobodyDiffers.silent)} of ${count(nobodyDiffers.runs)}
      such companies no interviewer, screener or question did, nor were all together said to copy. Found: of the
      subjects in whom something was planted, how many got “act”. False alarms: of the others, how many did.
    </p>
    ${sortableTable(worldRows(worlds.filter(isUsual)), {
      caption: "Simulated worlds, what was planted in them and what was found",
      name: "truth-recovery",
      columns: [
        {label: "World", value: ({world}) => worldName(world)},
        {label: "Finding", value: ({kind, about}) => kindName(kind, about)},
        {label: "Planted", value: ({planted}) => planted.replaceAll("_", " ")},
        amount("Companies", ({runs}) => runs, count),
        share("Found", ({found, subjects}) => [found, subjects]),
        share("False alarms", ({falseAlarms, others}) => [falseAlarms, others])
      ]
    })}
    ${unlikeTables({
      estimators: estimators.filter(isUnlike),
      bounds: bounds.filter(isUnlike),
      worlds: worlds.filter(isUnlike)
    })}
    ${
      power.length === 0
        ? null
        : html`<p>
              How much data it takes: of what was planted in one person or question, how many got “act”, by the number
              of votes, screens or ratings.
            </p>
            ${sortableTable(bySize(power), {
              caption: "What was planted and found, by the number of observations",
              name: "power",
              columns: [
                {label: "World", value: ({world}) => worldName(world)},
                {label: "Finding", value: ({kind}) => kindName(kind)},
                {label: "Observations", value: ({least}) => least, format: ({least}) => sizeName(least), numeric: true},
                {
                  label: "Found",
                  value: ({found, subjects}) => ratio([found, subjects]),
                  format: ({found, subjects}) => `${count(found)} of ${count(subjects)}`,
                  numeric: true
                }
              ]
            })}`
    }
  </div>`;
}

/** By world and finding, fewest observations first. */
function bySize(power: TruthRecovery["power"]): TruthRecovery["power"] {
  return [...power].sort((a, b) => a.world.localeCompare(b.world) || a.kind.localeCompare(b.kind) || a.least - b.least);
}

/** Sizes double or so from step to step. */
function sizeName(least: number): string {
  const steps = [20, 50, 100, 200, 400];
  const next = steps.find((step) => step > least);
  return next === undefined ? `${least} or more` : `${least} to ${next - 1}`;
}

function share(label: string, parts: (world: World) => [number, number]) {
  return {
    label,
    numeric: true,
    value: (world: World) => ratio(parts(world)),
    format: (world: World) => (parts(world)[1] === 0 ? missing : parts(world).map(count).join(" of "))
  };
}

function ratio([part, whole]: [number, number]): number | null {
  return whole === 0 ? null : part / whole;
}
