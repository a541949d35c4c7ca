import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
  type ServerResponse
} from "node:http";
import type {AddressInfo} from "node:net";

/** Frame and sniffing rules cannot stand in a page's own policy, so the server says them. */
const headers = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Content-Security-Policy": "frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Robots-Tag": "noindex, nofollow",
  "Cache-Control": "no-cache"
};

/** A server for the pages of this machine only: what a foreign page or name asks for gets 421 and no answer. */
export function localServer(answer: RequestListener): Server {
  return createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (isForeign(request.headers))
      told(response, 421, "this server answers this machine only, as 127.0.0.1 or localhost");
    else answer(request, response);
  });
}

/**
 * Whether a request names another host than this machine, which a page can have pointed here, or comes from a page of
 * another origin.
 */
export function isForeign({host = "", origin}: IncomingHttpHeaders): boolean {
  if (!/^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i.test(host)) return true;
  return origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`;
}

export function told(response: ServerResponse, status: number, text: string, type = "text/plain; charset=utf-8"): void {
  if (response.headersSent) {
    if (!response.writableEnded) response.destroy();
    return;
  }
  response.writeHead(status, {"Content-Type": type});
  response.end(text);
}

/** Listens on 127.0.0.1, on the wished port or a free one when that is taken. Returns which. */
export async function listen(server: Server, port: number): Promise<number> {
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
  return (server.address() as AddressInfo).port;
}

export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
