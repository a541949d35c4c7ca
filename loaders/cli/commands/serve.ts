import {resolve} from "node:path";
import {serveSites} from "../../publish/serve.js";
import {buildEverything} from "./build.js";
import {audience, commandThatIngests, somePath, wholeNumber} from "../options.js";
import {settingsOf} from "../../warehouse/settings.js";
import type {Terminal} from "../terminal.js";

export const serve = (io: Terminal) =>
  commandThatIngests("serve", "build the sites, then serve them on 127.0.0.1 until Ctrl-C")
    .option("--out <dir>", "where the sites go, one folder for each audience", somePath, "dist")
    .option("--port <n>", "a free one is taken when this is not", wholeNumber(65_535), 3000)
    .addOption(audience().default("all" as const))
    .action(async (options) => {
      const sites = await buildEverything(await settingsOf(options), options, io);
      const server = await serveSites({folder: resolve(options.out), sites, port: options.port});
      for (const {audience, address} of server.addresses) io.print(`${audience.padEnd(10)} ${address}`);
      io.note("Ctrl-C ends it.");
      await server.untilInterrupted();
    });
