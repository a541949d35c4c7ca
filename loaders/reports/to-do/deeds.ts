import type {Finding, Kind, Verdict} from "../../../src/contracts/finding.js";
import {deedOf, otherDeeds} from "../../../src/words/deeds.js";
import {spelled} from "../../../src/words/numbers.js";

type Asking = Extract<Verdict, "act" | "watch">;
type Deed = (many: string) => string;

/** What is done about several findings of a kind at once. Of kinds that are not here each asks for a deed of its own. */
const deeds: Partial<Record<Kind, Partial<Record<Asking, Deed>>>> = {
  "interviewer.severity": {
    act: (many) => `Hold a calibration session with these ${many}`,
    watch: (many) => `Look again at these ${many} when they have about twenty more votes`
  },
  "interviewer.consistency": {
    act: (many) => `Go through the rubric with these ${many}, on three past interviews of each`,
    watch: (many) => `Look again at these ${many} when they have more votes`
  },
  "interviewer.timeliness": {
    act: (many) => `Block half an hour for writing after each interview of these ${many}`,
    watch: (many) => `See whether these ${many} have time to write after their interviews`
  },
  "interviewer.independence": {
    act: (many) => `See that these ${many} vote before they can see the votes of others`,
    watch: (many) => `Look again at these ${many} when they have more votes`
  },
  "screener.calibration": {
    act: (many) => `Have these ${many} hear the same few phone screens, and compare what each calls a pass`,
    watch: (many) => `Look again at these ${many} when they have more phone screens`
  },
  "question.signal": {
    act: (many) => `Replace these ${many} questions, or write their rubrics anew`,
    watch: (many) => `Read ten ratings of each of these ${many} questions against its rubric`
  },
  "question.redundant": {
    act: (many) => `Ask one of each of these ${many} pairs, and give the time to something else`,
    watch: (many) => `Ask who uses these ${many} pairs whether both questions look for the same thing`
  },
  "question.drift": {
    act: (many) => `Check what changed in these ${many} questions or their rubrics`,
    watch: (many) => `Keep an eye on these ${many} questions`
  },
  "question.no_data": {
    act: (many) => `Give these ${many} questions the time they need, or ask them only where they can be rated`,
    watch: (many) => `See why these ${many} questions are so often left without a rating`
  },
  "funnel.conversion": {
    act: (many) => `Find out what changed in these ${many} steps`,
    watch: (many) => `Look again at these ${many} steps next quarter`
  },
  "data.quality": {
    act: (many) => `Put these ${many} things right in the exports`,
    watch: (many) => `Look into these ${many} things in the exports`
  }
};

/** The same where findings of one kind and verdict ask for another deed, by what their pills say. */
const others: Partial<Record<Kind, Readonly<Record<string, Deed>>>> = {
  "interviewer.severity": {
    [otherDeeds.pairUp]: (many) => `Pair each of these ${many} with a colleague for two shadow interviews`
  },
  "interviewer.consistency": {
    [deedOf({kind: "interviewer.consistency", verdict: "act", direction: "uniform"})]: (many) =>
      `Ask these ${many} to use the whole scale, with an example of each point at hand`
  },
  "question.signal": {
    [otherDeeds.rewriteRubric]: (many) => `Write the rubrics of these ${many} questions anew`
  },
  "question.drift": {
    [deedOf({kind: "question.drift", verdict: "act", direction: "leaked"})]: (many) =>
      `Replace these ${many} questions, or change their tasks`
  }
};

/** The deed for several findings of a kind, verdict and deed; null where each has its own. */
export function deedFor(
  {kind, verdict, deed}: Pick<Finding, "kind" | "deed"> & {verdict: Asking},
  many: number
): string | null {
  return (others[kind]?.[deed] ?? deeds[kind]?.[verdict])?.(spelled(many)) ?? null;
}
