import {audience, acceptShrink, commandWithCommonOptions, encoding, maxRejects} from "../options.js";
import {buildEverything} from "../build-everything.js";
import {settingsOf} from "../../warehouse/settings.js";
import type {Terminal} from "../terminal.js";

export const build = (io: Terminal) =>
  commandWithCommonOptions(
    "build",
    "read the exports and build the sites; the previous ones stay until the new are verified"
  )
    .option("--out <dir>", "where the sites go, one folder for each audience", "dist")
    .addOption(audience().default("all" as const))
    .addOption(maxRejects())
    .addOption(acceptShrink())
    .addOption(encoding())
    .action(async (options) => {
      const sites = await buildEverything(await settingsOf(options), options, io);
      for (const site of sites) io.print(`${site.audience}: ${site.folder}`);
    });
