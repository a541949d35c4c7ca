/** Contents of the statistical library: pure functions, browser-safe. Conventions are in each file. */
export {type Estimate, defaultLevel, notEstimable} from "./estimate.js";
export {type Random, createRandom} from "./random.js";
export * from "./distributions/index.js";

export {type RatingMatrix} from "./agreement/rating-matrix.js";
export {type Weighting} from "./agreement/chance-corrected.js";
export {brennanPrediger, congerKappa, fleissKappa, gwetAc, percentAgreement} from "./agreement/coefficients.js";
export {type MetricName, krippendorffAlpha} from "./agreement/krippendorff-alpha.js";
export {cohenKappa} from "./agreement/cohen-kappa.js";
export {intraclassCorrelation} from "./agreement/intraclass-correlation.js";
export {type Conditions, type Generalizability, dependability, generalizability} from "./agreement/generalizability.js";
export {repeatability, repeatabilityEstimate} from "./agreement/repeatability.js";

export {type MixedModel, type MixedModelInput, mixedModel} from "./mixed-model/mixed-model.js";
export {type InterviewerSeverity, type Severity, type Vote, severity, voteModel} from "./interviewers/severity.js";
export {type InterviewerConsistency, consistency} from "./interviewers/consistency.js";
export {type Herding, type HerdingContrast, type TimedVote, herding} from "./interviewers/herding.js";
export {type DebriefMovement, type DebriefVote, debriefMovement} from "./interviewers/debrief-movement.js";
export {type AttributeRating, type Halo, type HaloContrast, halo} from "./interviewers/halo.js";
export {type CompletedLoop, type EarlyStop, earlyStop} from "./loop-design/early-stop.js";

export {correctRangeRestriction, fisherInterval, fisherZ, pearson, spearman} from "./association/correlation.js";
export {biserial, pointBiserial} from "./association/biserial.js";
export {polyserial} from "./association/polyserial.js";
export {mutualInformation} from "./association/mutual-information.js";
export {areaUnderCurve, isotonic, netBenefit} from "./association/prediction.js";
export {type TwoByTwo, breslowDay, mantelHaenszel} from "./association/stratified-tables.js";
export {type GradedResponse, gradedResponse} from "./item-response/graded-response.js";
export {type ManyFacetRasch, type Measure, manyFacetRasch} from "./item-response/many-facet-rasch.js";

export {jeffreys, wilson} from "./intervals/shares.js";
export {type BetaBinomial, betaBinomial} from "./intervals/beta-binomial.js";
export {benjaminiHochberg} from "./intervals/differences.js";
export {drawInterval, median, quantile} from "./intervals/quantile.js";
export {type ControlChart, type Funnel, funnelLimits, pChart} from "./intervals/control-charts.js";
export {type Decomposition, type StratumChange, kitagawa} from "./intervals/kitagawa.js";
export {aalenJohansen, kaplanMeier} from "./survival/incidence.js";
export {medianTime} from "./survival/median-time.js";
