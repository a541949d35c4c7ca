import {chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi} from "vitest";
import {main} from "../../loaders/cli/main.js";
import {hostOf} from "../../loaders/pull/client.js";
import {secretsFrom, systemFor} from "../../loaders/pull/credentials.js";
import {readFailedPull} from "../../loaders/reader/pull-mark.js";
import {Company, companies, companyNames} from "../pull/support/companies.js";

const folder = mkdtempSync(join(tmpdir(), "plumbline-pull-cli-"));
let company: Company;
const said: string[] = [];
const hear = (text: string): void => void said.push(text);
const io = {print: hear, error: hear, note: hear, progress: () => {}, done: hear};
const run = (...args: string[]): Promise<number> => main([...args, "--base-url", company.server.url], io);

beforeAll(async () => {
  company = await Company.open("lever");
});
beforeEach(() => {
  for (const {secrets} of Object.values(companies)) for (const name of Object.keys(secrets)) vi.stubEnv(name, "");
  vi.stubEnv("HOME", folder);
  company.server.fault = () => null;
  company.server.requests.length = 0;
  said.length = 0;
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  await company.close();
  rmSync(folder, {recursive: true});
});

describe("plumbline pull", () => {
  it("without credentials ends with 2 and names variables, place and permissions", async () => {
    expect(await run("pull", "greenhouse", "--exports", join(folder, "none"))).toBe(2);
    expect(said.join("\n")).toMatch(/GREENHOUSE_CLIENT_ID and GREENHOUSE_CLIENT_SECRET.*GREENHOUSE_API_KEY/);
    expect(said.join("\n")).toMatch(/site admin.*harvest:scorecards:list/);
    expect(company.server.requests).toEqual([]);
  });

  it("pulls into a dated folder, says where and how much, and leaves nothing else", async () => {
    vi.stubEnv("LEVER_API_KEY", "key-canary");
    const exports = join(folder, "lever");
    expect(await run("pull", "lever", "--exports", exports)).toBe(0);
    expect(readdirSync(exports)).toEqual([`lever-${new Date().toISOString().slice(0, 10)}`]);
    expect(said.at(-1)).toBe(join(exports, readdirSync(exports)[0]!));
    expect(said.join("\n")).toMatch(
      /pulled everything with \d+ requests: opportunities 4, .*feedback 8, interviews 7, offers 2/
    );
  });

  it("a dry run asks nothing, and after a pull knows how often it would", async () => {
    vi.stubEnv("LEVER_API_KEY", "key-canary");
    const exports = join(folder, "lever");
    expect(await run("pull", "lever", "--exports", join(folder, "fresh"), "--dry-run")).toBe(0);
    expect(said.join("\n")).toMatch(/feedback: .*<id>.*one for each of opportunities; permission feedback:read:admin/);
    expect(said.join("\n")).toMatch(/At least 5 requests/);
    said.length = 0;
    expect(await run("pull", "lever", "--exports", exports, "--dry-run")).toBe(0);
    expect(said.join("\n")).toMatch(/What changed since .*\n[^]*At most about 17 requests: 2 seconds/);
    expect(company.server.requests).toEqual([]);
  });

  it("a pull that fails leaves a mark for the sites, which the next that goes well takes away", async () => {
    vi.stubEnv("LEVER_API_KEY", "wrong");
    const exports = join(folder, "lever");
    expect(await run("pull", "lever", "--exports", exports)).toBe(2);
    expect(said.join("\n")).toContain("does not accept the credentials in LEVER_API_KEY");
    expect(said.join("\n")).not.toContain("wrong");
    expect(readFailedPull(exports)).toMatchObject({system: "Lever"});
    vi.stubEnv("LEVER_API_KEY", "key-canary");
    expect(await run("pull", "lever", "--exports", exports)).toBe(0);
    expect(readFailedPull(exports)).toBeNull();
  });
});

describe("credentials", () => {
  it.each(companyNames)("of %s are found in the environment", (name) => {
    const {secrets, system} = companies[name];
    expect(systemFor(system, secretsFrom(secrets)).credentials).toEqual(Object.keys(secrets));
  });

  it("are read from a file that is its owner's alone, after the environment", () => {
    const file = join(folder, "credentials");
    writeFileSync(file, "# ours\nLEVER_API_KEY='in the file'\nASHBY_API_KEY=ashby\nOTHER=x\n", {mode: 0o600});
    expect(secretsFrom({LEVER_API_KEY: "outside"}, file)).toEqual({LEVER_API_KEY: "outside", ASHBY_API_KEY: "ashby"});
    chmodSync(file, 0o640);
    expect(() => secretsFrom({}, file)).toThrow(/others on this machine may read.*mode 640\)\nclose it: chmod 600/);
    expect(() => secretsFrom({}, join(folder, "nowhere"))).toThrow(/there is no such file of credentials/);
  });
});

it.each([
  "http://example.com",
  "ftp://127.0.0.1",
  "127.0.0.1:80",
  "https://key:secret@example.com",
  "http://127.0.0.1.example.com"
])("the address %s is refused without being repeated", (url) => {
  expect(() => hostOf(url)).toThrow(/--base-url: it must be an https address/);
  expect(() => hostOf(url)).not.toThrow(/secret@/);
});

it.each(["https://proxy.example.com/x", "http://127.0.0.1:8080", "http://localhost:1", "http://[::1]:1"])(
  "the address %s may be asked",
  (url) => {
    expect(hostOf(url)).toBe(new URL(url).origin);
  }
);

describe("plumbline doctor", () => {
  const missing = () =>
    said
      .join("\n")
      .split("\n")
      .filter((line) => line.startsWith("MISSING"));

  it("says that there are no credentials, and ends with 2", async () => {
    expect(await run("doctor", "--exports", join(folder, "lever"))).toBe(2);
    expect(missing()).toEqual([expect.stringContaining("credentials: none found")]);
    expect(said.join("\n")).toMatch(
      /fine {5}configuration: .*\nfine {5}pseudonym key: .*\nfine {5}disk: \d+ MB are free/
    );
  });

  it.each(companyNames)("asks every endpoint of %s for one record, and writes nothing", async (name) => {
    const other = await Company.open(name);
    for (const [variable, value] of Object.entries(companies[name].secrets)) vi.stubEnv(variable, value);
    expect(await main(["doctor", "--exports", other.exports, "--base-url", other.server.url], io)).toBe(0);
    expect(said.join("\n").match(/may be read/g)).toHaveLength(other.system.endpoints.length);
    expect(readdirSync(other.exports)).toEqual([]);
    await other.close();
  });

  it("names each permission that is missing, a configuration and a key that cannot be used, and ends with 3", async () => {
    vi.stubEnv("LEVER_API_KEY", "key-canary");
    company.server.fault = (_, path) => (/offers|users/.test(path) ? {status: 403} : null);
    const config = join(folder, "plumbline.yaml");
    const key = join(folder, "key");
    writeFileSync(config, "stages: {Onsite: lop}\n");
    writeFileSync(key, "too short");
    vi.stubEnv("PLUMBLINE_KEY_FILE", key);
    expect(await run("doctor", "--config", config, "--exports", folder)).toBe(3);
    expect(missing()).toEqual([
      expect.stringContaining("configuration: "),
      expect.stringContaining("pseudonym key: "),
      expect.stringContaining("Lever, users: may not be read: allow users:read:admin"),
      expect.stringContaining("Lever, offers: may not be read: allow offers:read:admin")
    ]);
  });
});
