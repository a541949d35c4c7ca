import {type IncomingHttpHeaders, request} from "node:http";

export interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** Asks a local server with headers that `fetch` would not send. Resolves with 101 where the protocol is changed. */
export function ask(port: number, path: string, headers: Record<string, string> = {}): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asked = request({host: "127.0.0.1", port, path, headers, agent: false}, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (more: string) => (text += more));
      answer.once("end", () => resolve({status: answer.statusCode!, headers: answer.headers, text}));
    });
    asked.once("upgrade", (answer, socket, head) => {
      socket.destroy();
      resolve({status: answer.statusCode!, headers: answer.headers, text: head.toString()});
    });
    asked.once("error", reject);
    asked.end();
  });
}

export const webSocket = {
  connection: "Upgrade",
  upgrade: "websocket",
  "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
  "sec-websocket-version": "13"
};

/** Headers of requests that a page of somewhere else can bring about, by what is foreign in them. */
export const foreign: [what: string, headers: Record<string, string>][] = [
  ["a name that was pointed here", {host: "rebound.example:3000"}],
  ["a name that only looks like ours", {host: "localhost.rebound.example"}],
  ["another address", {host: "127.0.0.1.rebound.example"}],
  ["a name behind ours", {host: "127.0.0.1@rebound.example"}],
  ["a page of elsewhere", {origin: "https://elsewhere.example"}],
  ["a page of another port", {host: "127.0.0.1:3000", origin: "http://127.0.0.1:3001"}],
  ["a page without an origin", {origin: "null"}]
];
