import type {WorldName} from "../../loaders/simulate/worlds.js";
import {recover} from "./recover.js";

/** Few enough that little is lost when a run is ended early. */
const perLine = 5;

/** `worker.ts WORLD FIRST COUNT`: recovers these seeds of a world and writes a tally per line to stdout, each of some. */
const [world, first, runs] = process.argv.slice(2);
const seeds = Array.from({length: Number(runs)}, (_, index) => Number(first) + index);
for (let from = 0; from < seeds.length; from += perLine)
  process.stdout.write(`${JSON.stringify(await recover(world as WorldName, seeds.slice(from, from + perLine)))}\n`);
