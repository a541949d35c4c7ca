import {once} from "node:events";
import {createWriteStream} from "node:fs";
import {join} from "node:path";
import type {SimulatedWorld} from "../simulate.js";
import type {Truth} from "../truth.js";
import {catalog, endpoints, type GreenhouseRows, userNumber} from "./catalog.js";
import {greenhouseRows} from "./rows.js";

/** One JSON array per Harvest v3 endpoint, written batch by batch, so that a world of any size fits in memory. */
export async function writeGreenhouseFiles(world: SimulatedWorld, folder: string): Promise<void> {
  const files = endpoints.map((endpoint) => ({
    endpoint,
    stream: createWriteStream(join(folder, `${endpoint}.json`)),
    isEmpty: true
  }));
  const write = async (rows: GreenhouseRows): Promise<void> => {
    for (const file of files) {
      const text = rows[file.endpoint].map((row) => JSON.stringify(row)).join(",\n");
      if (text === "") continue;
      const isRoomy = file.stream.write((file.isEmpty ? "[\n" : ",\n") + text);
      file.isEmpty = false;
      if (!isRoomy) await once(file.stream, "drain");
    }
  };
  const questions = world.cast.questions.map(({question}) => question);
  let isFirst = true;
  for (const batch of world.batches()) {
    if (isFirst) await write(catalog(batch.interviewers, questions));
    isFirst = false;
    await write(greenhouseRows(batch, questions));
  }
  for (const {stream, isEmpty} of files) {
    stream.end(isEmpty ? "[]\n" : "\n]\n");
    await once(stream, "finish");
  }
}

const person = /^[IM]\d+$/;

/** The same truth, with people named by the numbers they have in Greenhouse. */
export function greenhouseTruth(truth: Truth): Truth {
  const renamed = (id: string): string => (person.test(id) ? String(userNumber(id)) : id);
  const keys = <Value>(record: Record<string, Value>): Record<string, Value> =>
    Object.fromEntries(Object.entries(record).map(([id, value]) => [renamed(id), value]));
  return {
    ...truth,
    interviewers: keys(truth.interviewers),
    screeners: keys(truth.screeners),
    planted: truth.planted.map((words) => words.replaceAll(/\b[IM]\d+\b/g, renamed)),
    expected: truth.expected.map((item) => ({...item, subject: renamed(item.subject)})),
    silent: truth.silent.map((item) => ({...item, subject: renamed(item.subject)}))
  };
}
