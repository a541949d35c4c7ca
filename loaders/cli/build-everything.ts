import {existsSync} from "node:fs";
import {mkdir} from "node:fs/promises";
import {dirname, join, resolve} from "node:path";
import {buildSites} from "../publish/build.js";
import {audiences, type Audience} from "../../src/contracts/audience.js";
import {ingest} from "../warehouse/ingest.js";
import {leavingOut} from "../privacy/forget.js";
import {rejectsInWords} from "./reject-groups.js";
import {readInWords} from "./words.js";
import type {Settings} from "../warehouse/settings.js";
import type {Terminal} from "./terminal.js";
import {readingOptions} from "../publish/private-warehouse.js";
import type {IngestingOptions} from "./with-warehouse.js";

export interface BuildOptions extends IngestingOptions {
  out: string;
  audience: Audience | "all";
}

/** Exports → warehouse → sites: what `build` and `serve` share. */
export async function buildEverything(
  settings: Settings,
  options: BuildOptions,
  io: Terminal
): Promise<{audience: Audience; folder: string}[]> {
  if (settings.sampleData) io.note("No exports of your own yet: reading the sample data. Every page says so.");
  await mkdir(dirname(settings.warehouse), {recursive: true});
  const now = new Date();
  const read = await ingest({
    ...settings,
    ...readingOptions(options),
    ...(await leavingOut(settings, now)),
    allowEmpty: !holdsSites(options.out),
    now,
    progress: io.progress
  });
  for (const warning of read.warnings) io.note(`Warning: ${warning}`);
  io.done(readInWords(read));
  for (const line of rejectsInWords(read.files, {most: 5, values: false})) io.note(`  ${line}`);
  const sites = await buildSites({
    ...settings,
    out: resolve(options.out),
    audiences: options.audience === "all" ? audiences : [options.audience],
    now: new Date(),
    progress: io.progress
  });
  const held = sites.filter(({heldBack}) => heldBack).map(({audience}) => audience);
  if (held.length > 0)
    io.note(
      `The figures of ${held.join(", ")} stay as they were: beside the earlier ones the new would tell what became of a few candidates. They are renewed with four more weeks of data; to start afresh, delete ${options.out} and the deployed sites.`
    );
  io.done(`built ${sites.map(({audience}) => audience).join(", ")} into ${resolve(options.out)}`);
  return sites;
}

/** Sites that are there must not give way to empty ones because an export failed. */
function holdsSites(out: string): boolean {
  return audiences.some((audience) => existsSync(join(resolve(out), audience)));
}
