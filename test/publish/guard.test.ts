import {mkdtempSync, rmSync} from "node:fs";
import {createServer, type Server} from "node:http";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {guardOf} from "../../loaders/publish/guard.js";
import {closeServer, listen} from "../../loaders/publish/local-server.js";
import {ask, foreign, webSocket} from "../support/requests.js";

let folder: string;
let preview: Server;
let guard: Server;
let port: number;
let asked: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-guard-"));
  asked = [];
  preview = createServer((request, response) => {
    asked.push(request.url!);
    response.writeHead(request.url === "/gone" ? 404 : 200, {"Content-Type": "text/html", ETag: '"1"'});
    response.end(`page of ${request.headers.host}`);
  });
  preview.on("upgrade", (request, socket) => {
    asked.push(request.url!);
    socket.end("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nhello");
  });
  await new Promise<void>((resolve) => preview.listen(join(folder, "preview"), resolve));
  guard = guardOf(join(folder, "preview"));
  port = await listen(guard, 0);
});
afterEach(async () => {
  await closeServer(guard);
  await closeServer(preview);
  rmSync(folder, {recursive: true});
});

describe("the guard of the preview", () => {
  it("passes on what this machine's own pages ask for, with the rules that a page cannot set for itself", async () => {
    for (const host of [`127.0.0.1:${port}`, "localhost:3000", "LOCALHOST", "[::1]:3000"]) {
      const {status, text, headers} = await ask(port, "/leads/?a=1", {host, origin: `http://${host.toLowerCase()}`});
      expect([status, text, headers.etag]).toEqual([200, `page of ${host}`, '"1"']);
      expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
    }
    expect((await ask(port, "/gone")).status).toBe(404);
    expect(new Set(asked)).toEqual(new Set(["/leads/?a=1", "/gone"]));
  });

  it("lets its own pages hear of edits", async () => {
    const own = {...webSocket, host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}`};
    expect(await ask(port, "/_observablehq", own)).toMatchObject({status: 101, text: "hello"});
  });

  it.each(foreign)("gives nothing to %s, over the web socket neither", async (_, headers) => {
    for (const more of [{}, webSocket]) {
      const {status, text} = await ask(port, "/_observablehq", {...more, ...headers});
      expect([status, text]).toEqual([421, expect.not.stringContaining("page")]);
    }
    expect(asked).toEqual([]);
  });

  it("says so when the preview has ended", async () => {
    await closeServer(preview);
    expect((await ask(port, "/")).status).toBe(502);
  });
});
