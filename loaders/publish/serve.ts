import type {IncomingMessage, Server, ServerResponse} from "node:http";
import {realpathSync} from "node:fs";
import {realpath} from "node:fs/promises";
import {join, sep} from "node:path";
import send from "send";
import type {Audience} from "../../src/contracts/site.js";
import {UserError} from "../errors.js";
import {closeServer, listen, localServer, told} from "./local-server.js";
import {siteTitles} from "./pages.js";
import {lockSites, recoverSwap} from "./swap.js";

export interface ServeOptions {
  /** Folder that holds one folder per audience. */
  folder: string;
  sites: readonly {audience: Audience}[];
  /** Wished port; a free one is taken when it is not. */
  port: number;
}

export interface SiteServer {
  port: number;
  addresses: {audience: Audience; address: string}[];
  /** Ends when the process is interrupted or `close` is called. */
  untilInterrupted(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Finishes a swap that a killed build began, then serves finished sites on 127.0.0.1, each under its own path:
 * `/leads/`, `/managers/`, `/leadership/`.
 */
export async function serveSites({folder, sites, port}: ServeOptions): Promise<SiteServer> {
  await recoverUnlessBuilding(folder);
  const audiences = sites.map(({audience}) => audience);
  const server = localServer((request, response) => {
    answer(folder, audiences, request, response).catch(() => told(response, 500, "this file could not be read"));
  });
  const bound = await listen(server, port);
  const close = (): Promise<void> => closeServer(server);
  return {
    port: bound,
    addresses: audiences.map((audience) => ({audience, address: `http://127.0.0.1:${bound}/${audience}/`})),
    close,
    untilInterrupted: () => untilInterrupted(server, close)
  };
}

/** A build that runs now ends its own swap. */
async function recoverUnlessBuilding(folder: string): Promise<void> {
  const release = await lockSites(folder).catch((error: unknown) => {
    if (error instanceof UserError) return null;
    throw error;
  });
  if (release === null) return;
  try {
    await recoverSwap(folder);
  } finally {
    release();
  }
}

async function answer(
  folder: string,
  audiences: readonly Audience[],
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") return told(response, 405, "only GET");
  const {pathname} = new URL(request.url ?? "/", "http://127.0.0.1");
  if (pathname === "/") return told(response, 200, contents(audiences), "text/html; charset=utf-8");
  const audience = audiences.find((name) => pathname === `/${name}` || pathname.startsWith(`/${name}/`));
  if (!audience) return told(response, 404, "not found");
  if (pathname === `/${audience}`) {
    response.setHeader("Location", `/${audience}/`);
    return told(response, 301, "");
  }
  const site = await realpath(join(folder, audience));
  send(request, pathname.slice(audience.length + 1), {root: site, extensions: ["html"], cacheControl: false})
    .on("headers", (_: ServerResponse, file: string) => {
      // These are named after what is in them: another content has another name.
      if (/\.(?:[0-9a-f]{8}|[0-9A-Z]{8})\.\w+$/.test(file))
        response.setHeader("Cache-Control", "private, max-age=31536000, immutable");
    })
    .on("file", (file: string) => {
      // A link inside the site may lead out of it; once this is said, nothing of the file is sent.
      if (!realpathSync(file).startsWith(site + sep)) told(response, 404, "not found");
    })
    .on("directory", () => told(response, 404, "not found"))
    .on("error", (error: {status?: number}) =>
      told(response, error.status === 400 ? 404 : (error.status ?? 500), "not found")
    )
    .pipe(response);
}

function contents(audiences: readonly Audience[]): string {
  const links = audiences.map((name) => `<li><a href="/${name}/">${siteTitles[name]}</a></li>`).join("");
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><title>plumbline</title><body style="font: 1.1rem/1.6 system-ui; margin: 3rem"><main><h1>plumbline</h1><ul>${links}</ul></main></body></html>`;
}

async function untilInterrupted(server: Server, close: () => Promise<void>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.once("close", () => resolve()));
  const stop = (): void => void close();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  await closed;
  process.removeListener("SIGINT", stop);
  process.removeListener("SIGTERM", stop);
}
