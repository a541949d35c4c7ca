import {spawn} from "node:child_process";
import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, test} from "vitest";
import {openWarehouse} from "../../loaders/warehouse/connection.js";
import {ingest} from "../../loaders/warehouse/ingest.js";
import {repetitions, round, within} from "../support/endurance.js";
import {configOf, now, scorecards, withFolder, writeFiles} from "../reader/support/exports.js";

const kills = repetitions(2, 20, 100);
/** Each round of endurance kills at other moments. */
const shift = (round * 0.618) % 1;
const one = fileURLToPath(new URL("./support/ingest-once.ts", import.meta.url));
const cards = (count: number, vote: string): string =>
  scorecards(...Array.from({length: count}, (_, index) => `S${index},A${index % 50},I${index % 9},loop,${vote}`));

/** Starts an ingest in its own process and kills it after some milliseconds; resolves when it is gone. */
function killedAfter(milliseconds: number, exports: string, warehouse: string): Promise<boolean> {
  const child = spawn(process.execPath, ["--import", "tsx", one, exports, warehouse], {
    stdio: ["ignore", "pipe", "inherit"]
  });
  let timer: NodeJS.Timeout | undefined;
  child.stdout.once("data", () => (timer = setTimeout(() => child.kill("SIGKILL"), milliseconds)));
  return new Promise((resolve) =>
    child.once("exit", (_, signal) => {
      clearTimeout(timer);
      resolve(signal === "SIGKILL");
    })
  );
}

async function votesIn(warehouse: string): Promise<{records: number; votes: string}[]> {
  const opened = await openWarehouse(warehouse);
  try {
    return await opened.rows(
      "select count(*) as records, string_agg(distinct vote, ',' order by vote) as votes from canonical.scorecards"
    );
  } finally {
    opened.close();
  }
}

describe("killing an ingest", () => {
  test(
    `${kills} kills at random moments leave the old warehouse or the new one, and the next run works`,
    async () => {
      await withFolder(async (folder) => {
        const [old, fresh] = [join(folder, "old"), join(folder, "new")];
        writeFiles(old, {"scorecards.csv": cards(3000, "yes")});
        writeFiles(fresh, {"scorecards.csv": cards(3000, "no")});
        const warehouse = join(folder, "warehouse.duckdb");
        const options = {config: configOf(), sampleData: false, now, adapters: [], warehouse};
        await ingest({...options, exports: old});
        let killed = 0;
        for (let attempt = 0; attempt < kills; attempt++) {
          if (await killedAfter(1200 * ((shift + (attempt + 0.5) / kills) % 1), fresh, warehouse)) killed++;
          const [state] = await votesIn(warehouse);
          expect(state!.records).toBe(3000);
          expect(["no", "yes"]).toContain(state!.votes);
          expect(existsSync(`${warehouse}.wal`)).toBe(false);
        }
        expect(killed).toBeGreaterThan(0);
        await ingest({...options, exports: fresh});
        expect(await votesIn(warehouse)).toEqual([{records: 3000, votes: "no"}]);
        expect(readdirSync(folder).sort()).toEqual(["new", "old", "warehouse.duckdb", "warehouse.rejects.ndjson"]);
      });
    },
    within(60_000 + kills * 6_000)
  );
});
