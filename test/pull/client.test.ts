import {afterEach, describe, expect, it} from "vitest";
import {UserError} from "../../loaders/errors.js";
import {type Client, clientOf, SaidNo} from "../../loaders/pull/client.js";
import {companies, Company, hasty, quick} from "./support/companies.js";
import type {Fault} from "./support/systems.js";

const open: Company[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((company) => company.close()));
});

/** A client of Lever's API whose first answers are these; what it was told to wait is kept. */
async function clientAfter(...faults: (Fault | null)[]): Promise<{client: Client; waits: number[]; company: Company}> {
  const company = await Company.open("lever");
  open.push(company);
  company.server.fault = (number) => faults[number - 1] ?? null;
  const waits: number[] = [];
  const options = {
    baseUrl: company.server.url,
    patience: faults.includes("never answered") ? hasty : quick,
    waiting: (seconds: number) => void waits.push(seconds)
  };
  return {client: clientOf(company.system, companies.lever.secrets, options), waits, company};
}

const stages = {path: "/v1/stages?limit=100"};

describe("a rest that the system wishes for", () => {
  it.each([
    ["in seconds", "0.01", 1],
    ["as a date", new Date(Date.now() + 1500).toUTCString(), 2]
  ])("with Retry-After %s is taken by all requests", async (_, after, most) => {
    const {client, waits} = await clientAfter({status: 429, headers: {"retry-after": after}});
    const {body} = await client.ask(stages);
    expect(body).toMatchObject({hasNext: false});
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeLessThanOrEqual(most);
    expect(client.asked()).toBe(2);
  });

  it("with no request left until a time, in seconds since 1970 or from now, is taken without a refusal", async () => {
    const none = {"x-ratelimit-remaining": "0", "content-type": "application/json"};
    const soon = String(Date.now() / 1000 + 0.02);
    const {client, waits} = await clientAfter(
      {status: 200, headers: {...none, "x-ratelimit-reset": soon}, body: '{"data": []}'},
      {status: 200, headers: {...none, "x-ratelimit-reset": "0.01"}, body: '{"data": []}'},
      {status: 200, headers: {...none, "x-ratelimit-remaining": "7"}, body: '{"data": []}'}
    );
    for (let request = 0; request < 3; request++) await client.ask(stages);
    expect(waits).toHaveLength(2);
    expect(client.asked()).toBe(3);
  });

  it("of longer than anybody waits ends the pull", async () => {
    const {client} = await clientAfter({status: 429, headers: {"retry-after": "86400"}});
    await expect(client.ask(stages)).rejects.toThrow(/answers with status 429\nwhat was pulled so far is kept/);
  });
});

describe("an answer that is none", () => {
  it.each<[string, Fault, RegExp]>([
    ["leads elsewhere", {status: 302, headers: {location: "https://other.example.com/"}}, /^status 302$/],
    ["is no JSON", {status: 200, body: "<html>Sign in</html>"}, /^status 200, no_json$/],
    [
      "says that it failed",
      {status: 200, body: '{"success": false, "errors": ["invalid_input"]}'},
      /^status 422, invalid_input$/
    ],
    [
      "says so in an object",
      {status: 200, body: '{"success": false, "errorInfo": {"code": "x_1", "message": "m"}}'},
      /^status 422, x_1$/
    ],
    [
      "gives words for a code",
      {status: 200, body: '{"success": false, "errors": ["Dear user, no."]}'},
      /^status 422, failed$/
    ],
    [
      "misses a permission",
      {status: 200, body: '{"success": false, "errors": ["missing_endpoint_permission"]}'},
      /^status 403, missing/
    ],
    ["is refused", {status: 404, body: '{"message": "secret words"}'}, /^status 404$/]
  ])("because it %s is told by status and code, never by its words", async (_, fault, message) => {
    const {client} = await clientAfter(fault);
    const error: unknown = await client.ask(stages).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SaidNo);
    expect((error as SaidNo).message).toMatch(message);
  });

  it.each<[string, Fault, RegExp]>([
    ["5xx", {status: 503}, /answers with status 503/],
    ["a cut connection", "cut", /the connection is cut again and again/],
    ["silence", "never answered", /does not answer in time/]
  ])("ends with 74 after so many of %s", async (_, fault, message) => {
    const {client, company} = await clientAfter(...Array.from({length: 9}, () => fault));
    const error: unknown = await client.ask(stages).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).exitCode).toBe(74);
    expect((error as UserError).message).toMatch(message);
    expect(company.server.requests).toHaveLength(quick.retries + 1);
  });

  it("because nobody listens says so", async () => {
    const {company} = await clientAfter();
    const client = clientOf(company.system, companies.lever.secrets, {
      baseUrl: "http://127.0.0.1:9",
      patience: {...quick, retries: 0}
    });
    await expect(client.ask(stages)).rejects.toThrow(/Lever cannot be reached: it refuses the connection/);
  });
});
