import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../loaders/config/config.js";
import {applicationNumber, partNumber, userNumber} from "../../loaders/simulate/greenhouse/catalog.js";
import {simulateWorld} from "../../loaders/simulate/simulate.js";
import {writeWorld, type SimulatedFormat} from "../../loaders/simulate/write.js";
import {openWarehouse} from "../../loaders/warehouse/connection.js";
import {ingest} from "../../loaders/warehouse/ingest.js";
import {withFolder} from "../reader/support/exports.js";

type Row = Record<string, string | number | boolean | null>;

const world = simulateWorld({world: "standard", screens: 200, seed: 4});

/** What both formats can say. Greenhouse dates offers by the day and knows no decision against, only the rejection. */
const columns: Record<string, string> = {
  scorecards:
    "scorecard_id, application_id, interviewer_id, stage, focus, interviewed_at, submitted_at, vote, updated_at",
  ratings: "scorecard_id, question, rating_points, no_data",
  applications: "application_id, candidate_id, job, role, level, team, source, applied_at, status",
  stages: "application_id, stage, entered_at, exited_at",
  interviews: "interview_id, application_id, interviewer_id, stage, focus, starts_at, ends_at, status",
  decisions:
    "application_id, decision, offer_status, case when decision = 'offer' then decided_at::date end as offered_on"
};

async function tables(format: SimulatedFormat): Promise<Record<string, string[]>> {
  return withFolder(async (folder) => {
    const exports = join(folder, "exports");
    await writeWorld(world, exports, format);
    const warehouse = join(folder, "w.duckdb");
    await ingest({exports, warehouse, config: defaultConfig(), sampleData: false, now: new Date("2026-11-01")});
    const opened = await openWarehouse(warehouse);
    try {
      const read: Record<string, string[]> = {};
      for (const [table, wanted] of Object.entries(columns)) {
        const rows = await opened.rows<Row>(`select ${wanted} from canonical.${table}`);
        read[table] = rows.map((row) => JSON.stringify(format === "csv" ? numbered(row) : row)).sort();
      }
      return read;
    } finally {
      opened.close();
    }
  });
}

/** A row of the plain export with the numbers that Greenhouse has for our ids. */
function numbered(row: Row): Row {
  const numbers: Record<string, (id: string) => number> = {
    scorecard_id: partNumber,
    interview_id: partNumber,
    application_id: applicationNumber,
    candidate_id: applicationNumber,
    interviewer_id: userNumber
  };
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      numbers[name] && typeof value === "string" ? String(numbers[name](value)) : value
    ])
  );
}

describe("one world as plain files and as Greenhouse v3", () => {
  it("gives equal canonical tables, but for what Greenhouse cannot hold", async () => {
    const [plain, greenhouse] = [await tables("csv"), await tables("greenhouse")];
    expect(plain.scorecards!.length).toBeGreaterThan(200);
    for (const table of Object.keys(columns)) expect([table, greenhouse[table]]).toEqual([table, plain[table]]);
  });
});
