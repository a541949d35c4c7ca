export {filterBar} from "../kit/filter-bar.js";
export {agreementCoefficients, agreementSliceText, voteVersion} from "./coefficients.js";
export {phiCurve} from "./phi-curve.js";
export {agreementAnswer, shadowPanel, twentyOffers} from "./repeat-loop.js";
export {varianceSplit} from "./variance-split.js";
export {whatChanged} from "./what-changed.js";
export {agreementByQuarter, agreementBySlice, focusPairMatrix} from "./where.js";

/** What the agreement page cannot tell. */
export const agreementLimits = [
  "Interviewers of one loop see different interviews. Part of what looks like disagreement is a candidate who is strong in one area and weak in another; only shadow interviews can tell.",
  "Agreement is not truth: people can agree and be wrong, and votes that copied each other agree best of all (see Independence).",
  "Whether what happened on a day made the votes after it differ: candidates, questions and panels changed as well.",
  "Candidates who reach the loop were chosen. Among them all differences look smaller than among everyone who applied."
];
