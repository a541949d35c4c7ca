import type {Funnel} from "../../contracts/funnel.js";
import {atStart, count} from "../../words/numbers.js";
import {stepName} from "../../words/verdicts.js";
import {choice} from "../kit/controls.js";
import {filterBar} from "../kit/filter-bar.js";

type Slice = Funnel["slices"][number];

/** Role, level and quarter of the funnel's table; nothing to choose where it is empty. */
export function funnelControls({slices}: Funnel): HTMLElement & {value: Slice} {
  return filterBar(slices, {
    describe: ({steps}) =>
      steps
        .flatMap(({step, entered}) =>
          entered === null ? [] : [`${count(entered)} at ${stepName(step).split(" → ")[0]}`]
        )
        .slice(0, 1)
        .join("")
  });
}

/** Which group of candidates the curves are drawn for. */
export function curveChoice({curves}: Funnel): HTMLElement & {value: string | null} {
  const names = {period: "quarter of entry", role: "role", level: "level", source: "source"} as const;
  const options = (["period", "role", "level", "source"] as const).filter((by) =>
    curves.some((curve) => curve.by === by)
  );
  return choice({
    label: "Curves by",
    parameter: "curves",
    options: options.map((by) => ({value: by, text: names[by]}))
  });
}

/** Which groups are laid side by side: levels, roles or sources, whichever there are two of. */
export function splitChoice({splits}: Funnel): HTMLElement & {value: string | null} {
  const names = {level: "level", role: "role", source: "source"} as const;
  const members = (by: string): number =>
    new Set(splits.flatMap((split) => (split.by === by ? [split.member] : []))).size;
  return choice({
    label: "Side by side",
    parameter: "by",
    options: (["level", "role", "source"] as const)
      .filter((by) => members(by) > 0)
      .map((by) => ({value: by, text: `by ${names[by]}`}))
  });
}

/** Which step the control chart and the bridge are drawn for; one with a change first, then the whole way. */
export function stepChoice({trends, bridges, curveStep}: Funnel): HTMLElement & {value: string | null} {
  const changed = new Set(bridges.flatMap(({step, direction}) => (direction ? [step] : [])));
  const rank = (step: string): number => (changed.has(step) ? 0 : step === curveStep ? 1 : 2);
  const steps = trends.map(({step}) => step).sort((a, b) => rank(a) - rank(b));
  return choice({
    label: "Step",
    parameter: "step",
    options: steps.map((step) => ({value: step, text: stepName(step)}))
  });
}

/** "Phone screen → loop, all candidates: share that went on"; the charts of a step follow the bar in nothing. */
export function aboutStep(step: string | null, words: string): string {
  return `${step ? `${atStart(stepName(step))}, all` : "All"} candidates: ${words}`;
}
