import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {type PullOptions, pull, type Pulled} from "../../../loaders/pull/pull.js";
import type {Patience} from "../../../loaders/pull/client.js";
import {secretsFrom, systemFor} from "../../../loaders/pull/credentials.js";
import type {System} from "../../../loaders/pull/system.js";
import {convertedFolder, type Json} from "../../adapters/support/converted.js";
import {
  type FakeSystem,
  likeAshby,
  likeGreenhouseV1,
  likeGreenhouseV3,
  likeLever,
  type Records,
  serve
} from "./systems.js";

const fixtures = fileURLToPath(new URL("../../fixtures/", import.meta.url));

/** Every system with a small company of its own, as its API would hand it out, and with credentials for it. */
export const companies = {
  "greenhouse-v3": {
    behaviour: likeGreenhouseV3,
    system: "greenhouse",
    secrets: {GREENHOUSE_CLIENT_ID: "client", GREENHOUSE_CLIENT_SECRET: "secret-canary"}
  },
  "greenhouse-v1": {behaviour: likeGreenhouseV1, system: "greenhouse", secrets: {GREENHOUSE_API_KEY: "key-canary"}},
  lever: {behaviour: likeLever, system: "lever", secrets: {LEVER_API_KEY: "key-canary"}},
  ashby: {behaviour: likeAshby, system: "ashby", secrets: {ASHBY_API_KEY: "key-canary"}}
} as const satisfies Record<string, {behaviour: unknown; system: System["name"]; secrets: Record<string, string>}>;

export type CompanyName = keyof typeof companies;
export const companyNames = Object.keys(companies) as CompanyName[];

export const quick: Patience = {retries: 3, first: 1, answer: 5000, longest: 2000};
/** Where an answer never comes; on a busy machine one that does may be waited for in vain, and asked for again. */
export const hasty: Patience = {...quick, answer: 400};

/** A company that a test has to itself. */
export class Company {
  readonly name: CompanyName;
  readonly server: FakeSystem;
  readonly exports = mkdtempSync(join(tmpdir(), "plumbline-pull-"));
  readonly system: System;

  private constructor(name: CompanyName, server: FakeSystem) {
    this.name = name;
    this.server = server;
    this.system = {
      ...systemFor(companies[name].system, secretsFrom(companies[name].secrets, undefined)),
      pace: {requests: 1000, milliseconds: 10}
    };
  }

  static async open(name: CompanyName, records: Records = recordsOf(name)): Promise<Company> {
    return new Company(name, await serve(companies[name].behaviour, records));
  }

  pull(options: Partial<PullOptions> = {}): Promise<Pulled> {
    return pull({
      system: this.system,
      secrets: companies[this.name].secrets,
      exports: this.exports,
      now: new Date("2026-06-30T04:00:00Z"),
      baseUrl: this.server.url,
      patience: quick,
      keep: {},
      full: false,
      fullEveryDays: 7,
      ...options
    });
  }

  async close(): Promise<void> {
    await this.server.close();
    rmSync(this.exports, {recursive: true, force: true});
  }
}

/** The records of a fixture by endpoint. Those of a list for each application or opportunity carry its id. */
export function recordsOf(name: CompanyName): Records {
  const folder = join(fixtures, name);
  const records: Records = {};
  for (const path of readdirSync(folder, {recursive: true, encoding: "utf8"}).sort()) {
    if (statSync(join(folder, path)).isDirectory()) continue;
    const [list, of] = path.replace(/\.(json|ndjson)$/, "").split("/") as [string, string?];
    const endpoint = list === "history" ? "application.listHistory" : list;
    const id = of === undefined ? {} : {[name === "lever" ? "opportunityId" : "applicationId"]: of};
    (records[endpoint] ??= []).push(
      ...inside(readFileSync(join(folder, path), "utf8")).map((record) => ({...record, ...id}))
    );
  }
  if (name === "ashby") records["interviewPlan.list"] = [{id: "pl1", title: "Engineering"}];
  return records;
}

function inside(text: string): Records[string] {
  const values =
    text.startsWith("[") || text.startsWith("{\n")
      ? [JSON.parse(text) as Json]
      : text
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line) as Json);
  return values.flatMap((value) => {
    if (Array.isArray(value)) return value as Records[string];
    const {results, data} = value as {results?: Records[string]; data?: Records[string]};
    return results ?? data ?? [value as Records[string][number]];
  });
}

/** What the adapters make of a folder, in no order. */
export async function readAs(folder: string): Promise<Record<string, string[]>> {
  const {rows, rejected} = await convertedFolder(folder);
  expectNothing(rejected);
  return Object.fromEntries(
    Object.entries(rows).map(([table, all]) => [table, all.map((row) => JSON.stringify(row)).sort()])
  );
}

function expectNothing(rejected: unknown[]): void {
  if (rejected.length > 0) throw new Error(`rejected: ${JSON.stringify(rejected)}`);
}

/** The lines of every file of a folder, by file. */
export function linesOf(folder: string): Record<string, string[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".ndjson"));
  return Object.fromEntries(
    files.map((name) => [name, readFileSync(join(folder, name), "utf8").split("\n").filter(Boolean)])
  );
}
