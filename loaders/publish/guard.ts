import {type IncomingMessage, request as ask, type Server as HttpServer} from "node:http";
import {connect, Server} from "node:net";
import {type Duplex, pipeline} from "node:stream";
import {isForeign, localServer, told} from "./local-server.js";

/**
 * Framework's preview answers whoever reaches its port, under any name. So `plumbline dev` lets it listen on a socket
 * in a private folder instead, which no browser reaches, and puts this server before it.
 */
export function guardOf(socketPath: string): HttpServer {
  const server = localServer((request, response) => {
    const {method, url: path, headers} = request;
    const asked = ask({socketPath, method, path, headers}, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      pipeline(answer, response, () => {});
    });
    asked.once("error", () => told(response, 502, "the preview does not answer"));
    request.pipe(asked);
  });
  server.on("upgrade", (request, client, head) => passOn(request, client, head, socketPath));
  return server;
}

/** The web socket over which an edited page shows at once. */
function passOn(request: IncomingMessage, client: Duplex, head: Buffer, socketPath: string): void {
  if (isForeign(request.headers)) {
    client.end("HTTP/1.1 421 Misdirected Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    return;
  }
  const {method, url, rawHeaders} = request;
  const lines = rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [`${name}: ${rawHeaders[i + 1]}`] : []));
  const preview = connect(socketPath, () => {
    preview.write([`${method} ${url} HTTP/1.1`, ...lines, "", ""].join("\r\n"));
    preview.write(head);
  });
  pipeline(client, preview, client, () => {});
}

/** Names the socket to the process of Framework. */
export const socketVariable = "PLUMBLINE_SOCKET";

/** Framework can listen on ports only: in its process, this makes the one server that it starts listen on the socket. */
export function listenOnSocket(): void {
  const socketPath = process.env[socketVariable];
  if (socketPath === undefined) return;
  const listen = Reflect.get(Server.prototype, "listen");
  Server.prototype.listen = function (this: Server, ...given: unknown[]): Server {
    return listen.call(this, socketPath, given.at(-1) as () => void) as Server;
  };
}
