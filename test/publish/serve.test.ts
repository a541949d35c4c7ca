import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {ask, foreign} from "../support/requests.js";
import {serveSites, type SiteServer} from "../../loaders/publish/serve.js";

let folder: string;
let server: SiteServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-serve-"));
  for (const audience of ["leads", "managers"]) {
    mkdirSync(join(folder, audience));
    writeFileSync(join(folder, audience, "index.html"), audience);
    writeFileSync(join(folder, audience, "methods.html"), "methods");
  }
  writeFileSync(join(folder, "secret.txt"), "secret");
  symlinkSync(join(folder, "secret.txt"), join(folder, "leads", "link.txt"));
  server = await serveSites({folder, sites: [{audience: "leads"}], port: 0});
});
afterEach(async () => {
  await server.close();
  rmSync(folder, {recursive: true});
});

const get = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${server.port}${path}`, {redirect: "manual", ...init});

describe("the local server", () => {
  it("serves each site under its own path and lists them", async () => {
    expect(await (await get("/leads/")).text()).toBe("leads");
    expect(await (await get("/leads/methods")).text()).toBe("methods");
    expect((await get("/leads")).headers.get("location")).toBe("/leads/");
    expect(await (await get("/")).text()).toContain('href="/leads/"');
    expect(server.addresses).toEqual([{audience: "leads", address: `http://127.0.0.1:${server.port}/leads/`}]);
  });

  it.each([
    "/managers/",
    "/secret.txt",
    "/leads/../secret.txt",
    "/leads/%2e%2e/secret.txt",
    "/leads/link.txt",
    "/%E0%A4%A"
  ])("does not hand out %s", async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain("secret");
  });

  it("forbids frames and guessing of types, and answers reads only", async () => {
    const response = await get("/leads/");
    expect(response.headers.get("content-security-policy")).toBe("frame-ancestors 'none'");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect((await get("/leads/", {method: "POST"})).status).toBe(405);
  });

  it.each(foreign)("gives nothing to %s", async (_, headers) => {
    for (const path of ["/", "/leads/", "/leads/methods.html"]) {
      const {status, text} = await ask(server.port, path, headers);
      expect([status, text]).toEqual([421, expect.not.stringMatching(/leads|methods/)]);
    }
  });

  it("answers under each name of this machine, and lets no page of elsewhere take its files in", async () => {
    for (const host of [`127.0.0.1:${server.port}`, `localhost:${server.port}`, "localhost", "[::1]:80"]) {
      const {status, headers} = await ask(server.port, "/leads/", {host, origin: `http://${host}`});
      expect([host, status, headers["cross-origin-resource-policy"]]).toEqual([host, 200, "same-origin"]);
    }
  });

  it("takes a free port when the wished one is taken", async () => {
    const second = await serveSites({folder, sites: [{audience: "leads"}], port: server.port});
    expect(second.port).not.toBe(server.port);
    await second.close();
  });
});
