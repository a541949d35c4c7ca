import {sum} from "simple-statistics";
import type {Agreement} from "../../../src/contracts/agreement.js";
import {normalQuantile} from "../../../src/statistics/distributions/index.js";
import {counted, percent} from "../../../src/words/numbers.js";

type Part = Agreement["slices"][number];
type Cell = Agreement["focusPairs"][number];

/** Chance that some pair of areas is named where all agree alike, all pairs together. */
const chance = 0.05;
/** Candidates in common from which a pair of areas may be named. */
const fewest = 30;

/** What to do about how often decisions would repeat: it answers to the number of votes in a loop. */
export function sizeAction({phi, interviewsPerLoop}: Pick<Part, "phi" | "interviewsPerLoop">, isLow: boolean): string {
  const now = Math.max(1, Math.round(interviewsPerLoop ?? 0));
  const [here, next] = [now, now + 1].map((n) => phi.find(({interviews}) => interviews === n)?.phi.value ?? null);
  if (here == null || next == null)
    return "Weigh the number of interviewers in a loop against their hours, on the loop design page.";
  const gain = `luck is ${percent(1 - here)} of what ${counted(now, "vote")} say together, and would be ${percent(1 - next)} with one more`;
  return isLow
    ? `Ask one more interviewer where votes are split: ${gain}.`
    : `Nothing needs to change. Should another interviewer be asked for, the loop design page has their hours: ${gain}.`;
}

/**
 * What to do about agreement: start with the pair of areas that clearly agrees less than the others, else with none in
 * particular. Each pair is held against all others together (pooled test of two shares, Bonferroni over the pairs).
 */
export function areaAction(cells: readonly Cell[]): string {
  const pairs = cells.flatMap(({first, second, candidates, sameSide: {value}}) =>
    value === null || candidates === null || candidates < fewest ? [] : [{first, second, candidates, share: value}]
  );
  const apart = pairs
    .map((pair) => {
      const others = pairs.filter((other) => other !== pair);
      const candidates = sum(others.map((other) => other.candidates));
      const rest = sum(others.map((other) => other.candidates * other.share)) / candidates;
      const pooled = (pair.share * pair.candidates + rest * candidates) / (pair.candidates + candidates);
      const error = Math.sqrt(pooled * (1 - pooled) * (1 / pair.candidates + 1 / candidates));
      return {...pair, rest, z: error > 0 ? (pair.share - rest) / error : 0};
    })
    .filter(({z}) => z < normalQuantile(chance / pairs.length))
    .sort((a, b) => a.z - b.z)[0];
  if (apart)
    return `Start with ${namesOf(apart)}: their votes on one candidate are on the same side in ${percent(apart.share)}, those of other areas in ${percent(apart.rest)}; read loops on which they split together, and ask whether the areas differ or the bars.`;
  if (pairs.length < 2)
    return "Read together the loops whose votes lie furthest apart, and ask what each vote rested on.";
  return "Read together the loops whose votes lie furthest apart, whatever their areas: no pair of areas agrees clearly less than the others.";
}

function namesOf({first, second}: Pick<Cell, "first" | "second">): string {
  return first === second ? `interviews of ${first}` : `${first} and ${second}`;
}

/** Least gain in Φ of the usual loop for which calibrating severity is worth proposing first. */
const worthCalibrating = 0.05;

/** The one thing that would help most, from the variance split: one imperative sentence. */
export function lever(
  {phi, split, interviewsPerLoop}: Pick<Part, "phi" | "split" | "interviewsPerLoop">,
  shadowsMissing: number
): string {
  const usual = phi[Math.min(phi.length, Math.max(1, Math.round(interviewsPerLoop ?? 1))) - 1];
  if (!usual || usual.phi.value === null)
    return "Have each interviewer vote before the debrief, and export those votes.";
  const gain = usual.withoutSeverity - usual.phi.value;
  if (gain >= worthCalibrating)
    return `Hold a calibration session on where yes begins: with one bar for all, ${percent(usual.withoutSeverity)} of what a loop's votes say would be the candidate, where it is ${percent(usual.phi.value)} now.`;
  const small =
    percent(usual.phi.value) === percent(usual.withoutSeverity)
      ? "one bar for all would hardly help"
      : `with one bar for all ${percent(usual.withoutSeverity)} of what a loop's votes say would be the candidate, hardly more than the ${percent(usual.phi.value)} of now`;
  if (shadowsMissing > 0)
    return `Schedule ${shadowsMissing} shadow interviews before anything else: they tell luck from real differences between interviews, and ${small}.`;
  const shareOf = (source: "interview" | "rest"): number => split?.find((part) => part.source === source)?.share ?? 0;
  return shareOf("rest") > shareOf("interview")
    ? `Sharpen the rubrics, so that two people who hear the same answer vote alike: ${small}.`
    : `Leave rubrics and bars as they are: candidates differ from interview to interview more than interviewers do in reading one, and ${small}.`;
}
