import {existsSync, readFileSync, statSync} from "node:fs";
import {homedir} from "node:os";
import {join} from "node:path";
import {parseEnv} from "node:util";
import {UserError} from "../errors.js";
import type {Secrets, System} from "./system.js";
import {ashby} from "./systems/ashby.js";
import {greenhouseV1} from "./systems/greenhouse-v1.js";
import {greenhouseV3} from "./systems/greenhouse-v3.js";
import {lever} from "./systems/lever.js";

/** By the name in the command; of several the first whose credentials are there. */
const systems = {greenhouse: [greenhouseV3, greenhouseV1], lever: [lever], ashby: [ashby]} as const satisfies Record<
  System["name"],
  readonly System[]
>;

export const systemNames = Object.keys(systems) as System["name"][];

export const usualCredentials = (): string => join(homedir(), ".config", "plumbline", "credentials");

/** What the environment and the file of credentials hold; the environment wins. Throws UserError 2 for a file that others may read. */
export function secretsFrom(environment: Readonly<Record<string, string | undefined>>, file?: string): Secrets {
  const path = file ?? usualCredentials();
  if (file !== undefined && !existsSync(path)) throw new UserError(`${path}: there is no such file of credentials`, 2);
  const inFile = existsSync(path) ? readSecrets(path) : {};
  const all = systemNames.flatMap((name) => systems[name].flatMap(({credentials}) => credentials));
  return Object.fromEntries(
    all.flatMap((name) => {
      const value = (environment[name] ?? inFile[name] ?? "").trim();
      return value === "" ? [] : [[name, value]];
    })
  );
}

function readSecrets(path: string): Record<string, string | undefined> {
  const {mode} = statSync(path);
  if (process.platform !== "win32" && (mode & 0o077) !== 0)
    throw new UserError(
      [
        `${path}: others on this machine may read the credentials in it (mode ${(mode & 0o777).toString(8)})`,
        `close it: chmod 600 ${path}`
      ],
      2
    );
  return parseEnv(readFileSync(path, "utf8"));
}

/** The system to pull from, by its credentials. Throws UserError 2 that says which are missing and what they must allow. */
export function systemFor(name: System["name"], secrets: Secrets): System {
  const known: readonly System[] = systems[name];
  const found = known.find(({credentials}) => credentials.every((variable) => variable in secrets));
  if (found !== undefined) return found;
  throw new UserError(
    [
      `${known[0]!.title}: no credentials. Set ${known.map(({credentials, title}) => `${credentials.join(" and ")} (${title})`).join(", or ")} in the environment, or write them as NAME=value into ${usualCredentials()} (mode 600)`,
      ...known.map(
        ({title, madeAt, endpoints}) =>
          `${title}: made at ${madeAt}; it needs to read, and nothing more: ${[...new Set(endpoints.map(({permission}) => permission))].join(", ")}`
      )
    ],
    2
  );
}

/** The systems whose credentials are there. */
export function systemsWith(secrets: Secrets): System[] {
  return systemNames.flatMap((name) => {
    const known: readonly System[] = systems[name];
    return known.find(({credentials}) => credentials.every((variable) => variable in secrets)) ?? [];
  });
}
