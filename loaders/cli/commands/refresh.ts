import {resolve} from "node:path";
import {Option} from "@commander-js/extra-typings";
import {UserError} from "../../errors.js";
import {secretsFrom, systemFor} from "../../pull/credentials.js";
import {ingestOptions} from "../../publish/kept/private-warehouse.js";
import {checkForPages} from "../../warehouse/ingest.js";
import {settingsOf} from "../../warehouse/settings.js";
import {audience, noCache, somePath} from "../options.js";
import type {SetExitCode, Terminal} from "../terminal.js";
import {buildEverything} from "./build.js";
import {checkAsText, checkDocument} from "./check.js";
import {commandThatPulls, pullInto, systemArgument} from "./pull.js";

/**
 * Pull, check, build. Where the pull fails and earlier exports are there, the sites are built from those and say so;
 * the command ends with the failure all the same.
 */
export const refresh = (io: Terminal, setExitCode: SetExitCode) =>
  commandThatPulls("refresh", "pull, check and build in one: for a schedule")
    .addArgument(systemArgument())
    .option("--out <dir>", "where the sites go, one folder for each audience", somePath, "dist")
    .addOption(audience().default("all" as const))
    .option("--no-values", "repeat no value or id of the exports, for logs that others read")
    .option("--accept-shrink", "accept exports that hold over 20 % fewer rows than the last run")
    .addOption(noCache())
    .addOption(
      new Option("--fail-on <verdict>", "exit 4 when a finding has this verdict").choices(["act", "watch"] as const)
    )
    .action(async (name, options) => {
      const before = await settingsOf(options);
      const secrets = secretsFrom(process.env, options.credentials);
      const system = systemFor(name, secrets);
      const exports = resolve(options.exports ?? before.config.exports);
      const failure = await pullInto(exports, {system, secrets, config: before.config, options, io}).then(
        () => null,
        (error: unknown) => {
          if (!(error instanceof UserError) || before.sampleData) throw error;
          return error;
        }
      );
      if (failure !== null)
        io.error([...failure.lines, "the sites are built from the exports that are there, and say so"].join("\n"));
      const settings = await settingsOf({...options, exports});
      const read = await checkForPages({
        ...(await ingestOptions(settings, options, io.progress)),
        values: options.values
      });
      io.progress("");
      io.note(checkAsText(checkDocument(read, settings.config, options.values), settings));
      const sites = await buildEverything(settings, options, io, (findings) => {
        if (findings.some(({verdict}) => verdict === options.failOn)) setExitCode(4);
      });
      for (const site of sites) io.print(`${site.audience}: ${site.folder}`);
      if (failure !== null) setExitCode(failure.exitCode);
    });
