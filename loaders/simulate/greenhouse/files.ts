import {once} from "node:events";
import {createWriteStream} from "node:fs";
import {join} from "node:path";
import type {SimulatedWorld} from "../simulate.js";
import {catalog} from "./catalog.js";
import {endpoints, type GreenhouseRows} from "./endpoints.js";
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
