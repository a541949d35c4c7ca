import {spawn} from "node:child_process";
import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, describe, expect, it} from "vitest";
import {serveSites} from "../../loaders/publish/serve.js";
import {recoverSwap} from "../../loaders/publish/swap.js";
import {repetitions, round, within} from "../support/endurance.js";
import {audiences} from "../../src/contracts/site.js";

const kills = repetitions(3, 20, 100);
const script = fileURLToPath(new URL("./support/swap-forever.ts", import.meta.url));
const out = mkdtempSync(join(tmpdir(), "plumbline-swap-kill-"));
afterAll(() => rmSync(out, {recursive: true}));

/** Lets a process replace sites for some milliseconds, then kills it. */
async function swappedAndKilled(milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, ["--import", "tsx", script, out], {stdio: ["ignore", "pipe", "inherit"]});
  child.stdout.once("data", () => setTimeout(() => child.kill("SIGKILL"), milliseconds));
  await new Promise((resolve) => child.once("exit", resolve));
}

const read = (audience: string, name: string): string => readFileSync(join(out, audience, name), "utf8");

describe("killing a build while it puts its sites in place", () => {
  it(
    `${kills} kills leave each site whole, and the next run finishes what the killed one had decided`,
    async () => {
      for (let attempt = 0; attempt < kills; attempt++) {
        await swappedAndKilled(20 + (((attempt + 0.618 * round) * 37) % 100));
        for (const audience of readdirSync(out).filter((name) => !name.startsWith(".")))
          expect(read(audience, "other.html")).toBe(read(audience, "index.html"));
        await recoverSwap(out);
        expect(readdirSync(out).sort()).toEqual([...audiences].sort());
        expect(new Set(audiences.map((audience) => read(audience, "index.html"))).size).toBe(1);
      }
    },
    within(60_000 + kills * 10_000)
  );

  it("a server started after a kill shows whole sites of one version", async () => {
    await swappedAndKilled(50);
    const server = await serveSites({folder: out, sites: audiences.map((audience) => ({audience})), port: 0});
    const shown = await Promise.all(server.addresses.map(async ({address}) => (await fetch(address)).text()));
    await server.close();
    expect(new Set(shown).size).toBe(1);
    expect(Number(shown[0])).toBeGreaterThan(0);
  });
});
