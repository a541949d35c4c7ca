import {writeFile} from "node:fs/promises";
import {configSchema} from "../config/config.js";
import {UserError} from "../errors.js";
import {forgetting} from "../privacy/forgetting.js";

import type {Audience, Moment} from "../reports/report.js";
import {ingest} from "../warehouse/ingest.js";
import {publishedDatasets} from "./datasets.js";

/** What the preview hands to the process that recomputes its data. */
export interface RecomputeJob {
  exports: string;
  config: unknown;
  warehouse: string;
  /** The warehouse beside which the list of forgotten people lies. */
  built: string;
  sampleData: boolean;
  notes: readonly Moment[];
  audience: Audience;
  ingestOptions: {maxRejects?: number; acceptShrink?: true; encoding?: string};
  /** Where the datasets go. */
  output: string;
}

/**
 * Exports → warehouse → datasets of one audience, in a process of its own: a preview must see edited loaders, which a
 * running process never reloads. The job stands in PLUMBLINE_JOB; what is wrong with the input goes to stderr.
 */
const job = JSON.parse(process.env.PLUMBLINE_JOB ?? "null") as RecomputeJob;
try {
  const config = configSchema.parse(job.config);
  const {exports, warehouse, sampleData, notes, audience} = job;
  const now = new Date();
  const forgotten = await forgetting({warehouse: job.built, config});
  const progress = (): void => {};
  await ingest({exports, config, warehouse, sampleData, ...job.ingestOptions, ...forgotten, now, progress});
  const {datasets} = await publishedDatasets({warehouse, config, audiences: [audience], sampleData, notes, now});
  await writeFile(job.output, JSON.stringify(datasets.get(audience)));
} catch (error) {
  process.stderr.write(
    `${error instanceof UserError ? error.message : error instanceof Error ? error.stack : String(error)}\n`
  );
  process.exitCode = 1;
}
