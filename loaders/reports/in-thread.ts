import {parentPort, workerData} from "node:worker_threads";
import {UserError} from "../errors.js";
import {writePeople} from "../privacy/written-people.js";
import {openWarehouse, type Warehouse} from "../warehouse/connection.js";
import {reports, resultOf} from "./all.js";
import type {ReportResult} from "./report.js";
import type {FromThread, Task, ThrownInThread} from "./threads.js";

/** Runs the reports that this thread was started for. */
export async function runTask(): Promise<void> {
  const {warehouse: path, names, context} = workerData as Task;
  const tell = (message: FromThread): void => parentPort!.postMessage(message);
  const results: ReportResult[] = [];
  let thrown: ThrownInThread | null = null;
  try {
    const warehouse = await openWarehouse(path);
    const asked = new Set<Promise<unknown>>();
    const rows: Warehouse["rows"] = async (sql, parameters) => {
      const answer = warehouse.rows<never>(sql, parameters);
      asked.add(answer);
      return await answer.finally(() => asked.delete(answer));
    };
    const shared = {...context, warehouse: {...warehouse, rows}};
    try {
      for (const name of names) {
        tell({starting: name});
        results.push(await resultOf(name, reports[name]!, shared));
      }
    } finally {
      // A report that failed may have left questions unanswered, which a thread that ends would take the process down with.
      await Promise.allSettled(asked);
      warehouse.close();
    }
  } catch (error) {
    thrown = asMessage(error);
  }
  tell({results, people: writePeople(results, {asJson: false}), thrown});
}

/** What a message keeps of an error: its class and fields go by themselves. */
function asMessage(error: unknown): ThrownInThread {
  if (error instanceof UserError) return {lines: error.lines, exitCode: error.exitCode};
  return {error, fields: error instanceof Error ? Object.fromEntries(Object.entries(error)) : {}};
}
