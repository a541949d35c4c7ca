import {existsSync} from "node:fs";
import {resolve} from "node:path";
import {defaultConfig} from "../../config/config.js";
import {UserError} from "../../errors.js";
import {keyFile} from "../../privacy/pseudonyms.js";
import {secretsFrom, systemsWith, usualCredentials} from "../../pull/credentials.js";
import {type Check, checkAccess, checkDisk, checkKey} from "../../pull/doctor.js";
import {readConfig} from "../../config/read.js";
import type {SetExitCode, Terminal} from "../terminal.js";
import {commandThatPulls} from "./pull.js";

export const doctor = (io: Terminal, setExitCode: SetExitCode) =>
  commandThatPulls(
    "doctor",
    "say what pull and refresh still need: credentials, permissions, configuration, key, disk"
  ).action(async (options) => {
    const checks: Check[] = [];
    const file = options.config ?? (existsSync("plumbline.yaml") ? "plumbline.yaml" : undefined);
    const config = await readConfig(file).then(
      (read) => {
        checks.push({
          what: "configuration",
          isFine: true,
          says: file === undefined ? "none: the defaults hold" : `${file} can be read`
        });
        return read;
      },
      (error: unknown) => {
        if (!(error instanceof UserError)) throw error;
        checks.push({what: "configuration", isFine: false, says: error.lines.join("; ")});
        return defaultConfig();
      }
    );
    checks.push(await checkKey(keyFile(config.privacy.key_file)));
    checks.push(await checkDisk(resolve(options.exports ?? config.exports)));
    const secrets = secretsFrom(process.env, options.credentials);
    const systems = systemsWith(secrets);
    if (systems.length === 0)
      checks.push({
        what: "credentials",
        isFine: false,
        says: `none found: plumbline pull greenhouse, lever or ashby says which are needed; they stand in the environment or in ${usualCredentials()}`
      });
    for (const system of systems) {
      io.progress(`asking ${system.title}`);
      checks.push(...(await checkAccess(system, secrets, {baseUrl: options.baseUrl})));
    }
    io.progress("");
    io.print(checks.map(({what, isFine, says}) => `${isFine ? "fine   " : "MISSING"}  ${what}: ${says}`).join("\n"));
    if (checks.some(({isFine}) => !isFine)) setExitCode(systems.length === 0 ? 2 : 3);
  });
