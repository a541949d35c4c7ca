import {createServer, type AddressInfo} from "node:net";
import {environmentOf, type LoaderOptions} from "./fresh.js";
import {startFramework} from "./framework.js";

export interface Preview {
  address: string;
  untilInterrupted(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Framework's own preview of all sites, reading what `options` name. An edited page, component or style shows at once;
 * changed exports, notes, configuration, loaders or marts are read anew. `problem` is told what the data loader says
 * was wrong.
 */
export async function preview(
  options: LoaderOptions,
  {port: wish, problem}: {port: number; problem: (message: string) => void}
): Promise<Preview> {
  const port = await freePort(wish);
  const framework = startFramework(
    ["preview", "--host", "127.0.0.1", "--port", String(port), "--no-open"],
    environmentOf(options)
  );
  const ended = new Promise<void>((resolve) => framework.once("close", () => resolve()));
  await saysItListens(framework);
  framework.stderr!.on("data", (text: string) => problem(text.trim()));
  const close = async (): Promise<void> => {
    framework.kill("SIGTERM");
    await ended;
  };
  return {address: `http://127.0.0.1:${port}/`, close, untilInterrupted: () => untilInterrupted(ended, close)};
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
