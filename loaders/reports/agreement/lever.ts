import type {Agreement} from "../../../src/contracts/agreement.js";
import {coefficient} from "../../../src/words/numbers.js";

type Part = Pick<Agreement["slices"][number], "phi" | "split" | "interviewsPerLoop">;

/** Least gain in Φ of the usual loop for which calibrating severity is worth proposing first. */
const worthCalibrating = 0.05;

/** The one thing that would help most, from the variance split: one imperative sentence. */
export function lever({phi, split, interviewsPerLoop}: Part, shadowsMissing: number): string {
  const usual = phi[Math.min(phi.length, Math.max(1, Math.round(interviewsPerLoop ?? 1))) - 1];
  if (!usual || usual.phi.value === null)
    return "Have each interviewer vote before the debrief, and export those votes.";
  const gain = usual.withoutSeverity - usual.phi.value;
  if (gain >= worthCalibrating)
    return `Hold a calibration session on where yes begins: voting at one bar would raise the reliability of a loop from ${coefficient(usual.phi.value)} to ${coefficient(usual.withoutSeverity)}.`;
  const small =
    coefficient(usual.phi.value) === coefficient(usual.withoutSeverity)
      ? "calibrating severity alone would hardly raise the reliability of a loop"
      : `calibrating severity alone would raise the reliability of a loop only from ${coefficient(usual.phi.value)} to ${coefficient(usual.withoutSeverity)}`;
  if (shadowsMissing > 0)
    return `Schedule ${shadowsMissing} shadow interviews before anything else: they tell noise from real differences between interviews, and ${small}.`;
  const shareOf = (source: "interview" | "rest"): number => split?.find((part) => part.source === source)?.share ?? 0;
  return shareOf("rest") > shareOf("interview")
    ? `Sharpen the rubrics, so that two people who hear the same answer vote alike: ${small}.`
    : `Leave rubrics and bars as they are: candidates differ from interview to interview more than interviewers do in reading one, and ${small}.`;
}
