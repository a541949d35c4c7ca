import {createRandom} from "../../src/statistics/random.js";
import {calibrate} from "./calibration.js";
import {castOf} from "./cast.js";
import {fanOut} from "./fan-out.js";
import {Journey} from "./journey.js";
import {standard, type Parameters} from "./parameters.js";
import {emptyTables, type SimulatedTables} from "./tables.js";
import {truthOf, type Truth} from "./truth.js";
import {worlds, type World, type WorldName} from "./worlds.js";

export interface SimulatedWorld {
  tables: SimulatedTables;
  truth: Truth;
}

/**
 * A world of hiring with known truth. The same world, screens and seed give the same rows.
 *
 * @param screens phone screens, about; the world's own number when left out
 */
export function simulateWorld({
  world,
  screens,
  seed
}: {
  world: WorldName;
  screens?: number;
  seed: number;
}): SimulatedWorld {
  const {parameters: changes, plants}: World = worlds[world];
  const parameters = merged({...standard}, {...changes, ...(screens === undefined ? {} : {screens})});
  const random = createRandom(seed);
  const cast = castOf(parameters, plants, random.split());
  const calibration = calibrate(parameters, 1);
  const tables = emptyTables();
  const ends = Date.parse(`${parameters.endsOn}T23:59:59Z`);
  const starts = new Date(ends);
  starts.setUTCMonth(starts.getUTCMonth() - parameters.months);
  const stage = {parameters, plants, cast, calibration, random, tables, ends, starts: starts.getTime()};
  arrivals(parameters, stage.starts, ends, random.split()).forEach(
    (applied, index) => new Journey(stage, index + 1, applied)
  );
  tables.interviewers = [
    ...cast.interviewers.map(({id, name, team}) => ({interviewer_id: id, name, team})),
    ...cast.screeners.map(({id}) => ({interviewer_id: id, name: `Manager ${id}`, team: null}))
  ];
  if (plants.fanOut) fanOut(tables);
  return {tables, truth: truthOf({world, seed, parameters, plants, cast, calibration})};
}

/** When people apply: evenly over the window, or more and more of them. About 2.5 % of screens lie beyond its end. */
function arrivals(
  parameters: Parameters,
  starts: number,
  ends: number,
  random: ReturnType<typeof createRandom>
): number[] {
  const count = Math.round(parameters.screens * parameters.applicationsPerScreen * 1.025);
  const growth = Math.log(parameters.growth);
  const position = (u: number): number => (growth === 0 ? u : Math.log(1 + u * (parameters.growth - 1)) / growth);
  return Array.from({length: count}, () => starts + position(random.uniform()) * (ends - starts)).sort((a, b) => a - b);
}

/** Objects are merged key by key, everything else replaced. */
function merged<T extends object>(base: T, changes: object): T {
  const result = {...base} as Record<string, unknown>;
  for (const [key, value] of Object.entries(changes)) {
    const old = result[key];
    result[key] = isObject(value) && isObject(old) ? merged(old, value) : value;
  }
  return result as T;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
