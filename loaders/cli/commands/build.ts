import {existsSync} from "node:fs";
import {join, resolve} from "node:path";
import type {Finding} from "../../../src/contracts/finding.js";
import {type Audience, audiences} from "../../../src/contracts/site.js";
import {buildSites} from "../../publish/build.js";
import {ingestOptions} from "../../publish/private-warehouse.js";
import {ingest} from "../../warehouse/ingest.js";
import {type Settings, settingsOf} from "../../warehouse/settings.js";
import {audience, commandThatIngests, somePath} from "../options.js";
import type {Terminal} from "../terminal.js";
import type {IngestingOptions} from "../with-warehouse.js";
import {tellWhatWasRead} from "../reading-in-words.js";

export const build = (io: Terminal) =>
  commandThatIngests("build", "read the exports and build the sites; the previous ones stay until the new are verified")
    .option("--out <dir>", "where the sites go, one folder for each audience", somePath, "dist")
    .addOption(audience().default("all" as const))
    .action(async (options) => {
      const sites = await buildEverything(await settingsOf(options), options, io);
      for (const site of sites) io.print(`${site.audience}: ${site.folder}`);
    });

interface BuildOptions extends IngestingOptions {
  out: string;
  audience: Audience | "all";
}

/** Exports → warehouse → sites: what `build` and `serve` share. */
export async function buildEverything(
  settings: Settings,
  options: BuildOptions,
  io: Terminal,
  told?: (findings: readonly Finding[]) => void
): Promise<{audience: Audience; folder: string}[]> {
  if (settings.sampleData) io.note("No exports of your own yet: reading the sample data. Every page says so.");
  const read = await ingest({
    ...(await ingestOptions(settings, options, io.progress)),
    allowEmpty: !holdsSites(options.out)
  });
  tellWhatWasRead(read, io);
  const sites = await buildSites({
    ...settings,
    out: resolve(options.out),
    audiences: options.audience === "all" ? audiences : [options.audience],
    now: new Date(),
    progress: io.progress,
    note: io.note,
    told
  });
  const held = sites.filter(({heldBack}) => heldBack).map(({audience}) => audience);
  if (held.length > 0)
    io.note(
      `Some figures of ${held.join(", ")} stay as they were, or stay away: beside the earlier ones the new would tell what became of a few candidates. Their pages say since when they stand; they are renewed once ${settings.config.privacy.minimum_candidates} candidates have changed in them.`
    );
  io.done(`built ${sites.map(({audience}) => audience).join(", ")} into ${resolve(options.out)}`);
  return sites;
}

/** Sites that are there must not give way to empty ones because an export failed. */
function holdsSites(out: string): boolean {
  return audiences.some((audience) => existsSync(join(resolve(out), audience)));
}
