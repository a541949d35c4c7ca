import {counted} from "../../src/words/numbers.js";
import {newestSnapshot, snapshotName} from "./snapshot.js";
import type {Endpoint, System} from "./system.js";

export interface Plan {
  system: System;
  folder: string;
  since: Date | null;
  isFirst: boolean;
  /** `requests` null where nobody can tell before the first pull. */
  endpoints: {endpoint: Endpoint; requests: number | null}[];
}

/** What a pull would ask for, told without asking: by the records of the pull before. */
export async function planOf(
  system: System,
  {exports, now, full, fullEveryDays}: {exports: string; now: Date; full: boolean; fullEveryDays: number}
): Promise<Plan> {
  const before = await newestSnapshot(exports, system.name, system.title);
  const since = before === null ? null : sinceOf(before.pull, {now, full, fullEveryDays});
  const endpoints = system.endpoints.map((endpoint) => {
    const records = before?.pull.records[endpoint.each?.of ?? endpoint.name];
    if (endpoint.isHelper) return {endpoint, requests: 1};
    if (records === undefined) return {endpoint, requests: endpoint.each === undefined ? 1 : null};
    const pages = Math.max(1, Math.ceil(records / system.page.most));
    return {endpoint, requests: endpoint.each === undefined ? (since === null ? pages : 1) : records};
  });
  return {system, folder: snapshotName(system.name, now.toISOString()), since, isFirst: before === null, endpoints};
}

const day = 86_400_000;
/** A change may show a little later than its time says. */
const overlap = 10 * 60_000;

/** From when on changes are asked for; null where everything is. */
export function sinceOf(
  {startedAt, wholeAt}: {startedAt: string; wholeAt: string},
  {now, full, fullEveryDays}: {now: Date; full: boolean; fullEveryDays: number}
): Date | null {
  const isDue = now.getTime() - Date.parse(wholeAt) >= fullEveryDays * day;
  return full || isDue ? null : new Date(Date.parse(startedAt) - overlap);
}

/** The plan in words, a line each. */
export function planInWords({system, folder, since, isFirst, endpoints}: Plan): string[] {
  const {title, host, pace, documented} = system;
  const all = endpoints.reduce((sum, {requests}) => sum + (requests ?? 0), 0);
  const seconds = Math.ceil((all / pace.requests) * (pace.milliseconds / 1000));
  const duration = seconds < 90 ? counted(seconds, "second") : counted(Math.round(seconds / 60), "minute");
  const isOpen = isFirst || endpoints.some(({requests}) => requests === null);
  return [
    `${title} at ${host}, into the folder ${folder}`,
    since === null
      ? "Everything would be asked for."
      : `What changed since ${since.toISOString()} would be asked for, and everything where an endpoint cannot tell.`,
    ...endpoints.map(({endpoint, requests}) => {
      const {each, name, path, permission} = endpoint;
      const pages = requests === null ? "" : counted(requests, "request");
      const alone = isFirst && !endpoint.isHelper ? `at least ${pages}` : pages;
      const many = requests === null ? `one for each of ${each!.of}` : each === undefined ? alone : `at most ${pages}`;
      return `  ${name}: ${path.replace("{id}", "<id>")}, ${many}; permission ${permission}`;
    }),
    `${isOpen ? "At least" : since === null ? "About" : "At most about"} ${counted(all, "request")}: ${duration} at the pace of ${pace.requests} in ${counted(pace.milliseconds / 1000, "second")}.${isOpen ? " How many there are is known after the first pull." : ""}`,
    `Described at ${documented.join(" and ")}.`
  ];
}
