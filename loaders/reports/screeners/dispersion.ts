import type {Screen} from "../../../src/contracts/screen.js";
import type {ReportContext} from "../report.js";
import {screenerModel} from "./model.js";

/** 90th percentile of a normal distribution: four of five screeners lie within it on both sides. */
const middleFourFifths = 1.2816;

/** How far the bars of screeners lie apart, without telling of anyone; null with too few to hide in. */
export async function screenerDispersion(context: ReportContext): Promise<Screen["dispersion"]> {
  const model = await screenerModel(context);
  const screeners = model?.screeners.filter(({enough}) => enough).length ?? 0;
  if (!model || screeners < Math.max(3, context.config.privacy.minimum_interviewers)) return null;
  const logit = Math.log(model.rate / (1 - model.rate));
  const passing = (spread: number, side: 1 | -1): number =>
    1 / (1 + Math.exp(-(logit + side * middleFourFifths * spread)));
  const [strict, lenient] = [passing(model.spread.median, -1), passing(model.spread.median, 1)];
  const [low, high] = [Math.round(20 * strict), Math.round(20 * lenient)];
  const [least, most] = ([-1, 1] as const).map((side) => Math.round(20 * passing(model.spread.interval[1], side)));
  const usual = Math.round(20 * model.rate);
  const open =
    least === most
      ? ""
      : `; not ruled out is that a strict screener passes only ${least} of 20 such candidates and a lenient one ${most}`;
  const sentence =
    model.spread.interval[0] === 0
      ? `No evidence that ${screeners} screeners pass candidates at different bars: a typical candidate passes about ${usual} times in 20${open}.`
      : `Screeners differ: of 20 candidates of the same kind a strict one passes about ${low}, a lenient one about ${high} (four of five of ${screeners} screeners lie between). Interview leads can see where a comparison of notes would help.`;
  return {screeners, strict, lenient, sentence};
}
