import type {Interviewers} from "../../../src/contracts/interviewers.js";
import type {Doubt, JudgedBy, Severity} from "../../../src/statistics/interviewers/severity.js";
import {coefficient, counted, percent} from "../../../src/words/numbers.js";

/** Vote points by which the two ways of taking candidates must part before a page speaks of it. */
const notable = 0.15;

/** By how many vote points the fit that does not judge differs, where that is notable. */
export function otherwise({deviation, other}: Pick<Severity["interviewers"][number], "deviation" | "other">) {
  return deviation !== null && other !== null && Math.abs(other - deviation) > notable ? other : null;
}

/** Which model judges severity and why, and why the other one says otherwise where it does. */
export function modelInWords(
  {judgedBy, design}: Severity,
  shown: readonly Pick<Severity["interviewers"][number], "deviation" | "other">[]
): Interviewers["model"] {
  if (shown.length === 0) return null;
  const apart = shown.filter((one) => otherwise(one) !== null).length;
  return {
    judgedBy,
    why: why[judgedBy](design),
    otherwise:
      apart === 0
        ? null
        : `Compared the other way ${counted(apart, "interviewer")} would come out more than ${coefficient(notable)} vote points apart: ${whyApart(design)}.`
  };
}

type Design = Severity["design"];

const why: Record<JudgedBy, (design: Design) => string> = {
  fixed: (design) =>
    `Interviewers are compared on the very same candidates, because loops here do not end on votes${followed(design)}.`,
  random: (design) =>
    `Candidates are taken as drawn from those of equal role, level, team, screen and quarter, because loops here end on votes${followed(design)}, and most interviewers meet candidates like everyone's.`,
  agreed: (design) =>
    `${design.ending?.onVotes ? `Loops here end on votes${followed(design)}, and the votes before do not tell who met whom` : "The order of votes within loops is not known"}, so a difference counts only where it shows both on the very same candidates and among candidates of equal standing.`,
  none: (design) =>
    `Nobody is called harsh or lenient: loops here end on votes${followed(design)}, and some interviewers meet candidates of whom others thought better or worse before, so that no comparison is fair.`
};

/** Fewer votes than these on one side could be those of a few candidates. */
const leastCompared = 30;

/** " (at the same place, another vote follows 83 % of yeses and 2 % of noes)"; nothing where that would tell of few. */
function followed({ending}: Design): string {
  if (!ending || ending.compared < leastCompared) return "";
  return ` (at the same place, another vote follows ${percent(ending.afterYes)} of yeses and ${percent(ending.afterNo)} of noes)`;
}

function whyApart({ending, assignment}: Design): string {
  const stops = "loops end on votes, so that who comes late is compared only on candidates who had convinced others";
  const meets = "some interviewers meet stronger or weaker candidates than those of equal standing";
  if (ending?.onVotes) return assignment?.unusual ? `${stops}, and ${meets}` : stops;
  return assignment?.unusual
    ? meets
    : "most likely they have few votes, or come first and meet candidates before anyone else";
}

/** Why someone cannot be judged although loops end on votes and most can. */
export const doubts: Record<Doubt, string> = {
  before: "loops here end on votes, and earlier votes show that {subject} met stronger or weaker candidates",
  first: "loops here end on votes, and {subject} nearly always votes first, so no vote tells whom they met",
  everyone: "loops here end on votes, and some interviewers meet stronger or weaker candidates"
};
