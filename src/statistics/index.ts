/** Contents of the statistical library: pure functions, browser-safe. Conventions are in each file. */
export {type Estimate, defaultLevel, notEstimable} from "./estimate.js";
export * from "./distributions/index.js";
export {type Random, createRandom} from "./random.js";
export {type MixedModel, type MixedModelInput, mixedModel} from "./mixed-model.js";
