import {group} from "d3-array";
import type {TableSample} from "../table.js";
import {type Understood, understand} from "../understand.js";
import {isPersonal, likeName} from "./groups.js";

/** The tables as they read; those of one kind that are called after people are theirs, where no column names interviewers. */
export function withOwners(samples: readonly TableSample[]): Understood[] {
  const alike = group(samples, ({headings}) => JSON.stringify(headings));
  return samples.map((sample) => {
    const table = understand(sample);
    const others = alike.get(JSON.stringify(sample.headings))!;
    const names = others.map(({path}) => nameOf(path));
    const isOfPeople = names.filter(isPersonal).length >= 3 && names.every((name) => likeName.test(name));
    const hasVotes = table.roles.has("vote") || table.roles.has("rating");
    return isOfPeople && hasVotes && !table.isScorecards ? understand(sample, nameOf(sample.path)) : table;
  });
}

/** What a sheet is called, or a file without its ending. */
function nameOf(path: string): string {
  return path
    .split("#")
    .at(-1)!
    .split("/")
    .at(-1)!
    .replace(/\.\w+$/, "");
}
