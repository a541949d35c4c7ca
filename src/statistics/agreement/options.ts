import type {Weighting} from "./agreement-weights.js";

/** How a coefficient weighs disagreement, over which scale, and at which level its interval stands. */
export interface AgreementOptions {
  weights: Weighting;
  /** The form's scale; default: the values seen. An unused scale point changes AC, Brennan–Prediger and the weights. */
  categories?: readonly number[];
  /** Default 0.9. */
  level?: number;
}
