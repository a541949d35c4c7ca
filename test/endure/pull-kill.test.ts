import {spawn} from "node:child_process";
import {readdirSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {expect, it} from "vitest";
import {companies, Company, companyNames, linesOf, recordsOf} from "../pull/support/companies.js";
import {likeLever, type Records, serve} from "../pull/support/systems.js";
import {repetitions, round} from "../support/endurance.js";

const plumbline = fileURLToPath(new URL("../../loaders/cli/plumbline.js", import.meta.url));
const kills = repetitions(4, 200, 200);

interface Ended {
  code: number | null;
  /** The most memory that the process had, in MB. */
  most: number;
}

/** Pulls in a process of its own, killed after some milliseconds if it still runs. */
async function pulled(
  args: string[],
  secrets: Readonly<Record<string, string>>,
  milliseconds = Infinity
): Promise<Ended> {
  const told = `process.on("exit", () => process.stderr.write("most " + process.resourceUsage().maxRSS))`;
  const child = spawn(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(told)}`, plumbline, "pull", ...args],
    {
      stdio: ["ignore", "ignore", "pipe"],
      env: {...process.env, ...secrets}
    }
  );
  let heard = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (heard += text));
  const timer = milliseconds === Infinity ? undefined : setTimeout(() => child.kill("SIGKILL"), milliseconds);
  return await new Promise((resolve) =>
    child.once("close", (code) => {
      clearTimeout(timer);
      resolve({code, most: Number(/most (\d+)$/.exec(heard)?.[1] ?? 0) / 1024});
    })
  );
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
    const args = [companies[name].system, "--exports", company.exports, "--base-url", company.server.url, "--full"];
    const began = Date.now();
    expect((await pulled(args, companies[name].secrets)).code).toBe(0);
    const lasts = Date.now() - began;
    for (let attempt = 0; attempt < kills / companyNames.length; attempt++) {
      const moment = (round * 0.618 + attempt * 0.382) % 1;
      await pulled(args, companies[name].secrets, lasts * (0.2 + 0.8 * moment));
      const finished = readdirSync(company.exports).filter((entry) => !entry.startsWith("."));
      expect(finished.length).toBeLessThanOrEqual(1);
      for (const folder of finished) expect(sorted(linesOf(`${company.exports}/${folder}`))).toEqual(expected);
    }
    expect((await pulled(args, companies[name].secrets)).code).toBe(0);
    const [folder] = readdirSync(company.exports).filter((entry) => !entry.startsWith("."));
    expect(sorted(linesOf(`${company.exports}/${folder}`))).toEqual(expected);
    expect(readdirSync(company.exports)).toEqual([folder]);
    await company.close();
  },
  3_600_000
);

it("100,000 scorecards are pulled in under 300 MB", async () => {
  const opportunities = 20_000;
  const [form] = recordsOf("lever").feedback!;
  const company = await Company.open("lever", {});
  await company.close();
  const [opportunity] = recordsOf("lever").opportunities!;
  const records: Records = {
    ...recordsOf("lever"),
    opportunities: Array.from({length: opportunities}, (_, index) => ({...opportunity!, id: `o${index}`})),
    interviews: [],
    offers: [],
    feedback: []
  };
  // Five forms each, made when they are asked for, so that only the pull is measured.
  const server = await serve((asked, system) => {
    const [, id] = /opportunities\/([^/]+)\/feedback$/.exec(asked.path) ?? [];
    if (id === undefined) return likeLever(asked, system);
    return {
      body: {
        data: Array.from({length: 5}, (_, index) => ({...form!, id: `${id}-${index}`, opportunityId: undefined})),
        hasNext: false
      }
    };
  }, records);
  const {exports} = company;
  const {code, most} = await pulled(["lever", "--exports", exports, "--base-url", server.url], companies.lever.secrets);
  await server.close();
  expect(code).toBe(0);
  const [folder] = readdirSync(exports);
  expect(linesOf(`${exports}/${folder}`)["feedback.ndjson"]).toHaveLength(5 * opportunities);
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(300);
}, 7_200_000);
