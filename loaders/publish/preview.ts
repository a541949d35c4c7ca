import {rmSync} from "node:fs";
import {basename, join} from "node:path";
import {makeScratch} from "../warehouse/private-files.js";
import {environmentOf, type LoaderOptions} from "./fresh.js";
import {startFramework} from "./framework/built-pages.js";
import {guardOf, socketVariable} from "./guard.js";
import {closeServer, listen} from "./local-server.js";

export interface Preview {
  address: string;
  untilInterrupted(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Framework's own preview of all sites, reading what `options` name, behind a guard. An edited page, component or style
 * shows at once; changed exports, notes, configuration, loaders or marts are read anew. `problem` is told what the data
 * loader says was wrong.
 */
export async function preview(
  options: LoaderOptions,
  {port: wish, problem}: {port: number; problem: (message: string) => void}
): Promise<Preview> {
  const folder = makeScratch();
  const socketPath = process.platform === "win32" ? `\\\\.\\pipe\\${basename(folder)}` : join(folder, "preview");
  const framework = startFramework(["preview", "--port", "0", "--no-open"], {
    ...environmentOf(options),
    [socketVariable]: socketPath
  });
  const ended = new Promise<void>((resolve) => framework.once("close", () => resolve()));
  const guard = guardOf(socketPath);
  void ended.then(() => closeServer(guard)).then(() => rmSync(folder, {recursive: true, force: true}));
  await saysItListens(framework);
  framework.stderr!.on("data", (text: string) => problem(text.trim()));
  const port = await listen(guard, wish);
  const close = async (): Promise<void> => {
    framework.kill("SIGTERM");
    await ended;
  };
  return {address: `http://127.0.0.1:${port}/`, close, untilInterrupted: () => untilInterrupted(ended, close)};
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
