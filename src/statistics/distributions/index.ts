export {digamma, logBeta, logGamma, trigamma} from "./gamma-function.js";
export {normalCdf, normalDensity, normalQuantile, normalUpperTail} from "./normal.js";
export {bivariateNormalCdf, bivariateNormalUpperTail} from "./bivariate-normal.js";
export {chiSquareCdf, chiSquareUpperTail} from "./chi-square.js";
export {
  betaCdf,
  betaQuantile,
  binomialCdf,
  binomialDensity,
  binomialQuantile,
  fCdf,
  fQuantile,
  fUpperTail,
  studentTCdf,
  studentTQuantile,
  studentTUpperTail
} from "./beta.js";
