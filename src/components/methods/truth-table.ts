import {html} from "htl";
import type {TruthRecovery} from "../../contracts/truth-recovery.js";
import {count, date, missing, percent} from "../../words/numbers.js";
import {amount, sortableTable} from "../kit/table.js";

type World = TruthRecovery["worlds"][number];

const everythingElse = "everything else";

const worldNames: Readonly<Record<string, string>> = {
  null: "nobody differs",
  standard: "people differ as they do",
  sample: "the sample company",
  "hawk-dove": "a few harsh, a few lenient",
  herding: "some follow the first vote",
  "team-confounded-null": "teams meet different candidates",
  "borderline-waste": "borderline screens waste hours",
  "sparse-pipeline": "few candidates come",
  "rich-pipeline": "many candidates come",
  "zero-signal-question": "a question says nothing",
  "leaked-question": "a question leaked",
  "unique-skill-question": "only one question asks for a skill",
  simpson: "each source rises, the total falls",
  "mix-shift": "the best source dwindles",
  "post-debrief-edits": "votes move at the debrief",
  "censored-growth": "six times as many come, the latest undecided",
  "fan-out-join": "a careless join repeated rows",
  "small-company": "a company of 60 screens"
};

/** Companies unlike the standard one. */
const unlikeNames: Readonly<Record<string, string>> = {
  "yes-no-form": "votes are yes or no only",
  "ends-at-first-no": "loops end at the first no",
  "ends-at-second-no": "loops end at the second no",
  "rising-bar": "candidates and the bar rise",
  "growing-strictness": "interviewers grow stricter",
  "level-shifts": "levels differ, questions rate them otherwise",
  "uneven-questions": "interviewers use questions unequally well, with very unequal loads",
  "exclusive-teams": "teams never share a loop",
  "sure-sooner": "sure votes are written sooner",
  "noes-later": "noes are written later",
  "final-votes-only": "votes are written after the debrief only",
  "quarter-noise": "pass rates vary by quarter",
  "falling-pass-rate": "the pass rate falls while screeners come and go",
  "job-differences": "jobs differ in their pass rate",
  "zipf-loads": "very unequal loads",
  "unwritten-noes": "three noes in ten are never written",
  "decider-reads-screen": "who decides counts the phone screen",
  "interviewer-turnover": "interviewers come and go",
  "halo-copies": "ratings often repeat the vote",
  "fixed-order": "areas in a fixed order, the first no ends the loop",
  "unseen-assignment": "some meet stronger candidates, unseen",
  "unseen-strict-house": "some meet stronger candidates, unseen, the first no ends the loop",
  "strict-house": "yes or no, the first no ends it, sure votes sooner, unequal loads",
  "moving-house": "a rising bar, people and quarters that vary, questions used unequally well"
};
const formNames: Readonly<Record<string, string>> = {
  planted: ", with facts planted",
  copying: ", where one in five copies"
};

/** The two worlds in which everything is counted; of the others, what is planted and the rest together. */
const countedApart = new Set(["null", "standard"]);

/** A simulated world in the reader's words. */
export function worldName(world: string): string {
  const [own = "", form = ""] = world.split("+");
  return (worldNames[own] ?? unlikeNames[own] ?? own) + (formNames[form] ?? "");
}

function isUnlike({world}: {world: string}): boolean {
  return Object.hasOwn(unlikeNames, world.split("+")[0]!);
}

/** Rows of the worlds' table: findings in which nothing was planted are added up where it is planted facts that count. */
export function worldRows(worlds: readonly World[]): World[] {
  const rows: World[] = [];
  const rest = new Map<string, World>();
  for (const row of worlds) {
    if (countedApart.has(row.world) || row.subjects > 0 || (isUnlike(row) && row.falseAlarms > 0)) {
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
  return html`<div>
    <p>
      Simulated companies in which the truth is known (<code>${command}</code>, ${date(madeAt)}). Of intervals that
      claim to hold the truth nine times in ten, how many did:
    </p>
    ${sortableTable(estimators, {
      caption: "Estimators, and the share of their 90 % intervals that held the truth",
      name: "coverage",
      columns: [
        {label: "Estimate", value: ({estimator}) => estimator},
        {label: "World", value: ({world}) => worldName(world)},
        amount("Companies", ({runs}) => runs, count),
        {label: "Intervals", value: ({intervals}) => intervals, format: (row) => count(row.intervals), numeric: true},
        amount("Held the truth", ({coverage}) => coverage, percent)
      ]
    })}
    ${offTheMark(estimators)}
    ${
      bounds.length === 0
        ? null
        : html`<p>What is told as “at least” should be no more than the truth in 19 of 20 companies:</p>
            ${sortableTable(bounds, {
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
    ${sortableTable(worldRows(worlds.filter((row) => !isUnlike(row))), {
      caption: "Simulated worlds, what was planted in them and what was found",
      name: "truth-recovery",
      columns: [
        {label: "World", value: ({world}) => worldName(world)},
        {label: "Finding", value: ({kind, about}) => `${kindName(kind)}${about === "all" ? ", all together" : ""}`},
        {label: "Planted", value: ({planted}) => planted.replaceAll("_", " ")},
        amount("Companies", ({runs}) => runs, count),
        share("Found", ({found, subjects}) => [found, subjects]),
        share("False alarms", ({falseAlarms, others}) => [falseAlarms, others])
      ]
    })}
    ${unlikeTable(worlds.filter(isUnlike))}
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

/** From so many intervals on, chance moves a share of nine in ten by three points at most. */
const enough = 100;

/** Estimates whose intervals held the truth too seldom or too often, in words: nobody should have to look for them. */
function offTheMark(estimators: TruthRecovery["estimators"]): HTMLElement {
  const counted = estimators.filter(({intervals}) => intervals >= enough);
  const off = counted.filter(({coverage}) => coverage < 0.87 || coverage > 0.93);
  const each = off.map(
    ({estimator, world, coverage}) => html`<li>${estimator}, ${worldName(world)}: ${percent(coverage)}</li>`
  );
  return html`<div>
    <p>
      Of ${count(counted.length)} estimates with ${count(enough)} intervals or more, ${count(off.length)} held the truth
      less than 87 or more than 93 times in a hundred.
    </p>
    <ul>
      ${each}
    </ul>
  </div>`;
}

/** Of companies unlike the standard one: what was found, and whom a finding wronged. */
function unlikeTable(worlds: World[]): HTMLElement {
  if (worlds.length === 0)
    return html`<p>Companies unlike the standard one have not been simulated for this version.</p>`;
  return html`<div>
    <p>
      Companies are not all like these. In each of the following something is unlike them; one named without planted
      facts is a company in which nobody differs, so that each “act” is false.
    </p>
    ${sortableTable(worldRows(worlds), {
      caption: "Companies unlike the standard one, what was planted in them and what was found",
      name: "unlike",
      columns: [
        {label: "Company", value: ({world}) => worldName(world)},
        {label: "Finding", value: ({kind, about}) => `${kindName(kind)}${about === "all" ? ", all together" : ""}`},
        amount("Companies", ({runs}) => runs, count),
        share("Found", ({found, subjects}) => [found, subjects]),
        share("False alarms", ({falseAlarms, others}) => [falseAlarms, others]),
        {
          label: "False alarms a company",
          value: ({falseAlarms, runs}) => ratio([falseAlarms, runs]),
          format: ({falseAlarms, runs}) => (falseAlarms / runs).toFixed(2),
          numeric: true
        }
      ]
    })}
  </div>`;
}

/** By world and finding, fewest observations first. */
function bySize(power: TruthRecovery["power"]): TruthRecovery["power"] {
  return [...power].sort((a, b) => a.world.localeCompare(b.world) || a.kind.localeCompare(b.kind) || a.least - b.least);
}

function kindName(kind: string): string {
  return kind.replace(".", ": ").replaceAll("_", " ");
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
