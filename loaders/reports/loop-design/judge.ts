import type {Finding, Need} from "../../../src/contracts/finding.js";
import type {LoopDesign} from "../../../src/contracts/loop-design.js";
import {count, counted, percent, range} from "../../../src/words/numbers.js";
import {makeFinding} from "../finding.js";
import {nothingVaries, type Sameness} from "../shared/sameness.js";

type Size = LoopDesign["sizes"][number];

/** Gains of one interview, in standard deviations of ability per offer, below which it may go and above which one may come. */
const smallGain = 0.03;
const largeGain = 0.08;

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
    sameness
  }: {
    sizes: readonly Size[];
    interviews: number;
    offers?: number;
    needs: Need[];
    least: number;
    sameness?: Sameness | null;
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
      sentence: `${which}What each interview adds is judged from ${least} decided loops on; there are ${loops < 5 ? "fewer than 5" : loops}${needs.length > 0 ? "" : `, ${hindrance(sizes, loops, offers)}`}.`,
      action: "Keep the loop as it is.",
      needs: needs.length > 0 ? needs : [{unit: "decided loops with varied votes", more: 30, weeks: null}]
    });
  const fewer = last.gain.interval[1] < smallGain;
  const more = next.gain.interval !== null && next.gain.interval[0] > largeGain;
  const hours = last.hours - (sizes.find((size) => size.interviews === now - 1)?.hours ?? 0);
  return makeFinding({
    ...base,
    verdict: fewer || more ? "watch" : "ok",
    direction: fewer ? "fewer" : more ? "more" : null,
    estimate: last.gain,
    sentence: `${which}The ${ordinal(now)} interview of a loop raises the average ability of those offered by ${fine(last.gain.value)} standard deviations (${range(last.gain.interval, fine)}) and takes ${count(hours)} staff hours; one more would add ${fine(next.gain.value)} (${counted(loops, "loop")}).`,
    action: fewer
      ? "Weigh the last interview against its hours: with one fewer the loop would choose nearly as well."
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
      sentence: `${which}A loop takes about ${count(hoursPerLoop)} staff hours by the cost sheet; hours per offer are judged from ${least} decided loops on, some of them with an offer, and there are ${loops < 5 ? "fewer than 5" : loops}.`,
      action: "Check the cost sheet in plumbline.yaml against your own loops.",
      needs: needs.length > 0 ? needs : [{unit: "loops with an offer", more: 1, weeks: null}]
    });
  return makeFinding({
    ...base,
    verdict: "ok",
    estimate: hoursPerOffer,
    sentence: `${which}A loop takes about ${count(hoursPerLoop)} staff hours by the cost sheet and ${percent(offers / loops)} of loops end in an offer, so that an offer takes ${count(hoursPerOffer.value)} hours (${range(hoursPerOffer.interval, count)}; ${counted(loops, "loop")}).`,
    action: "Check the cost sheet in plumbline.yaml against your own loops, then compare with what a screen costs."
  });
}

/** Gains are small: three decimals. */
function fine(value: number | null | undefined): string {
  return value == null ? "–" : value.toFixed(3);
}

function ordinal(n: number): string {
  return ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"][n] ?? `${n}th`;
}
