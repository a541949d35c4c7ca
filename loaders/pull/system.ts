import type {JsonObject, JsonValue} from "../reader/strict-json.js";

/**
 * What is written of a field: all of it; its name only, by which the record is recognised; parts of it, in each element
 * where it is a list; or what a rule makes of it and its record.
 */
export type Keep = true | "name only" | Shape | ((value: JsonValue, record: JsonObject) => JsonValue);

export interface Shape {
  readonly [field: string]: Keep;
}

export type Parameters = Readonly<Record<string, string | number | boolean>>;

/** One list of records that a system hands out page by page. */
export interface Endpoint {
  /** As the system calls it, and as its file is called. */
  name: string;
  path: string;
  /** What the key must be allowed to read, in the words of the system's own settings. */
  permission: string;
  /** Without it nothing can be judged, so that a key that may not read it stops the pull. */
  needed?: true;
  fields: Shape;
  /** Fields that the system documents and nobody here needs: text, contact data, who else was involved. */
  besides?: readonly string[];
  parameters?: Parameters;
  /** Parameters that a first request is sent without where the system refuses them. */
  wishes?: Parameters;
  /** Parameters that ask for what changed within a span of time. */
  changed?: (from: Date, to: Date) => Parameters;
  /** One list for each record of another endpoint, whose id is written into each record as `as`. */
  each?: {
    of: string;
    as: string;
    /** The id goes into the body under this name, else into the path in place of `{id}`. */
    parameter?: string;
    /** Asked for again although the record did not change, since a list of it may have. */
    isOpen?: (record: JsonObject) => boolean;
  };
  /** Asked for its ids only: no export of its own. */
  isHelper?: true;
}

/** A request without what proves who asks: this much may be written down. */
export interface Request {
  path: string;
  /** Sent as JSON with POST; a request without it is a GET. */
  body?: JsonObject;
}

/** What came back. */
export interface Answer {
  body: JsonValue;
  /** The header `Link`. */
  link: string | null;
}

export interface Page {
  records: JsonObject[];
  next: Request | null;
  /** With which the next pull asks for what changed since this list ended. */
  syncToken?: string;
}

export type Secrets = Readonly<Record<string, string>>;

/** An applicant tracking system as its public documentation describes it. */
export interface System {
  name: "greenhouse" | "lever" | "ashby";
  title: string;
  /** Where a request goes; a secret is sent to no other host. */
  host: string;
  /** Where its documentation describes what is done here. */
  documented: readonly string[];
  /** Environment variables that prove who asks, all of them needed. */
  credentials: readonly string[];
  /** Where an administrator makes them. */
  madeAt: string;
  pace: {requests: number; milliseconds: number};
  /** The most records that a page may have, and the parameter that says how many are wanted. */
  page: {most: number; parameter: string};
  endpoints: readonly Endpoint[];
  /** Headers that prove who asks; `post` asks for a token where the system wants one. */
  authorise(
    secrets: Secrets,
    post: (
      url: {host: string; path: string},
      form: Record<string, string>,
      headers: Record<string, string>
    ) => Promise<JsonValue>
  ): Promise<Record<string, string>>;
  /** The first request of a list; `token` asks for what changed since, where an earlier list ended with one. */
  first(endpoint: Endpoint, parameters: Parameters, token: string | null): Request;
  pageOf(answer: Answer, request: Request): Page;
}

/** HTTP basic authentication with a key for a name, as these systems want it. */
export function basic(name: string, password = ""): Record<string, string> {
  return {authorization: `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`};
}

/** The path of a GET with its parameters. */
export function asked(path: string, parameters: Parameters): Request {
  const query = new URLSearchParams(Object.entries(parameters).map(([name, value]) => [name, String(value)]));
  return {path: query.size === 0 ? path : `${path}?${query}`};
}

/** The request that a header `Link` (RFC 8288) calls next, wherever on the system's own host; null where there is none. */
export function nextLink(link: string | null): Request | null {
  for (const part of link?.split(/,(?=\s*<)/) ?? []) {
    const [, url] = /^\s*<([^>]*)>/.exec(part) ?? [];
    if (url !== undefined && /;\s*rel="?next"?/i.test(part)) return {path: url};
  }
  return null;
}
