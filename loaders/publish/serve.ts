import {createServer, type IncomingMessage, type Server, type ServerResponse} from "node:http";
import {readFile, realpath} from "node:fs/promises";
import {extname, join, sep} from "node:path";
import type {AddressInfo} from "node:net";
import type {Audience} from "../reports/report.js";
import {siteTitles} from "./pages.js";
import {recoverSwap} from "./swap.js";

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

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8"
};

/** Frame and sniffing rules cannot stand in a page's own policy, so the server says them. */
const headers = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Content-Security-Policy": "frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "X-Robots-Tag": "noindex, nofollow",
  "Cache-Control": "no-cache"
};

/** Finishes a swap that a killed build began, then serves finished sites on 127.0.0.1, each under its own path: `/leads/`, `/managers/`, `/leadership/`. */
export async function serveSites({folder, sites, port}: ServeOptions): Promise<SiteServer> {
  await recoverSwap(folder);
  const audiences = sites.map(({audience}) => audience);
  const server = createServer((request, response) => {
    answer(folder, audiences, request).then(
      ({status, type, body, location}) => {
        response.writeHead(status, {...headers, "Content-Type": type, ...(location ? {Location: location} : {})});
        response.end(request.method === "HEAD" ? undefined : body);
      },
      () => failed(response)
    );
  });
  await listen(server, port);
  const bound = (server.address() as AddressInfo).port;
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  };
  return {
    port: bound,
    addresses: audiences.map((audience) => ({audience, address: `http://127.0.0.1:${bound}/${audience}/`})),
    close,
    untilInterrupted: () => untilInterrupted(server, close)
  };
}

interface Answer {
  status: number;
  type: string;
  body: string | Buffer;
  location?: string;
}

async function answer(folder: string, audiences: readonly Audience[], request: IncomingMessage): Promise<Answer> {
  const html = types[".html"]!;
  if (request.method !== "GET" && request.method !== "HEAD") return {status: 405, type: "text/plain", body: "only GET"};
  const path = pathOf(request.url ?? "/");
  if (path === "/") return {status: 200, type: html, body: contents(audiences)};
  const audience = audiences.find((name) => path === `/${name}` || path.startsWith(`/${name}/`));
  if (!audience) return {status: 404, type: "text/plain", body: "not found"};
  if (path === `/${audience}`) return {status: 301, type: "text/plain", body: "", location: `/${audience}/`};
  const site = await realpath(join(folder, audience));
  const wanted = join(site, path.slice(audience.length + 1), path.endsWith("/") ? "index.html" : "");
  for (const file of [wanted, `${wanted}.html`]) {
    const body = await readInside(site, file);
    if (body) return {status: 200, type: types[extname(file)] ?? "application/octet-stream", body};
  }
  return {status: 404, type: "text/plain", body: "not found"};
}

function pathOf(url: string): string {
  try {
    return decodeURIComponent(new URL(url, "http://127.0.0.1").pathname);
  } catch {
    return "/not-found";
  }
}

/** The file's bytes; null when there is none, or when it would lie outside the site. */
async function readInside(site: string, file: string): Promise<Buffer | null> {
  try {
    const real = await realpath(file);
    return real.startsWith(site + sep) ? await readFile(real) : null;
  } catch {
    return null;
  }
}

function contents(audiences: readonly Audience[]): string {
  const links = audiences.map((name) => `<li><a href="/${name}/">${siteTitles[name]}</a></li>`).join("");
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><title>plumbline</title><body style="font: 1.1rem/1.6 system-ui; margin: 3rem"><main><h1>plumbline</h1><ul>${links}</ul></main></body></html>`;
}

function failed(response: ServerResponse): void {
  response.writeHead(500, {...headers, "Content-Type": "text/plain"});
  response.end("this file could not be read");
}

async function listen(server: Server, port: number): Promise<void> {
  const attempt = (wish: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(wish, "127.0.0.1", () => {
        server.removeListener("error", reject);
        resolve();
      });
    });
  try {
    await attempt(port);
  } catch (error) {
    if (!["EADDRINUSE", "EACCES"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    await attempt(0);
  }
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
