import type {AfterLoop} from "../contracts/funnel.js";
import {atStart, coefficient, count, hours, percent, range, withInterval} from "./numbers.js";

export interface Fact {
  about: string;
  /** Null where there is no figure; the words say why. */
  figure: string | null;
  words: string;
}

const tooFew = "Too few, or alike in what became of them, to be shown.";

/** What loops led to, for the page and for reports that travel. */
export function factsAfterLoop({acceptance, offersKnown, hoursPerHire, validity, attrition}: AfterLoop): Fact[] {
  return [
    {
      about: "Offers accepted, of all ever answered",
      figure: acceptance && percent(acceptance.share.value),
      words: acceptance
        ? `${count(acceptance.accepted)} of ${count(acceptance.accepted + acceptance.declined)} who answered; ${count(acceptance.open)} still open. Nine times in ten it is ${range(acceptance.share.interval, percent)}.`
        : offersKnown === false
          ? "No decisions were exported: those hired are known, and not who was offered a place and declined."
          : tooFew
    },
    {
      about: "Staff hours per hire, loops only",
      figure: hoursPerHire && hours(hoursPerHire.perHire.value),
      words: hoursPerHire
        ? `About ${count(hoursPerHire.hours)} hours in about ${count(hoursPerHire.loops)} loops, for about ${count(hoursPerHire.hires)} hires. Nine times in ten it is ${range(hoursPerHire.perHire.interval, hours)}; screening comes on top.`
        : tooFew
    },
    {
      about: "Left within 180 days",
      figure: attrition.refusal === null ? percent(attrition.share.value) : null,
      words:
        attrition.refusal ??
        `${count(attrition.left)} of ${count(attrition.known)} hires of at least a year ago of whom it is known, ${count(attrition.hires)} in all. Nine times in ten it is ${range(attrition.share.interval, percent)}.`
    },
    {
      about: "Loop votes and later performance",
      figure: validity.refusal === null ? coefficient(validity.raw.value) : null,
      words: validity.refusal ?? validityWords(validity)
    }
  ];
}

function validityWords({n, raw, corrected, restriction}: AfterLoop["validity"]): string {
  const together =
    raw.interval![0] > 0
      ? "hires with higher votes were rated higher later"
      : raw.interval![1] < 0
        ? "hires with higher votes were rated lower later"
        : "it is open whether hires with higher votes are rated higher later";
  return `${atStart(together)}: the correlation among ${count(n)} hires is ${range(raw.interval, coefficient)}, nine times in ten. Hires are only ${percent(restriction)} as spread in votes as all loops; among all it may be about ${withInterval(corrected.value, corrected.interval, coefficient)}, if votes alone had decided.`;
}
