import type {Finding, Need} from "../../../src/contracts/finding.js";
import type {LoopDesign} from "../../../src/contracts/loop-design.js";
import {count, counted, ordinal} from "../../../src/words/numbers.js";
import {normalCdf} from "../../../src/statistics/distributions/index.js";
import {makeFinding, rounded} from "../finding.js";
import {nothingVaries, type Sameness} from "../shared/sameness.js";
import {hoursAYear} from "../shared/stake.js";
import {liesBetween, partOf} from "../../../src/words/finding.js";

type Size = LoopDesign["sizes"][number];

/** Gains of one interview, in standard deviations of ability per offer, below which it may go and above which one may come. */
const smallGain = 0.03;
const largeGain = 0.08;
const littleGain = "little gain";

/** `loop.size` of all loops or of a role: what the last interview adds, against its hours. Never act. */
export function loopSizeFinding(
  subject: string,
  loops: number,
  {
    sizes,
    interviews,
    offers,
    needs,
    least,
    sameness,
    pace
  }: {
    sizes: readonly Size[];
    interviews: number;
    offers?: number;
    needs: Need[];
    least: number;
    sameness?: Sameness | null;
    /** Loops a week at the present pace. */
    pace: number | null;
  }
): Finding {
  const base = {
    kind: "loop.size" as const,
    subject,
    slice: {role: subject === "all" ? null : subject},
    unit: "standard deviations of ability per offer",
    n: loops
  };
  const which = subject === "all" ? "" : `${subject}: `;
  const now = Math.round(interviews);
  const last = sizes.find((size) => size.interviews === now);
  const next = sizes.find((size) => size.interviews === now + 1);
  if (needs.length === 0 && sameness) return makeFinding({...base, ...nothingVaries(sameness, which)});
  if (needs.length > 0 || !last || !next || last.gain.value === null || last.gain.interval === null)
    return makeFinding({
      ...base,
      verdict: "too_little_data",
      claim: `${which}what each interview adds cannot be told yet.`,
      evidence:
        needs.length > 0
          ? `${fewLoops(loops)} decided; it is judged from ${least} on.`
          : `${fewLoops(loops)} decided, ${hindrance(sizes, loops, offers)}.`,
      action: "Keep the loop as it is.",
      needs: needs.length > 0 ? needs : [{unit: "decided loops with varied votes", more: 30, weeks: null}]
    });
  const fewer = last.gain.interval[1] < smallGain;
  const more = next.gain.interval !== null && next.gain.interval[0] > largeGain;
  const hours = last.hours - (sizes.find((size) => size.interviews === now - 1)?.hours ?? 0);
  const before = now > 1 ? of100(last, last.gain.value) : of100(next);
  const other = `${now > 1 ? now - 1 : 2} ${before === of100(last) ? "about as many" : `than ${before}`}`;
  const added: [number, number] = [outdone(last, last.gain.interval[0]), outdone(last, last.gain.interval[1])];
  return makeFinding({
    ...base,
    verdict: fewer || more ? "watch" : "ok",
    direction: fewer ? "fewer" : more ? "more" : null,
    estimate: last.gain,
    reference: {value: smallGain, label: littleGain},
    claim: fewer
      ? `${which}one interview fewer would choose nearly as well.`
      : more
        ? `${which}one more interview would choose clearly better.`
        : `${which}nothing speaks clearly for more or fewer interviews.`,
    mark: {
      estimate: outdone(last, last.gain.value),
      interval: added,
      reference: {value: outdone(last, smallGain), label: littleGain},
      unit: "more of 100 candidates outdone"
    },
    evidence: `With ${counted(now, "interview")} offers go, on average, to someone better than ${of100(last)} of 100 in the loop, with ${other} (${counted(loops, "loop")}); the ${ordinal(now)} takes ${counted(Math.round(hours), "staff hour")}.`,
    sure: {
      probability: null,
      sentence: `What the ${ordinal(now)} interview adds lies between ${added[0].toFixed(1)} and ${added[1].toFixed(1)} of 100 candidates, nine times in ten.`
    },
    stake: fewer || more ? hoursAYear(pace, hours) : null,
    action: fewer
      ? "Weigh the last interview against its hours, on one role first."
      : more
        ? "Consider one more interview for the hardest decisions, when votes are split."
        : "Keep the number of interviews; decide by whether the hours are worth the gain to you."
  });
}

/** Why enough loops do not tell what an interview adds. */
function hindrance(sizes: readonly Size[], loops: number, offers?: number): string {
  if (sizes.length > 0) return "but their usual length is beyond those that can be compared";
  if (offers === 0) return "but none with an offer";
  if (offers === loops) return "but all with an offer";
  return "but their votes do not tell candidates apart beyond noise";
}

/** `loop.hours` of all loops or of a role: staff hours per offer. Never act. */
export function loopHoursFinding(
  {subject, loops, hoursPerLoop, hoursPerOffer}: LoopDesign["hours"][number] & {loops: number},
  {needs, least, offers}: {needs: Need[]; least: number; offers: number}
): Finding {
  const base = {
    kind: "loop.hours" as const,
    subject,
    slice: {role: subject === "all" ? null : subject},
    unit: "hours per offer",
    n: loops
  };
  const which = subject === "all" ? "" : `${subject}: `;
  if (needs.length > 0 || hoursPerOffer.value === null)
    return makeFinding({
      ...base,
      verdict: "too_little_data",
      claim: `${which}what an offer takes in hours cannot be told yet.`,
      evidence: `${fewLoops(loops)} decided; it is judged from ${least} on, some of them with an offer. A loop takes about ${count(hoursPerLoop)} staff hours at your cost sheet.`,
      action: "Check the cost sheet in plumbline.yaml against your own loops.",
      needs: needs.length > 0 ? needs : [{unit: "loops with an offer", more: 1, weeks: null}]
    });
  return makeFinding({
    ...base,
    verdict: "ok",
    estimate: hoursPerOffer,
    claim: `${which}an offer takes about ${counted(hoursPerOffer.value, "staff hour")} of loops.`,
    evidence: `A loop takes about ${count(hoursPerLoop)} hours at your cost sheet, and ${partOf(offers, loops, "loop")} ended in an offer.`,
    sure: liesBetween("what an offer takes", hoursPerOffer.interval!, (hours) => `${count(hours)} hours`),
    action: "Check the cost sheet in plumbline.yaml against your own loops, then compare with what a screen costs."
  });
}

function fewLoops(loops: number): string {
  return loops === 0 ? "No loop is" : loops < 5 ? "Fewer than 5 loops are" : `${count(loops)} loops are`;
}

/** Of 100 candidates of the loop: how many those offered outdo on average, with `gain` less where it is given. */
function of100({utility}: Size, gain = 0): number {
  return Math.round(100 * normalCdf(utility.value! - gain));
}

/** How many more of 100 candidates those offered outdo for a gain that the size has over one interview fewer. */
function outdone({utility, gain}: Size, added: number): number {
  const before = utility.value! - gain.value!;
  return rounded(100 * (normalCdf(before + added) - normalCdf(before)))!;
}
