import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterEach, describe, expect, it} from "vitest";
import {UserError} from "../../loaders/errors.js";
import {openWarehouse} from "../../loaders/warehouse/connection.js";
import {ingest} from "../../loaders/warehouse/ingest.js";
import {configOf} from "../reader/support/exports.js";
import {simulateWorld} from "../../loaders/simulate/simulate.js";
import {writeWorld} from "../../loaders/simulate/write.js";
import type {Pulled} from "../../loaders/pull/pull.js";
import {isFull, repetitions} from "../support/endurance.js";
import {
  Company,
  type CompanyName,
  companyNames,
  hasty,
  linesOf,
  quick,
  readAs,
  recordsOf
} from "./support/companies.js";
import type {Fault, Records} from "./support/systems.js";

const fixture = (name: CompanyName): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
const open: Company[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((company) => company.close()));
});

async function company(...[name, records]: Parameters<typeof Company.open>): Promise<Company> {
  const made = await Company.open(name, records);
  open.push(made);
  return made;
}

/** Fails when the pull goes well. */
async function refusal(pulling: Promise<Pulled>): Promise<UserError> {
  const error: unknown = await pulling.then(
    () => null,
    (reason: unknown) => reason
  );
  if (error instanceof UserError) return error;
  throw error instanceof Error ? error : new Error("the pull went well");
}

/** Every file below a folder as one text. */
function everything(folder: string): string {
  return readdirSync(folder, {recursive: true, encoding: "utf8"})
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
}

const sorted = (lines: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(lines).map(([name, all]) => [name, all.toSorted()]));

describe.each(companyNames)("a pull from %s", (name) => {
  it("gives what the adapters make of the same records saved by hand, and knows every field", async () => {
    const {folder, remarks, records, requests} = await (await company(name)).pull();
    expect(await readAs(folder)).toEqual(await readAs(fixture(name)));
    expect(remarks).toEqual([]);
    expect(folder).toMatch(/(greenhouse|lever|ashby)-2026-06-30$/);
    expect(Object.values(records).every((count) => count > 0)).toBe(true);
    expect(requests).toBeGreaterThanOrEqual(Object.keys(records).length);
  });

  it("writes no secret, no text that people wrote and no address, not even into what is kept of a pull cut off", async () => {
    const made = await company(name);
    made.server.pageSize = 2;
    made.server.fault = (number) => (number > 6 ? {status: 500} : null);
    const error = await refusal(made.pull({patience: {...quick, retries: 0}}));
    const aside = everything(made.exports);
    made.server.fault = () => null;
    const {remarks} = await made.pull();
    const all = [aside, everything(made.exports), error.message, ...remarks].join("\n");
    expect(all).not.toMatch(/private words|@example|secret-canary|key-canary|token-canary/);
    // The search finds what is there: the server does send them.
    expect(JSON.stringify(made.server.records)).toMatch(/private words/);
    expect(all).toContain("plumbline.pull/1");
  });

  it("holds every record once however small the pages are, and although a page comes twice", async () => {
    const whole = sorted(linesOf((await (await company(name)).pull()).folder));
    const small = await company(name);
    small.server.pageSize = 1;
    // A cut answer is asked for again: the system hands out the same page twice.
    const seen = new Set<string>();
    small.server.fault = (number) => {
      const asked = JSON.stringify(small.server.requests[number - 1]);
      if (number % 3 !== 0 || seen.has(asked)) return null;
      seen.add(asked);
      return "cut in the middle";
    };
    expect(sorted(linesOf((await small.pull()).folder))).toEqual(whole);
  });

  it("outlives 429 with Retry-After, 5xx, cut connections and answers that never come", async () => {
    const whole = sorted(linesOf((await (await company(name)).pull()).folder));
    const made = await company(name);
    const faults: Fault[] = [
      {status: 429, headers: {"retry-after": "0.01"}},
      {status: 500},
      {status: 503, headers: {"retry-after": "0.01"}},
      "cut",
      "never answered"
    ];
    const planned = new Map<string, Fault>();
    made.server.fault = (number) => {
      const asked = JSON.stringify(made.server.requests[number - 1]);
      const fault = planned.has(asked) ? undefined : faults[planned.size];
      if (fault !== undefined) planned.set(asked, fault);
      return fault ?? null;
    };
    expect(sorted(linesOf((await made.pull({patience: hasty})).folder))).toEqual(whole);
    expect(planned.size).toBe(faults.length);
  });

  it("goes on where it was stopped, wherever that was", async () => {
    const first = await company(name);
    first.server.pageSize = 2;
    const {folder, requests} = await first.pull();
    const whole = sorted(linesOf(folder));
    const stops = repetitions(3, 200, 200);
    for (let stop = 0; stop < stops; stop++) {
      const made = await company(name);
      made.server.pageSize = 2;
      const after = 1 + Math.floor((stop * (requests - 1)) / stops);
      made.server.fault = (number) => (number > after ? "cut" : null);
      const error = await refusal(made.pull({patience: {...quick, retries: 0}}));
      expect(error.exitCode).toBe(74);
      expect(readdirSync(made.exports).filter((entry) => !entry.startsWith("."))).toEqual([]);
      made.server.fault = () => null;
      const before = made.server.requests.length;
      expect(sorted(linesOf((await made.pull()).folder))).toEqual(whole);
      expect(made.server.requests.length - before).toBeLessThanOrEqual(requests + 1);
      expect(readdirSync(made.exports)).toEqual([folder.split("/").at(-1)]);
    }
  });

  it("credentials that are not accepted end it with 2, and say where to make new ones", async () => {
    const made = await company(name);
    made.server.fault = () => ({status: 401});
    const error = await refusal(made.pull());
    expect(error.exitCode).toBe(2);
    expect(error.message).toContain("does not accept the credentials");
    expect(error.message).toContain(made.system.madeAt);
  });

  it("without the right to read the votes it ends with 3 and names the permission", async () => {
    const made = await company(name);
    const votes = made.system.endpoints.find(({name: one}) => /scorecards|feedback/i.test(one))!;
    made.server.fault = (_, path) => (/scorecards$|feedback$|applicationFeedback/.test(path) ? {status: 403} : null);
    const error = await refusal(made.pull());
    expect(error.exitCode).toBe(3);
    expect(error.message).toContain(votes.permission);
  });

  it("without the right to read offers it goes on, and says which permission is missing", async () => {
    const made = await company(name);
    made.server.fault = (_, path) => (/offers?(\.list)?$/.test(path) ? {status: 403} : null);
    const {folder, remarks} = await made.pull();
    expect(remarks).toHaveLength(1);
    expect(remarks[0]).toMatch(/^offers?.*may not read it.*[Oo]ffers/);
    expect(Object.keys(linesOf(folder)).filter((file) => file.startsWith("offer"))).toEqual([]);
  });

  it("an address that is somebody else's gets no key", async () => {
    const made = await company(name);
    const foreign = {...made.system, pageOf: () => ({records: [], next: {path: "https://other.example.com/v1/more"}})};
    const error = await refusal(made.pull({system: foreign}));
    expect(error.exitCode).toBe(3);
    expect(error.message).toContain("other.example.com");
  });

  it("fields that are new are kept where they cannot be a text, left out where they can, told, and kept when named", async () => {
    const records = recordsOf(name);
    const endpoint = name === "ashby" ? "offer.list" : "offers";
    records[endpoint] = records[endpoint]!.map((record) => ({...record, rounds: 3, remark: "canary remark"}));
    const told = await company(name, records);
    const {folder, remarks} = await told.pull();
    expect(remarks.join("\n")).toMatch(/kept.*: rounds\n[^]*left out.*: remark\./);
    expect(everything(folder)).toContain('"rounds":3');
    expect(everything(folder)).not.toContain("canary remark");
    const named = await (await company(name, records)).pull({keep: {[endpoint]: ["remark"]}});
    expect(everything(named.folder)).toContain("canary remark");
  });
});

const day = (number: number): Date => new Date(`2026-07-${String(number).padStart(2, "0")}T04:00:00Z`);

/** A company whose first vote is changed and whose last offer is deleted after the first pull. */
async function changed(name: CompanyName) {
  const made = await company(name);
  await made.pull({now: day(1)});
  const {records} = made.server;
  const votes = name === "lever" ? "feedback" : name === "ashby" ? "applicationFeedback.list" : "scorecards";
  const at = new Date(day(1).getTime() + 3_600_000);
  const [first] = records[votes]!;
  if (name === "lever")
    Object.assign(
      records.opportunities!.find(({id}) => id === first!.opportunityId)!,
      {updatedAt: at.getTime()}
    );
  Object.assign(
    first!,
    name === "lever"
      ? {updatedAt: at.getTime()}
      : name === "ashby"
        ? {updatedAt: "2099-01-01T00:00:00Z"}
        : {updated_at: at.toISOString()}
  );
  Object.assign(first!, {
    [name === "ashby" ? "submittedAt" : name === "lever" ? "completedAt" : "submitted_at"]:
      name === "lever" ? at.getTime() : at.toISOString()
  });
  records[name === "ashby" ? "offer.list" : "offers"]!.pop();
  return {made, votes, before: made.server.requests.length};
}

describe.each(companyNames)("the next pull from %s", (name) => {
  it("asks for what changed and holds everything all the same; what was deleted shows with the next full one", async () => {
    const {made, votes, before} = await changed(name);
    const next = await made.pull({now: day(2)});
    expect(next.since?.toISOString()).toBe("2026-07-01T03:50:00.000Z");
    expect(
      made.server.requests
        .slice(before)
        .map(({path, body}) => path + JSON.stringify(body))
        .join("\n")
    ).toMatch(/updated_at=gte|updated_after=|updated_at_start=|"syncToken"/);
    const fresh = await company(name, made.server.records);
    const whole = sorted(linesOf((await fresh.pull({now: day(2)})).folder));
    const held = sorted(linesOf(next.folder));
    expect(held[`${votes}.ndjson`]).toEqual(whole[`${votes}.ndjson`]);
    const offers = Object.keys(held).find((file) => file.startsWith("offer"))!;
    // Lever's offers are asked for again with their opportunity.
    expect(held[offers]!.length - (whole[offers]?.length ?? 0)).toBe(name === "lever" ? 0 : 1);
    const full = await made.pull({now: day(8)});
    expect(full.since).toBeNull();
    expect(sorted(linesOf(full.folder))).toEqual(whole);
    expect(readdirSync(made.exports).filter((entry) => !entry.startsWith("."))).toHaveLength(3);
  });
});

it("one opportunity that is kept from the key costs its own feedback only, and is told", async () => {
  const made = await company("lever");
  const forms = made.server.records.feedback!;
  const kept = forms[0]!.opportunityId as string;
  made.server.fault = (_, path) => (path === `/v1/opportunities/${kept}/feedback` ? {status: 403} : null);
  const {records, remarks} = await made.pull();
  expect(records.feedback).toBe(forms.filter(({opportunityId}) => opportunityId !== kept).length);
  expect(remarks).toEqual([expect.stringMatching(/^feedback: of 1 of opportunities the key may not read it/)]);
});

it.each([403, 404])("a refusal with %i in the midst of a list loses nothing of it", async (status) => {
  const made = await company("greenhouse-v3");
  made.server.pageSize = 2;
  let asked = 0;
  made.server.fault = (_, path) =>
    path === "/v3/offers" || (path === "/v3/interviews" && asked++ === 1) ? {status} : null;
  const {records, remarks} = await made.pull();
  expect(records.interviews).toBe(recordsOf("greenhouse-v3").interviews!.length);
  expect(remarks).toEqual([expect.stringMatching(/^offers: the key may not read it/)]);
});

it("a sync token that has ended is no end of the pull: everything is asked for", async () => {
  const made = await company("ashby");
  await made.pull({now: day(1)});
  made.server.fault = (number, path) =>
    path === "/offer.list" && JSON.stringify(made.server.requests[number - 1]!.body).includes("syncToken")
      ? {status: 200, body: '{"success": false, "errorInfo": {"code": "sync_token_expired"}}'}
      : null;
  const {records} = await made.pull({now: day(2)});
  expect(records["offer.list"]).toBe(recordsOf("ashby")["offer.list"]!.length);
});

it("a filter by time that an endpoint refuses is left out", async () => {
  const made = await company("greenhouse-v3");
  await made.pull({now: day(1)});
  made.server.fault = (number) =>
    made.server.requests[number - 1]!.path.includes("updated_at=") ? {status: 422} : null;
  const {records} = await made.pull({now: day(2)});
  expect(records.scorecards).toBe(recordsOf("greenhouse-v3").scorecards!.length);
});

it("a place in a list that is no longer known is found from the beginning of the list", async () => {
  const made = await company("greenhouse-v3");
  made.server.pageSize = 2;
  let refusals = 0;
  made.server.fault = (_, path) => (path === "/v3/scorecards" && refusals++ === 1 ? {status: 422} : null);
  const {records} = await made.pull();
  expect(records.scorecards).toBe(recordsOf("greenhouse-v3").scorecards!.length);
});

it("a record that changes while its list is read stands there once, as it came last", async () => {
  const made = await company("greenhouse-v1");
  made.server.pageSize = 2;
  // While page after page is read it is handed in again, and moves to the end of the list.
  made.server.fault = (_, path) => {
    const {scorecards} = made.server.records;
    if (path === "/v1/scorecards" && scorecards![0]!.id === 101)
      scorecards!.push({...scorecards!.shift()!, overall_recommendation: "strong_yes"}, {...scorecards![0]!});
    return null;
  };
  const {folder} = await made.pull();
  const ids = linesOf(folder)["scorecards.ndjson"]!.map((line) => (JSON.parse(line) as {id: number}).id);
  expect(new Set(ids).size).toBe(ids.length);
});

it("a token that ends while the pull runs is renewed", async () => {
  const made = await company("greenhouse-v3");
  let given = 0;
  made.server.fault = (number, path) => {
    if (path === "/token") given++;
    return number === 5 ? {status: 401} : null;
  };
  await made.pull();
  expect(given).toBe(2);
});

it("of two pulls at the same time one is told to wait", async () => {
  const made = await company("lever");
  const ended = await Promise.allSettled([made.pull(), made.pull()]);
  const refused = ended.flatMap((one) => (one.status === "rejected" ? [one.reason as UserError] : []));
  expect(refused).toHaveLength(1);
  expect(refused[0]!.exitCode).toBe(75);
  expect(refused[0]!.message).toContain("is pulling from Lever");
});

it("a pull of the same day takes the place of the one before", async () => {
  const made = await company("lever");
  await made.pull();
  const again = await made.pull({now: new Date("2026-06-30T09:00:00Z")});
  expect(readdirSync(made.exports).filter((entry) => !entry.startsWith("."))).toEqual(["lever-2026-06-30"]);
  expect(again.since).not.toBeNull();
});

it("a folder that no pull made is never replaced", async () => {
  const made = await company("lever");
  const own = join(made.exports, "lever-2026-06-30");
  mkdirSync(own);
  writeFileSync(join(own, "notes of ours.txt"), "dear to us");
  const error = await refusal(made.pull());
  expect(error.exitCode).toBe(3);
  expect(error.message).toContain("was not made by a pull");
  expect(readdirSync(own)).toEqual(["notes of ours.txt"]);
  expect(made.server.requests).toEqual([]);
});

it("a simulated company pulled from Greenhouse is read like the same company written directly", async () => {
  const written = mkdtempSync(join(tmpdir(), "plumbline-written-"));
  await writeWorld(simulateWorld({world: "standard", screens: 150, seed: 5}), written, "greenhouse");
  const files = readdirSync(written).filter((file) => file.endsWith(".json") && file !== "truth.json");
  const records = Object.fromEntries(
    files.map((file) => [
      file.replace(".json", ""),
      JSON.parse(readFileSync(join(written, file), "utf8")) as Records[string]
    ])
  );
  const made = await company("greenhouse-v3", records);
  made.server.pageSize = 100;
  const {folder, remarks} = await made.pull();
  expect(remarks).toEqual([]);
  const pulled = await readAs(folder);
  expect(pulled.scorecards!.length).toBeGreaterThan(300);
  expect(pulled).toEqual(await readAs(written));
  rmSync(written, {recursive: true});
});

/** Gives the first vote on record another value, as its interviewer would. */
function changeVote(name: CompanyName, {records}: Company["server"], at: Date): void {
  const iso = {updated_at: at.toISOString()};
  if (name === "greenhouse-v3") Object.assign(records.scorecards![0]!, {candidate_rating: "no", ...iso});
  else if (name === "greenhouse-v1") Object.assign(records.scorecards![0]!, {overall_recommendation: "no", ...iso});
  else if (name === "ashby")
    Object.assign(records["applicationFeedback.list"]![0]!, {
      submittedValues: {overall_recommendation: 2},
      updatedAt: new Date(Date.now() + 3_600_000).toISOString()
    });
  else {
    const [form] = records.feedback!;
    const fields = form!.fields as {type: string}[];
    Object.assign(
      fields.find(({type}) => type === "score-system")!,
      {value: "2 - No Hire"}
    );
    Object.assign(
      records.opportunities!.find(({id}) => id === form!.opportunityId)!,
      {updatedAt: at.getTime()}
    );
    Object.assign(form!, {updatedAt: at.getTime()});
  }
}

// Two systems that tell what changed in unlike ways; all of them in full.
it.each(isFull ? companyNames : companyNames.slice(-2))(
  "a vote that changes between two pulls from %s is read as the first and then the other",
  async (name) => {
    const made = await company(name);
    await made.pull({now: day(1)});
    changeVote(name, made.server, new Date("2026-07-01T05:00:00Z"));
    await made.pull({now: day(2)});
    const place = mkdtempSync(join(tmpdir(), "plumbline-pulled-"));
    const warehouse = join(place, "warehouse.duckdb");
    // Ashby's sync tokens go by the clock of this machine.
    const now = new Date(Date.now() + 86_400_000);
    await ingest({exports: made.exports, warehouse, config: configOf(), now, sampleData: false, marts: isFull});
    const opened = await openWarehouse(warehouse);
    const changedVotes = await opened.rows(
      "select initial_vote, vote from canonical.scorecards where initial_vote <> vote"
    );
    opened.close();
    rmSync(place, {recursive: true});
    expect(changedVotes).toEqual([{initial_vote: "yes", vote: "no"}]);
  }
);
