import {existsSync} from "node:fs";
import {join, resolve} from "node:path";
import type {Finding} from "../../../src/contracts/finding.js";
import {type Audience, audiences} from "../../../src/contracts/site.js";
import {buildSites} from "../../publish/build.js";
import {ingestOptions} from "../../publish/kept/private-warehouse.js";
import {currentReading, keepReading} from "../../publish/kept/reading.js";
import {type Shelf, shelfOf} from "../../publish/kept/shelf.js";
import {ingest} from "../../warehouse/ingest.js";
import {type Settings, settingsOf} from "../../warehouse/settings.js";
import {audience, commandThatIngests, somePath} from "../options.js";
import type {Terminal} from "../terminal.js";
import type {IngestingOptions} from "../with-warehouse.js";
import {readingInWords, tellReading} from "../reading-in-words.js";

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
  const shelf = await shelfOf(settings.warehouse, options);
  await readInto(settings, options, shelf, io);
  const {sites, findings, stood} = await buildSites({
    ...settings,
    out: resolve(options.out),
    audiences: options.audience === "all" ? audiences : [options.audience],
    now: new Date(),
    progress: io.progress,
    note: io.note,
    shelf
  });
  told?.(findings);
  const held = sites.filter(({heldBack}) => heldBack).map(({audience}) => audience);
  if (held.length > 0)
    io.note(
      `Some figures of ${held.join(", ")} stay as they were, or stay away: beside the earlier ones the new would tell what became of a few candidates. Their pages say since when they stand; they are renewed once ${settings.config.privacy.minimum_candidates} candidates have changed in them.`
    );
  const built = sites.map(({audience}) => audience).join(", ");
  io.done(
    stood
      ? `${built} in ${resolve(options.out)}: nothing changed since they were built and verified`
      : `built ${built} into ${resolve(options.out)}`
  );
  return sites;
}

/** Reads the exports into the warehouse, unless it was made of these very inputs; says either way what was read. */
async function readInto(settings: Settings, options: BuildOptions, shelf: Shelf, io: Terminal): Promise<void> {
  const known = await currentReading(shelf, settings.warehouse);
  // No exports where sites stand are refused by an ingest: such a reading is never taken as done.
  if (known !== null && !known.isEmpty) return tellReading(known, io, ", unchanged");
  const allowEmpty = !holdsSites(options.out);
  const read = await ingest({...(await ingestOptions(settings, options, io.progress)), allowEmpty});
  const told = readingInWords(read);
  await keepReading(shelf, settings.warehouse, told);
  tellReading(told, io);
}

/** Sites that are there must not give way to empty ones because an export failed. */
function holdsSites(out: string): boolean {
  return audiences.some((audience) => existsSync(join(resolve(out), audience)));
}
