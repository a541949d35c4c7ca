import {createRandom} from "../../src/statistics/random.js";
import {calibrate} from "./calibration.js";
import {type Cast, castOf} from "./cast.js";
import type {Stage} from "./held-loop.js";
import {jobScreens} from "./customs/job-screens.js";
import {Journey} from "./journey.js";
import type {Parameters} from "./parameters.js";
import {quarterNoise} from "./customs/quarter-noise.js";
import {requested, type WorldRequest} from "./request.js";
import {streamsOf} from "./customs/streams.js";
import {emptyTables, type SimulatedTables} from "./tables.js";
import {type Truth, truthOf} from "./truth.js";

const batchSize = 5000;

/** A world of hiring: rows on demand, whole or in batches, and what is true in it. */
export interface SimulatedWorld {
  /** All rows at once; computed when first asked for. */
  readonly tables: SimulatedTables;
  /** Computed when first asked for, by hidden replication. */
  readonly truth: Truth;
  readonly parameters: Parameters;
  /** The people and questions of the company, with what is true of each. */
  readonly cast: Cast;
  /** The same rows, some thousand applications at a time, for worlds too large to hold. */
  batches(): Iterable<SimulatedTables>;
}

/** A world of hiring with known truth. The same request gives the same rows. */
export function simulateWorld(request: WorldRequest): SimulatedWorld {
  const {world: name, seed} = request;
  const {world, parameters, with: options} = requested(request);
  const {plants} = world;
  const cast = castOf(parameters, plants, createRandom(seed), streamsOf(seed));
  const calibration = calibrate(parameters);
  let tables: SimulatedTables | undefined;
  let truth: Truth | undefined;

  function* batches(): Generator<SimulatedTables> {
    const ends = Date.parse(`${parameters.endsOn}T23:59:59Z`);
    const starts = new Date(ends);
    starts.setUTCMonth(starts.getUTCMonth() - parameters.months);
    const random = createRandom(seed).split();
    const streams = streamsOf(seed);
    const jobSpread = parameters.customs?.jobSpread;
    const stage: Stage = {
      parameters,
      plants,
      cast,
      calibration,
      random,
      streams,
      noise: quarterNoise(parameters, streams),
      jobs: jobSpread === undefined ? null : jobScreens(jobSpread, cast.screeners, streams),
      tables: emptyTables(),
      ends,
      starts: +starts
    };
    stage.tables.interviewers = [
      ...cast.interviewers.map((person) => ({interviewer_id: person.id, name: person.name, team: person.team})),
      ...cast.screeners.map(({id}) => ({interviewer_id: id, name: `Manager ${id}`, team: null}))
    ];
    const arriving = arrivals(stage, random.split());
    for (const [index, applied] of arriving.entries()) {
      new Journey(stage, index + 1, applied);
      if ((index + 1) % batchSize > 0 && index + 1 < arriving.length) continue;
      if (plants.fanOut) fanOut(stage.tables);
      yield stage.tables;
      stage.tables = emptyTables();
    }
  }

  return {
    batches,
    parameters,
    cast,
    get tables() {
      return (tables ??= collected(batches()));
    },
    get truth() {
      return (truth ??= truthOf({name, world, seed, with: options, parameters, cast, calibration}));
    }
  };
}

/** When people apply: evenly over the window, or more and more of them. About 2.5 % of screens lie beyond its end. */
function arrivals({parameters, starts, ends}: Stage, random: Stage["random"]): number[] {
  const count = Math.round(parameters.screens * parameters.applicationsPerScreen * 1.025);
  const growth = Math.log(parameters.growth);
  const position = (u: number): number => (growth === 0 ? u : Math.log(1 + u * (parameters.growth - 1)) / growth);
  return Array.from({length: count}, () => starts + position(random.uniform()) * (ends - starts)).sort((a, b) => a - b);
}

function collected(batches: Iterable<SimulatedTables>): SimulatedTables {
  const all = emptyTables();
  for (const batch of batches)
    for (const table of Object.keys(all) as (keyof SimulatedTables)[])
      for (const row of batch[table]) all[table].push(row);
  return all;
}

/** What a careless join leaves behind: every third interview and rating row stands twice, every fifth stage visit too. */
function fanOut(tables: SimulatedTables): void {
  tables.interviews = repeated(tables.interviews, 3);
  tables.ratings = repeated(tables.ratings, 3);
  tables.stages = repeated(tables.stages, 5);
}

function repeated<Row>(rows: readonly Row[], every: number): Row[] {
  return rows.flatMap((row, index) => (index % every === 0 ? [row, row] : [row]));
}
