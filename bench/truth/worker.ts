import type {WorldName} from "../../loaders/simulate/worlds.js";
import {recover} from "./recover.js";

/** `worker.ts WORLD FIRST COUNT`: recovers these seeds of a world and writes the tally to stdout. */
const [world, first, runs] = process.argv.slice(2);
const seeds = Array.from({length: Number(runs)}, (_, index) => Number(first) + index);
process.stdout.write(JSON.stringify(recover(world as WorldName, seeds)));
