import got, {type ExtendOptions, HTTPError, RequestError, type Response, TimeoutError} from "got";
import PQueue from "p-queue";
import {isObject, objects, text} from "../adapters/fields.js";
import {UserError} from "../errors.js";
import type {JsonValue} from "../reader/strict-json.js";
import {version} from "../warehouse/audit.js";
import type {Answer, Request, Secrets, System} from "./system.js";

/** How long is waited, and how often asked again; tests have less patience. */
export interface Patience {
  retries: number;
  /** Milliseconds before the first repetition; each further waits twice as long. */
  first: number;
  /** Milliseconds for an answer to begin, and to be whole. */
  answer: number;
  /** The longest that a system may ask to wait. */
  longest: number;
}

export const usualPatience: Patience = {retries: 6, first: 1000, answer: 60_000, longest: 15 * 60_000};

/** The system answered and said no. What it says in words is not repeated: it may hold what was asked for. */
export class SaidNo extends Error {
  readonly status: number;
  /** In the system's own short code, such as `sync_token_expired`; null where it gave none. */
  readonly code: string | null;

  constructor(status: number, code: string | null) {
    super(`status ${status}${code === null ? "" : `, ${code}`}`);
    this.status = status;
    this.code = code;
  }
}

export interface Client {
  ask(request: Request): Promise<Answer>;
  /** How many requests were sent, repetitions included. */
  asked(): number;
}

export interface ClientOptions {
  /** In place of the system's own host; https, or this machine. */
  baseUrl?: string | undefined;
  patience?: Patience | undefined;
  /** Told while the system wants a rest. */
  waiting?: ((seconds: number) => void) | undefined;
}

/** So many requests are under way at once at most. */
const atOnce = 4;

/** The host of `--base-url`. Throws UserError 2 unless it is https or this machine. */
export function hostOf(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  const isHere = url?.protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  if (url === null || (url.protocol !== "https:" && !isHere) || url.username !== "" || url.password !== "")
    throw new UserError(
      "--base-url: it must be an https address without a name or password in it, such as https://proxy.example.com; only this machine (127.0.0.1, localhost) may be asked by http",
      2
    );
  return url.origin;
}

/**
 * Asks a system, no faster than it wants, and again after what passes: a lost connection, a timeout, 429 and 5xx.
 * Throws SaidNo for every other refusal, UserError 74 where the system stays out of reach.
 */
export function clientOf(system: System, secrets: Secrets, options: ClientOptions = {}): Client {
  const patience = options.patience ?? usualPatience;
  const host = options.baseUrl === undefined ? system.host : hostOf(options.baseUrl);
  const {requests, milliseconds} = system.pace;
  const queue = new PQueue({
    concurrency: atOnce,
    interval: milliseconds,
    intervalCap: requests,
    carryoverIntervalCount: true
  });
  let sent = 0;
  let resumesAt = 0;
  const rest = (seconds: number): void => {
    const until = Date.now() + Math.min(seconds * 1000, patience.longest);
    if (until <= resumesAt) return;
    resumesAt = until;
    queue.pause();
    options.waiting?.(Math.ceil(seconds));
    setTimeout(() => {
      if (Date.now() >= resumesAt - 5) queue.start();
    }, until - Date.now());
  };
  const http = got.extend({
    ...how(patience),
    hooks: {
      beforeRequest: [() => void sent++],
      beforeRetry: [
        ({response}) => {
          if (response?.statusCode === 429) rest(secondsOf(response.headers["retry-after"]) ?? 1);
        }
      ],
      afterResponse: [
        (response) => {
          const {"x-ratelimit-remaining": left, "x-ratelimit-reset": reset} = response.headers;
          if (left === "0") rest(secondsOf(reset) ?? 1);
          return response;
        }
      ]
    }
  });
  let headers: Promise<Record<string, string>> | null = null;
  const authorised = (): Promise<Record<string, string>> =>
    (headers ??= system.authorise(secrets, async (url, form, own) => {
      const from = options.baseUrl === undefined ? url.host : host;
      return bodyOf(await spoken(system, () => http.post(new URL(url.path, from), {form, headers: own})));
    }));

  async function send({path, body}: Request): Promise<Answer> {
    const url = new URL(path, host);
    if (url.origin !== host)
      throw new UserError(
        `${system.title} points to ${url.host} for its next page: a key is sent to no other host than ${new URL(host).host}`,
        3
      );
    const own = await authorised();
    const response = await spoken(system, () =>
      body === undefined ? http.get(url, {headers: own}) : http.post(url, {json: body, headers: own})
    );
    const answer = {body: bodyOf(response), link: linkOf(response.headers.link)};
    const code = failureOf(answer.body);
    if (code !== null) throw new SaidNo(/permission/.test(code) ? 403 : 422, code);
    return answer;
  }

  return {
    asked: () => sent,
    ask: (request) =>
      queue.add(async () => {
        try {
          return await send(request);
        } catch (error) {
          // A token ends before a long pull does.
          if (!(error instanceof SaidNo) || error.status !== 401) throw error;
          headers = null;
          return await send(request);
        }
      })
  };
}

function how({retries, first, answer, longest}: Patience): ExtendOptions {
  return {
    followRedirect: false,
    headers: {accept: "application/json", "user-agent": `plumbline/${version()}`},
    timeout: {connect: Math.min(answer, 10_000), response: answer, request: 2 * answer},
    retry: {
      limit: retries,
      methods: ["GET", "POST"],
      statusCodes: [408, 425, 429, 500, 502, 503, 504],
      maxRetryAfter: longest,
      calculateDelay: ({attemptCount, computedValue, error}) => {
        if (computedValue === 0) return 0;
        const wanted = secondsOf(error.response?.headers["retry-after"]);
        return wanted === null ? Math.min(first * 2 ** (attemptCount - 1), 60_000) : Math.max(1, wanted * 1000);
      }
    }
  };
}

/** Seconds to wait, from a number of seconds, a time in seconds since 1970, or a date. */
function secondsOf(header: string | string[] | undefined): number | null {
  const [written] = [header].flat();
  if (written === undefined) return null;
  const number = Number(written);
  const seconds = Number.isNaN(number)
    ? (Date.parse(written) - Date.now()) / 1000
    : number > 1e9
      ? number - Date.now() / 1000
      : number;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}

/** What came back, or why nothing did: never with the request, whose headers hold the key. */
async function spoken(system: System, ask: () => Promise<Response<string>>): Promise<Response<string>> {
  try {
    const response = await ask();
    if (response.statusCode >= 300) throw new SaidNo(response.statusCode, null);
    return response;
  } catch (error) {
    if (error instanceof HTTPError) {
      const {statusCode, body} = error.response;
      if (statusCode < 500 && statusCode !== 429) throw new SaidNo(statusCode, failureOf(parsed(String(body))));
      throw outOfReach(system, `it answers with status ${statusCode}`);
    }
    if (error instanceof TimeoutError) throw outOfReach(system, "it does not answer in time");
    if (error instanceof RequestError) throw outOfReach(system, wordsOf(error.code));
    throw error;
  }
}

function outOfReach({title}: System, why: string): UserError {
  return new UserError(
    [
      `${title} cannot be reached: ${why}`,
      "what was pulled so far is kept: run the same command again and it goes on from there"
    ],
    74
  );
}

const troubles: Record<string, string> = {
  ENOTFOUND: "its host name is not known",
  EAI_AGAIN: "its host name cannot be looked up",
  ECONNREFUSED: "it refuses the connection",
  ECONNRESET: "the connection is cut again and again",
  CERT_HAS_EXPIRED: "its certificate has expired"
};

const wordsOf = (code: string): string => troubles[code] ?? `the connection fails (${code})`;

function bodyOf({body}: Response<string>): JsonValue {
  const value = parsed(body);
  if (value === undefined) throw new SaidNo(200, "no_json");
  return value;
}

function parsed(body: string): JsonValue | undefined {
  try {
    return JSON.parse(body) as JsonValue;
  } catch {
    return undefined;
  }
}

/** The short code of an answer that says, with whatever status, that the call failed; null where it went well. */
function failureOf(body: JsonValue | undefined): string | null {
  if (!isObject(body) || body.success !== false) return null;
  const {errorInfo, errors} = body;
  const codes = [
    isObject(errorInfo) ? text(errorInfo, "code") : null,
    ...(Array.isArray(errors) ? errors : []),
    ...objects(body, "errors").map((one) => text(one, "code"))
  ];
  return (
    codes.find((code): code is string => typeof code === "string" && /^[a-z0-9_.-]{1,60}$/i.test(code)) ?? "failed"
  );
}

function linkOf(link: string | string[] | undefined): string | null {
  return link === undefined ? null : [link].flat().join(", ");
}
