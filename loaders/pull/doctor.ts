import {accessSync, constants, existsSync, readdirSync, statSync} from "node:fs";
import {statfs} from "node:fs/promises";
import {dirname, join} from "node:path";
import {isObject, text} from "../adapters/fields.js";
import {UserError} from "../errors.js";
import {pseudonymKey} from "../privacy/pseudonyms.js";
import type {JsonObject} from "../reader/strict-json.js";
import {type Client, clientOf, type ClientOptions, SaidNo} from "./client.js";
import {firstOf} from "./lists.js";
import type {Endpoint, Secrets, System} from "./system.js";

/** One thing that a pull or a build needs, and whether it is there. */
export interface Check {
  what: string;
  isFine: boolean;
  says: string;
}

/** Asks each endpoint for one record, to see what the credentials may read. Nothing is written. */
export async function checkAccess(system: System, secrets: Secrets, options: ClientOptions): Promise<Check[]> {
  const client = clientOf(system, secrets, options);
  const ids = new Map<string, string>();
  const checks: Check[] = [];
  const alone = system.endpoints.filter(({each}) => each === undefined);
  for (const endpoint of [...alone, ...system.endpoints.filter(({each}) => each !== undefined)]) {
    const of = endpoint.each === undefined ? undefined : ids.get(endpoint.each.of);
    if (endpoint.each !== undefined && of === undefined) {
      checks.push({
        what: `${system.title}, ${endpoint.name}`,
        isFine: true,
        says: `not tried: there is none of ${endpoint.each.of} yet`
      });
      continue;
    }
    const {check, first} = await checkEndpoint(system, endpoint, client, of);
    checks.push(check);
    if (first !== undefined) ids.set(endpoint.name, text(first, "id") ?? "");
  }
  return checks;
}

async function checkEndpoint(
  system: System,
  endpoint: Endpoint,
  client: Client,
  of: string | undefined
): Promise<{check: Check; first?: JsonObject | undefined}> {
  const what = `${system.title}, ${endpoint.name}`;
  const parameter = endpoint.each?.parameter;
  const path = endpoint.path.replace("{id}", encodeURIComponent(of ?? ""));
  const more = {[system.page.parameter]: 1, ...(parameter === undefined ? {} : {[parameter]: of!})};
  const request = firstOf(system, {...endpoint, path}, more);
  try {
    const {records} = system.pageOf(await client.ask(request), request);
    const [first] = Array.isArray(records) ? records : [];
    return {check: {what, isFine: true, says: "may be read"}, first: isObject(first) ? first : undefined};
  } catch (error) {
    if (error instanceof SaidNo) {
      const says =
        error.status === 401
          ? `the credentials in ${system.credentials.join(" and ")} are not accepted: make new ones at ${system.madeAt}`
          : error.status === 403
            ? `may not be read: allow ${endpoint.permission} at ${system.madeAt}`
            : `the request is refused with ${error.message}`;
      return {check: {what, isFine: false, says}};
    }
    if (error instanceof UserError) return {check: {what, isFine: false, says: error.lines[0]!}};
    throw error;
  }
}

/** Whether the pseudonym key can be used; one that is missing is no fault, and is not made here. */
export async function checkKey(path: string): Promise<Check> {
  const what = "pseudonym key";
  if (!existsSync(path)) return {what, isFine: true, says: `${path} is not there yet: the first build makes it`};
  try {
    await pseudonymKey(path);
    return {what, isFine: true, says: `${path} can be used; keep a copy`};
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return {what, isFine: false, says: error.lines.join("; ")};
  }
}

const mebibyte = 1024 ** 2;
/** A build needs some room of its own, whatever it reads. */
const leastFree = 500 * mebibyte;

/** Whether the exports folder can be written to, and whether a further snapshot, a warehouse and the sites have room. */
export async function checkDisk(exports: string): Promise<Check> {
  const what = "disk";
  let folder = exports;
  while (!existsSync(folder)) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    return {what, isFine: false, says: `${folder} may not be written to`};
  }
  const {bavail, bsize} = await statfs(folder);
  const needed = leastFree + 3 * sizeOf(exports);
  const words = `${Math.floor((bavail * bsize) / mebibyte)} MB are free, about ${Math.ceil(needed / mebibyte)} MB are needed`;
  return {what, isFine: bavail * bsize >= needed, says: words};
}

function sizeOf(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, {recursive: true, encoding: "utf8"}).reduce((sum, name) => {
    const about = statSync(join(folder, name), {throwIfNoEntry: false});
    return sum + (about?.isFile() ? about.size : 0);
  }, 0);
}
