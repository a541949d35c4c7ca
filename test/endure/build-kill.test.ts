import {spawn} from "node:child_process";
import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, expect, it} from "vitest";
import {filesOf, manifestName} from "../../loaders/publish/finish.js";
import {ownFiles} from "../../loaders/publish/manifest.js";
import {recoverSwap} from "../../loaders/publish/swap.js";
import {audiences} from "../../src/contracts/site.js";
import {repetitions, round, within} from "../support/endurance.js";
import {pagesBuiltOnce} from "../support/sites.js";
import {worldExports} from "../support/worlds.js";

const kills = repetitions(10, 10, 100);
const plumbline = fileURLToPath(new URL("../../loaders/cli/plumbline.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "plumbline-build-kill-"));
const out = join(folder, "dist");
afterAll(() => rmSync(folder, {recursive: true}));

/** Builds the three sites in a process of its own, killed after some milliseconds if it still runs; its exit code. */
async function built(exports: string, milliseconds = Infinity): Promise<number | null> {
  const paths = ["--exports", exports, "--out", out, "--warehouse", join(folder, "warehouse.duckdb")];
  const env = {...process.env, PLUMBLINE_KEY_FILE: join(folder, "key")};
  const child = spawn(process.execPath, [plumbline, "build", ...paths], {stdio: "ignore", env});
  const timer = milliseconds === Infinity ? undefined : setTimeout(() => child.kill("SIGKILL"), milliseconds);
  return await new Promise((resolve) =>
    child.once("exit", (code) => {
      clearTimeout(timer);
      resolve(code);
    })
  );
}

/** The sites that stand and hold every file that their manifest names, unchanged, and none besides. */
async function wholeSites(): Promise<string[]> {
  const whole: string[] = [];
  for (const audience of audiences) {
    const site = join(out, audience);
    const {sha256} = JSON.parse(readFileSync(join(site, manifestName), "utf8")) as {sha256: Record<string, string>};
    const [listed, own, all] = [Object.keys(sha256), await ownFiles(site), await filesOf(site)];
    if (own?.length === listed.length && all.length === listed.length + 1) whole.push(audience);
  }
  return whole;
}

it(
  `${kills} kills during a full build of 60 screens leave three whole sites, and the next build works and tidies up`,
  async () => {
    await pagesBuiltOnce();
    const [one, other] = [await exportsOf(1), await exportsOf(2)];
    const began = Date.now();
    expect(await built(one)).toBe(0);
    const lasts = Date.now() - began;
    const before = readdirSync(folder).sort();
    let killed = 0;
    for (let attempt = 0; attempt < kills; attempt++) {
      const moment = (round * 0.618 + (attempt + 0.5) / kills) % 1;
      if ((await built(attempt % 2 === 0 ? other : one, lasts * moment)) === null) killed++;
      await recoverSwap(out);
      expect(await wholeSites()).toEqual([...audiences]);
    }
    expect(killed).toBeGreaterThan(0);
    expect(await built(one)).toBe(0);
    expect(await wholeSites()).toEqual([...audiences]);
    expect(readdirSync(folder).sort()).toEqual(before);
    expect(readdirSync(out).sort()).toEqual([...audiences].sort());
  },
  within(120_000 + kills * 30_000)
);

function exportsOf(seed: number): Promise<string> {
  return worldExports({world: "sample", seed, screens: 60});
}
