import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {defaultConfig} from "../../loaders/config/config.js";
import {contextOf, type ReportContext} from "../../loaders/reports/report.js";
import type {WorldRequest} from "../../loaders/simulate/request.js";
import {simulateWorld} from "../../loaders/simulate/simulate.js";
import type {Truth} from "../../loaders/simulate/truth.js";
import {writeWorld} from "../../loaders/simulate/write.js";
import {openWarehouse} from "../../loaders/warehouse/connection.js";
import {ingest} from "../../loaders/warehouse/ingest.js";

/** A simulated world, written as exports, read like anyone's, and ready for a report; `close` removes it. */
export async function worldWarehouse(
  request: WorldRequest
): Promise<{context: ReportContext; truth: Truth; close: () => Promise<void>}> {
  const folder = await mkdtemp(join(tmpdir(), "plumbline-world-"));
  const simulated = simulateWorld(request);
  await writeWorld(simulated, join(folder, "exports"), "csv");
  const warehouse = join(folder, "warehouse.duckdb");
  const config = defaultConfig();
  await ingest({
    exports: join(folder, "exports"),
    warehouse,
    config,
    now: new Date("2026-07-01T00:00:00Z"),
    sampleData: true
  });
  const open = await openWarehouse(warehouse);
  return {
    context: await contextOf(open, config),
    truth: simulated.truth,
    async close() {
      open.close();
      await rm(folder, {recursive: true});
    }
  };
}
