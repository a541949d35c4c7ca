import {spawn} from "node:child_process";
import {mkdir, readFile, rm} from "node:fs/promises";
import {createServer, type AddressInfo} from "node:net";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Config} from "../config/config.js";
import type {Audience, Dataset, Moment} from "../reports/report.js";
import {startFramework} from "./framework.js";
import {projectRoot, scratchRoot, sourceRoot} from "./paths.js";

import type {RecomputeJob} from "./recompute.js";
import {stage} from "./stage.js";
import {watchFolders} from "./watch.js";

export interface PreviewOptions {
  exports: string;
  config: Config;
  /** The built warehouse: it is left alone, but beside it lies the list of forgotten people. */
  warehouse: string;
  sampleData: boolean;
  notes: readonly Moment[];
  audience: Audience;
  /** Wished port; a free one is taken when it is not. */
  port: number;
  ingestOptions?: RecomputeJob["ingestOptions"];
  progress?: (message: string) => void;
  /** Told what went wrong after a change; the preview keeps showing what it had. */
  problem: (message: string) => void;
}

export interface Preview {
  address: string;
  untilInterrupted(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A live preview of one audience's site. An edited page, component or style shows at once; changed exports, loaders or
 * marts are computed anew. The warehouse of a preview is its own, so that a preview never replaces a built one.
 */
export async function preview(options: PreviewOptions): Promise<Preview> {
  const work = join(scratchRoot, `preview-${process.pid}`);
  const root = join(work, options.audience);
  await mkdir(root, {recursive: true});
  let datasets: Dataset[] = [];
  const recompute = async (): Promise<void> => {
    options.progress?.("reading the exports and computing the pages");
    datasets = await computed(work, options);
  };
  const restage = async (): Promise<void> => void (await stage(root, options.audience, datasets, {live: true}));
  const port = await freePort(options.port);
  try {
    await recompute();
    await restage();
  } catch (error) {
    await rm(work, {recursive: true, force: true});
    throw error;
  }
  const framework = startFramework(["preview", "--host", "127.0.0.1", "--port", String(port), "--no-open"], {
    audience: options.audience,
    stage: root
  });
  const ended = new Promise<void>((resolve) => framework.once("close", () => resolve()));
  await saysItListens(framework);
  const folders = {data: [options.exports, join(projectRoot, "loaders")], pages: [sourceRoot]};
  const watcher = watchFolders(folders, async (names) => {
    try {
      if (names.includes("data")) await recompute();
      await restage();
    } catch (error) {
      options.problem(error instanceof Error ? error.message : String(error));
    }
  });
  const close = async (): Promise<void> => {
    watcher.stop();
    framework.kill("SIGTERM");
    await ended;
    await rm(work, {recursive: true, force: true});
  };
  return {address: `http://127.0.0.1:${port}/`, close, untilInterrupted: () => untilInterrupted(ended, close)};
}

const script = fileURLToPath(new URL("./recompute.ts", import.meta.url));

async function computed(work: string, options: PreviewOptions): Promise<Dataset[]> {
  const output = join(work, "datasets.json");
  const {exports, config, sampleData, notes, audience, warehouse: built, ingestOptions = {}} = options;
  const warehouse = join(work, "warehouse.duckdb");
  const job: RecomputeJob = {exports, config, sampleData, notes, audience, ingestOptions, warehouse, built, output};
  const child = spawn(process.execPath, ["--no-warnings", "--import", "tsx", script], {
    cwd: projectRoot,
    stdio: ["ignore", "ignore", "pipe"],
    env: {...process.env, PLUMBLINE_JOB: JSON.stringify(job)}
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => void (said += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(said.trim());
  return JSON.parse(await readFile(output, "utf8")) as Dataset[];
}

async function freePort(wish: number): Promise<number> {
  const attempt = (port: number): Promise<number | null> =>
    new Promise((resolve) => {
      const probe = createServer();
      probe.once("error", () => resolve(null));
      probe.listen(port, "127.0.0.1", () => {
        const bound = (probe.address() as AddressInfo).port;
        probe.close(() => resolve(bound));
      });
    });
  return (await attempt(wish)) ?? (await attempt(0)) ?? wish;
}

/** Resolves when Framework has printed its address; rejects with all it said when it ends before. */
async function saysItListens(framework: ReturnType<typeof startFramework>): Promise<void> {
  let said = "";
  await new Promise<void>((resolve, reject) => {
    for (const stream of [framework.stdout!, framework.stderr!])
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        if (/http:\/\/127\.0\.0\.1:\d+/.test(said)) resolve();
      });
    framework.once("close", () => reject(new Error(`Framework's preview ended:\n${said}`)));
  });
}

async function untilInterrupted(ended: Promise<void>, close: () => Promise<void>): Promise<void> {
  const stop = (): void => void close();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  await ended;
  await close();
}
