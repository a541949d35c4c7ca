import {createInterface} from "node:readline";
import {recover} from "./recover.js";

/** Few enough that little is lost when a run is ended early. */
const perLine = 5;
const [, , ...words] = process.argv;
const way = {brief: words.includes("brief"), onlyFollowing: words.includes("following")};

/** Recovers the seeds of each job on stdin, `{world, first, runs}` a line: a tally of some a line, then "done". */
for await (const line of createInterface({input: process.stdin})) {
  const {world, first, runs} = JSON.parse(line) as {world: string; first: number; runs: number};
  const seeds = Array.from({length: runs}, (_, index) => first + index);
  for (let from = 0; from < runs; from += perLine)
    process.stdout.write(`${JSON.stringify(await recover(world, seeds.slice(from, from + perLine), way))}\n`);
  process.stdout.write("done\n");
}
