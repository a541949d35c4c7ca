import type {Random} from "../../src/statistics/random.js";
import type {Calibration} from "./calibration.js";
import type {Cast} from "./cast.js";
import type {Parameters} from "./parameters.js";
import type {SimulatedTables} from "./tables.js";
import type {Plants} from "./worlds.js";

/** Where applications play: the company, its random numbers and the tables that record what happens. */
export interface Stage {
  parameters: Parameters;
  plants: Plants;
  cast: Cast;
  calibration: Calibration;
  random: Random;
  tables: SimulatedTables;
  /** First and last moment of the exports. */
  starts: number;
  ends: number;
}
