import {createServer, type IncomingMessage, type Server, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {text} from "node:stream/consumers";
import type {Json} from "../../adapters/support/converted.js";

export type Records = Record<string, {[field: string]: Json | undefined}[]>;

/** What goes wrong with one request. */
export type Fault =
  | {status: number; headers?: Record<string, string>; body?: string}
  | "cut"
  | "cut in the middle"
  | "never answered";

/** A system that follows its documentation, with records that a test may change, and faults that it may plan. */
export interface FakeSystem {
  url: string;
  /** By endpoint. Of lists that belong to a record, all of them, each with the id it is asked by. */
  records: Records;
  /** Told of each request by its number, from 1; null lets it pass. */
  fault: (number: number, path: string) => Fault | null;
  /** Records on a page, whatever is asked for, where a test says so. */
  pageSize: number | null;
  requests: {path: string; body: unknown}[];
  close(): Promise<void>;
}

export interface Asked {
  path: string;
  query: URLSearchParams;
  body: {[field: string]: Json | undefined};
  headers: IncomingMessage["headers"];
  url: string;
}

export interface Reply {
  status?: number;
  body: Json;
  headers?: Record<string, string>;
}

type Behaviour = (asked: Asked, system: FakeSystem) => Reply;

export async function serve(behaviour: Behaviour, records: Records): Promise<FakeSystem> {
  const server: Server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const system: FakeSystem = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    records,
    fault: () => null,
    pageSize: null,
    requests: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      })
  };
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const sent = await text(request);
    const {pathname, searchParams} = new URL(request.url!, system.url);
    const isJson = request.headers["content-type"]?.includes("json") ?? false;
    const asked: Asked = {
      path: pathname,
      query: searchParams,
      body: isJson ? (JSON.parse(sent) as Asked["body"]) : {},
      headers: request.headers,
      url: system.url
    };
    system.requests.push({path: request.url!, body: asked.body});
    const fault = system.fault(system.requests.length, pathname);
    if (fault === "never answered") return;
    if (fault === "cut") return void response.destroy();
    const {status = 200, body, headers} = behaviour(asked, system);
    const whole = JSON.stringify(body);
    if (fault === "cut in the middle") {
      response.writeHead(200, {"content-type": "application/json", "content-length": Buffer.byteLength(whole)});
      response.write(whole.slice(0, whole.length / 2), () => response.destroy());
    } else if (fault !== null) response.writeHead(fault.status, fault.headers).end(fault.body ?? "{}");
    else response.writeHead(status, {"content-type": "application/json", ...headers}).end(whole);
  }
  return system;
}

const key = (asked: Asked): string => {
  const [scheme, given = ""] = (asked.headers.authorization ?? "").split(" ");
  return scheme === "Basic" ? Buffer.from(given, "base64").toString() : given;
};
const word = (value: Json | undefined): string => (typeof value === "object" ? "" : String(value));
const denied: Reply = {status: 401, body: {message: "Invalid credentials"}};

/** https://harvestdocs.greenhouse.io/docs/pagination: newest first, a cursor alone, `updated_at=gte|…|lte|…`. */
export const likeGreenhouseV3: Behaviour = (asked, {records, pageSize}) => {
  if (asked.path === "/token")
    return key(asked) === "client:secret-canary" ? {body: {access_token: "token-canary", expires_in: 3600}} : denied;
  if (key(asked) !== "token-canary") return denied;
  const cursor = asked.query.get("cursor");
  if (cursor !== null && asked.query.size > 1)
    return {status: 422, body: {errors: ["When passing a cursor, do not include other query params."]}};
  const state =
    cursor === null ? Object.fromEntries(asked.query) : (JSON.parse(atob(cursor)) as Record<string, string>);
  const size = pageSize ?? Number(state.per_page ?? 100);
  if (Number(state.per_page ?? 100) > 500) return {status: 422, body: {errors: ["per_page"]}};
  const [, from, , to] = state.updated_at?.split("|") ?? [];
  const all = (records[asked.path.replace("/v3/", "")] ?? []).filter(
    ({updated_at: at}) => from === undefined || at === undefined || (word(at) >= from && word(at) <= to!)
  );
  const below = all
    .toSorted((a, b) => Number(b.id) - Number(a.id))
    .filter(({id}) => Number(id) < Number(state.below ?? "Infinity"));
  const page = below.slice(0, size);
  const next = btoa(JSON.stringify({...state, below: word(page.at(-1)?.id)}));
  return {
    body: page,
    headers:
      below.length > size ? {link: `<${asked.url}${asked.path}?cursor=${encodeURIComponent(next)}>; rel="next"`} : {}
  };
};

/** https://developers.greenhouse.io/harvest.html#pagination: numbered pages, `updated_after`. */
export const likeGreenhouseV1: Behaviour = (asked, {records, pageSize}) => {
  if (key(asked) !== "key-canary:") return denied;
  const after = asked.query.get("updated_after") ?? asked.query.get("last_activity_after") ?? "";
  const all = (records[asked.path.replace("/v1/", "")] ?? []).filter(
    ({updated_at: at, last_activity_at: active}) => word(at ?? active ?? "9") >= after
  );
  const size = pageSize ?? Number(asked.query.get("per_page") ?? 100);
  const page = Number(asked.query.get("page") ?? 1);
  const query = new URLSearchParams(asked.query);
  query.set("page", String(page + 1));
  return {
    body: all.slice((page - 1) * size, page * size),
    headers:
      all.length > page * size
        ? {link: `<${asked.url}${asked.path}?${query}>; rel="next", <${asked.url}${asked.path}?page=9>; rel="last"`}
        : {}
  };
};

/** https://hire.lever.co/developer/documentation: `next` while `hasNext`, at most 100 a page. */
export const likeLever: Behaviour = (asked, {records, pageSize}) => {
  if (key(asked) !== "key-canary:") return denied;
  const [, opportunity, child] = /^\/v1\/opportunities\/([^/]+)\/(\w+)$/.exec(asked.path) ?? [];
  const name = child ?? asked.path.replace("/v1/", "");
  const since = Number(asked.query.get("updated_at_start") ?? 0);
  const all = (records[name] ?? [])
    .filter((record) => opportunity === undefined || record.opportunityId === opportunity)
    .filter(({updatedAt}) => since === 0 || Number(updatedAt) >= since)
    // Its answers do not say which opportunity they belong to.
    .map(({opportunityId, ...record}) => (name === "applications" ? {...record, opportunityId} : record));
  const from = Number(asked.query.get("offset") ?? 0);
  const size = pageSize ?? Number(asked.query.get("limit") ?? 100);
  const hasNext = all.length > from + size;
  const expanded =
    asked.query.get("expand") === "applications" ? all.map((record) => withApplications(record, records)) : all;
  return {body: {data: expanded.slice(from, from + size), hasNext, ...(hasNext ? {next: String(from + size)} : {})}};
};

function withApplications(record: Records[string][number], {applications = []}: Records): Records[string][number] {
  return {...record, applications: applications.filter(({opportunityId}) => opportunityId === record.id)};
}

/** https://developers.ashbyhq.com/docs/pagination-and-incremental-sync: cursors, a sync token on the last page. */
export const likeAshby: Behaviour = (asked, {records, pageSize}) => {
  if (key(asked) !== "key-canary:") return denied;
  const failure = (code: string): Reply => ({body: {success: false, errors: [code], errorInfo: {code, message: "no"}}});
  const name = asked.path.slice(1);
  const {cursor, limit, syncToken, applicationId, interviewPlanId} = asked.body;
  if (syncToken === "expired") return failure("sync_token_expired");
  const all = (records[name] ?? [])
    .filter((record) => name !== "application.listHistory" || record.applicationId === applicationId)
    .filter((record) => name !== "interviewStage.list" || record.interviewPlanId === interviewPlanId)
    .filter(({updatedAt}) => syncToken === undefined || updatedAt === undefined || word(updatedAt) > word(syncToken))
    .map(({applicationId: own, ...record}) =>
      name === "application.listHistory" ? record : {...record, applicationId: own}
    );
  const from = Number(cursor ?? 0);
  const size = pageSize ?? Number(limit ?? 100);
  const more = all.length > from + size;
  return {
    body: {
      success: true,
      results: all.slice(from, from + size),
      moreDataAvailable: more,
      ...(more ? {nextCursor: String(from + size)} : {}),
      ...(more || name.includes("istory") ? {} : {syncToken: new Date().toISOString()})
    }
  };
};
