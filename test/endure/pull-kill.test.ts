import {spawn} from "node:child_process";
import {mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {text} from "node:stream/consumers";
import {fileURLToPath} from "node:url";
import {expect, it} from "vitest";
import {Company, type CompanyName, companyNames, linesOf, recordsOf} from "../pull/support/companies.js";
import {type Asked, likeGreenhouseV3, type Records, type Reply, serve} from "../pull/support/systems.js";
import {repetitions, round} from "../support/endurance.js";

const once = fileURLToPath(new URL("./pull-once.ts", import.meta.url));
const kills = repetitions(4, 200, 200);

/** Pulls in a process of its own, killed after some milliseconds if it still runs; its exit code and what it printed. */
async function pulled(
  name: CompanyName,
  {url, exports, requests}: {url: string; exports: string; requests: number},
  milliseconds = Infinity
): Promise<{code: number | null; said: string}> {
  // On a machine with other work a heap without a limit grows by what collecting it lags behind, whatever is alive in it.
  const limits = ["--max-old-space-size=128"];
  const child = spawn(process.execPath, [...limits, "--import", "tsx", once, name, url, exports, String(requests)], {
    stdio: ["ignore", "pipe", "ignore"]
  });
  const timer = milliseconds === Infinity ? undefined : setTimeout(() => child.kill("SIGKILL"), milliseconds);
  const said = text(child.stdout);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  clearTimeout(timer);
  return {code, said: await said};
}

const sorted = (lines: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(lines).map(([name, all]) => [name, all.toSorted()]));

it.each(companyNames)(
  `a pull from %s that is killed again and again (${kills} kills in all) holds every record once in the end`,
  async (name) => {
    const whole = await Company.open(name);
    const expected = sorted(linesOf((await whole.pull()).folder));
    await whole.close();
    const company = await Company.open(name);
    company.server.pageSize = 1;
    const from = {url: company.server.url, exports: company.exports, requests: 1000};
    const began = Date.now();
    expect((await pulled(name, from)).code).toBe(0);
    const lasts = Date.now() - began;
    for (let attempt = 0; attempt < kills / companyNames.length; attempt++) {
      const moment = (round * 0.618 + attempt * 0.382) % 1;
      await pulled(name, from, lasts * (0.2 + 0.8 * moment));
      const finished = readdirSync(company.exports).filter((entry) => !entry.startsWith("."));
      expect(finished.length).toBeLessThanOrEqual(1);
      for (const folder of finished) expect(sorted(linesOf(`${company.exports}/${folder}`))).toEqual(expected);
    }
    expect((await pulled(name, from)).code).toBe(0);
    const [folder] = readdirSync(company.exports).filter((entry) => !entry.startsWith("."));
    expect(sorted(linesOf(`${company.exports}/${folder}`))).toEqual(expected);
    expect(readdirSync(company.exports)).toEqual([folder]);
    await company.close();
  },
  3_600_000
);

/** So many records of a list, newest first, page after page, made when they are asked for. */
function pageOf(asked: Asked, count: number, record: (id: number) => Records[string][number]): Reply {
  const below = Number(asked.query.get("cursor") ?? count + 1);
  const ids = Array.from({length: Math.min(500, below - 1)}, (_, index) => below - 1 - index);
  const last = ids.at(-1) ?? 1;
  return {
    body: ids.map(record),
    headers: last > 1 ? {link: `<${asked.url}${asked.path}?cursor=${last}>; rel="next"`} : {}
  };
}

it("100,000 scorecards with their 500,000 ratings are pulled at 50 requests a second in under 300 MB", async () => {
  const records = recordsOf("greenhouse-v3");
  const [card] = records.scorecards!;
  const [rating] = records.scorecard_candidate_attributes!;
  const server = await serve((asked, system) => {
    const made = (id: number) => ({
      ...(asked.path.endsWith("/scorecards") ? card! : rating!),
      id,
      scorecard_id: id % 100_000
    });
    if (asked.path === "/v3/scorecards") return pageOf(asked, 100_000, made);
    if (asked.path === "/v3/scorecard_candidate_attributes") return pageOf(asked, 500_000, made);
    return likeGreenhouseV3(asked, system);
  }, records);
  const exports = mkdtempSync(join(tmpdir(), "plumbline-pull-"));
  const {said} = await pulled("greenhouse-v3", {url: server.url, exports, requests: 50});
  const most = Number(said);
  await server.close();
  const [folder] = readdirSync(exports);
  expect(linesOf(`${exports}/${folder}`)["scorecards.ndjson"]).toHaveLength(100_000);
  rmSync(exports, {recursive: true});
  expect(most).toBeGreaterThan(50);
  expect(most).toBeLessThan(300);
}, 1_800_000);
