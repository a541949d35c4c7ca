import {join} from "node:path";
import {text} from "../adapters/fields.js";
import {refused, UserError} from "../errors.js";
import type {JsonObject} from "../reader/strict-json.js";
import {type Client, SaidNo} from "./client.js";
import {type Unknown, writtenOf} from "./fields.js";
import {Part, recordsIn} from "./parts.js";
import type {Complete, Snapshot} from "./snapshot.js";
import type {Answer, Endpoint, Page, Parameters, Request, System} from "./system.js";

export interface ListsContext {
  system: System;
  client: Client;
  /** Only what changed between the two is asked for, where the system can; null asks for everything. */
  since: Date | null;
  until: Date;
  before: Snapshot | null;
  /** Folder of the pull that is under way. */
  aside: string;
  keep: Readonly<Record<string, readonly string[]>>;
  progress?: ((message: string) => void) | undefined;
}

interface List {
  endpoint: Endpoint;
  part: Part;
  named: ReadonlySet<string>;
}

/** Lists that are asked for record by record say how far they are after so many. */
const together = 40;
/** So often a list is begun anew whose place is no longer known. */
const restarts = 2;

/** Pulls every list of a system, those that are asked for record by record last. */
export async function pullLists(context: ListsContext): Promise<Complete[]> {
  const {system, aside, keep} = context;
  const lists = await Promise.all(
    system.endpoints.map(async (endpoint): Promise<List> => {
      return {endpoint, part: await Part.open(aside, endpoint.name), named: new Set(keep[endpoint.name] ?? [])};
    })
  );
  const alone = lists.filter(({endpoint}) => endpoint.each === undefined);
  await allOf(alone.map((list) => pullList(list, context)));
  const complete: Complete[] = alone.map(({endpoint, part}) => ({endpoint, part, parents: null}));
  for (const list of lists.filter(({endpoint}) => endpoint.each !== undefined)) {
    const parent = lists.find(({endpoint}) => endpoint.name === list.endpoint.each!.of)!;
    complete.push(await pullEach(list, parent, context));
  }
  return complete;
}

/** Waits for all, so that nothing is still being written when the first failure is told. */
async function allOf(running: readonly Promise<void>[]): Promise<void> {
  const ended = await Promise.allSettled(running);
  const failed = ended.find((one) => one.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}

interface First {
  request: Request;
  isWhole: boolean;
}

/** The first request of a list, with as large a page as the system gives where nothing else is wished. */
export function firstOf(system: System, endpoint: Endpoint, more: Parameters, token: string | null = null): Request {
  const {parameter, most} = system.page;
  return system.first(endpoint, {[parameter]: most, ...endpoint.parameters, ...more}, token);
}

/** How a list may be asked for, best first: what changed before everything, wishes before none. */
function firstRequests(endpoint: Endpoint, {system, since, until, before}: ListsContext): First[] {
  const ask = (isWhole: boolean, more: Parameters = {}, token: string | null = null): First[] =>
    [{...endpoint.wishes}, ...(endpoint.wishes === undefined ? [] : [{}])].map((wishes) => ({
      request: firstOf(system, endpoint, {...wishes, ...more}, token),
      isWhole
    }));
  const isReadBefore = since !== null && before?.pull.records[endpoint.name] !== undefined;
  const token = before?.pull.syncTokens[endpoint.name];
  const changed = isReadBefore ? endpoint.changed?.(since, until) : undefined;
  return [
    ...(isReadBefore && token !== undefined ? ask(false, {}, token) : []),
    ...(changed === undefined ? [] : ask(false, changed)),
    ...ask(true)
  ];
}

/** Pulls one list page by page. */
async function pullList({endpoint, part, named}: List, context: ListsContext): Promise<void> {
  const {system, client, progress} = context;
  const unknown: Unknown = new Map(part.progress.unknown);
  let ways = firstRequests(endpoint, context);
  let begunAnew = 0;
  while (!part.progress.isDone) {
    const {next} = part.progress;
    const way = ways[0]!;
    const request = next ?? way.request;
    try {
      const page = checkedPage(await client.ask(request), request, endpoint, system);
      await part.add(
        page.records.map((record) => writtenOf(record, endpoint, named, unknown)),
        {
          next: page.next,
          isDone: page.next === null,
          isWhole: next === null ? way.isWhole : part.progress.isWhole,
          syncToken: page.syncToken ?? null,
          unknown: [...unknown]
        }
      );
      progress?.(`${endpoint.name}: ${part.progress.records} records`);
    } catch (error) {
      if (!(error instanceof SaidNo)) throw error;
      // In the midst of a list that could be read so far, it is the place that is refused.
      if ((next === null || error.status === 401) && isForbidden(error, endpoint, system))
        return await part.add([], {isDone: true, forbidden: true});
      // A first request that is refused is sent with less; a list whose place is no longer known is begun anew.
      const others = isAboutChanges(error)
        ? ways.filter(({isWhole}) => isWhole && !way.isWhole)
        : next === null
          ? ways.slice(1)
          : ways;
      if (others.length === 0 || (next !== null && ++begunAnew > restarts)) throw unexpected(error, endpoint, system);
      ways = others;
      await part.restart({unknown: [...unknown]});
    }
  }
}

/** Pulls one list for each record of another endpoint, some at a time. */
async function pullEach({endpoint, part, named}: List, parent: List, context: ListsContext): Promise<Complete> {
  const {progress} = context;
  const parents = await parentsOf(endpoint, parent, context);
  const unknown: Unknown = new Map(part.progress.unknown);
  const {isWhole} = parent.part.progress;
  if (parent.part.progress.forbidden && !part.progress.isDone) await part.add([], {isDone: true, forbidden: true});
  while (!part.progress.isDone) {
    const from = part.progress.parents;
    const batch = parents.slice(from, from + together);
    try {
      const lists = await Promise.all(batch.map((id) => recordsOf(endpoint, id, context)));
      const refused = lists.filter((list) => list === null).length;
      // Of none of the first: the key may not read it at all. Of some: they alone are kept from it.
      if (from === 0 && refused > 0 && refused === batch.length) throw new SaidNo(403, null);
      const records = lists
        .flatMap((list) => list ?? [])
        .map((record) => writtenOf(record, withParent(endpoint), named, unknown));
      const asked = from + batch.length;
      const withheld = part.progress.withheld + refused;
      const isDone = asked >= parents.length;
      await part.add(records, {parents: asked, isDone, isWhole, withheld, unknown: [...unknown]});
      progress?.(`${endpoint.name}: asked for ${asked} of ${parents.length} of ${parent.endpoint.name}`);
    } catch (error) {
      if (!(error instanceof SaidNo)) throw error;
      if (!isForbidden(error, endpoint, context.system)) throw unexpected(error, endpoint, context.system);
      await part.add([], {isDone: true, forbidden: true});
    }
  }
  return {endpoint, part, parents: new Set(parents)};
}

const withParent = (endpoint: Endpoint): Endpoint => ({
  ...endpoint,
  fields: {...endpoint.fields, [endpoint.each!.as]: true}
});

/** Ids to ask for: of what was listed now and, of what was listed before, of what is still open. In a fixed order. */
async function parentsOf({each}: Endpoint, parent: List, {before}: ListsContext): Promise<string[]> {
  const ids = new Set<string>();
  const ask = (record: JsonObject): void => {
    const id = text(record, "id");
    if (id !== null) ids.add(id);
  };
  for await (const record of parent.part.records()) ask(record);
  if (!parent.part.progress.isWhole && before !== null && each!.isOpen !== undefined)
    for await (const record of recordsIn(join(before.folder, `${parent.endpoint.name}.ndjson`)))
      if (each!.isOpen(record)) ask(record);
  return [...ids];
}

/** The whole list for one record of another endpoint; empty where that is no longer there, null where it may not be read. */
async function recordsOf(endpoint: Endpoint, id: string, {system, client}: ListsContext): Promise<JsonObject[] | null> {
  const {as, parameter} = endpoint.each!;
  const path = endpoint.path.replace("{id}", encodeURIComponent(id));
  const records: JsonObject[] = [];
  let request: Request | null = firstOf(system, {...endpoint, path}, parameter === undefined ? {} : {[parameter]: id});
  while (request !== null) {
    try {
      const page: Page = checkedPage(await client.ask(request), request, endpoint, system);
      records.push(...page.records.map((record) => ({...record, [as]: id})));
      request = page.next;
    } catch (error) {
      if (error instanceof SaidNo && error.status === 404) return [];
      if (error instanceof SaidNo && error.status === 403) return null;
      throw error;
    }
  }
  return records;
}

function checkedPage(answer: Answer, request: Request, {name}: Endpoint, system: System): Page {
  const read = system.pageOf(answer, request);
  if (!Array.isArray(read.records))
    throw refused(
      `${system.title}, ${name}: the answer holds no list of records`,
      `see whether ${system.documented.at(-1)} describes another answer, and report it`
    );
  return read;
}

/** True where a list that can be done without may not be read. Throws UserError where the pull cannot go on. */
function isForbidden({status}: SaidNo, endpoint: Endpoint, {title, credentials, madeAt}: System): boolean {
  if (status === 401)
    throw new UserError(
      [`${title} does not accept the credentials in ${credentials.join(" and ")}`, `make new ones at ${madeAt}`],
      2
    );
  if (status !== 403 && status !== 404) return false;
  if (endpoint.needed)
    throw refused(
      `${title}: the key may not read ${endpoint.name}, without which nothing can be judged`,
      `allow it at ${madeAt}: ${endpoint.permission}`
    );
  return true;
}

function isAboutChanges({code}: SaidNo): boolean {
  return code !== null && /sync/.test(code);
}

function unexpected(error: SaidNo, endpoint: Endpoint, {title, documented}: System): UserError {
  return refused(
    `${title}, ${endpoint.name}: the request is refused with ${error.message}`,
    `what it may ask for is described at ${documented.join(" and ")}; what was pulled so far is kept`
  );
}
