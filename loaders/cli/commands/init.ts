import {existsSync} from "node:fs";
import {mkdir, readFile, rename, writeFile} from "node:fs/promises";
import {Command} from "@commander-js/extra-typings";
import {counted} from "../../../src/words/numbers.js";
import {template} from "../../config/config.js";
import {parseConfig, readConfig} from "../../config/read.js";
import {inputOutput, refused} from "../../errors.js";
import {proposeForFolder} from "../../propose/folder.js";
import type {Proposal} from "../../propose/propose.js";
import type {SampledFolder} from "../../propose/samples.js";
import {addTo, proposalAsYaml} from "../../propose/write.js";
import {somePath} from "../options.js";
import type {Terminal} from "../terminal.js";

export const init = (io: Terminal) =>
  new Command("init")
    .description("look at the exports and write a plumbline.yaml that says how they are read, for you to look over")
    .option("--config <file>", "the configuration to write", somePath, "plumbline.yaml")
    .option("--exports <dir>", "the exports folder (default: the configured one, else data/exports)", somePath)
    .option("--encoding <name>", "read text files in this encoding, e.g. latin1")
    .option("--write", "add the lines to a configuration that is there; without it they are only printed")
    .action(async ({config: path, exports, encoding, write}) => {
      const isThere = existsSync(path);
      const config = await readConfig(isThere ? path : undefined);
      const folder = exports ?? config.exports;
      const {looked, proposal} = await proposeForFolder(folder, config, encoding);
      const lines = proposal.tables.length + proposal.entries.length;
      if (nothingWasRead(looked))
        throw refused(
          `${folder}: nothing that lies there can be read`,
          ...looked.unread.map(({path: file, why}) => `${file}: ${why}`)
        );
      for (const line of told(looked, proposal)) io.note(line);
      if (isThere && lines === 0) {
        io.note(`${path} is there, and the exports in ${folder} need no further line.`);
        return;
      }
      if (isThere && write === undefined) {
        io.print(proposalAsYaml(proposal));
        io.note(
          `${path} is there, so nothing was written: these lines are what it lacks. With --write they are added to it.`
        );
        return;
      }
      const text = addTo(isThere ? await readFile(path, "utf8") : await readFile(template, "utf8"), proposal);
      parseConfig(text, path);
      await put(path, text, isThere);
      await mkdir(folder, {recursive: true});
      const what = lines === 0 ? "the exports need no line of it" : `${linesInWords(proposal)}: look them over`;
      io.note(`${isThere ? `Added to ${path}` : `Wrote ${path}`}${looked.files === 0 ? "" : `; ${what}`}.`);
      io.note(
        looked.files === 0
          ? `Put your exports into ${folder}/ and run this again: it says how they are read.`
          : "Then run: npx plumbline check"
      );
    });

/** True where files are there and no table was found in any. */
export function nothingWasRead({files, tables, systems, configured, unread}: SampledFolder): boolean {
  return files + unread.length > 0 && tables.length + systems.length + configured === 0 && unread.length > 0;
}

/** What was found, a line each: systems that need nothing, files for which nothing could be proposed. */
function told({systems, unread}: SampledFolder, proposal: Proposal): string[] {
  return [
    ...systems.map((name) => `Recognised: ${name}.`),
    ...[...unread, ...proposal.unread].map(({path, why}) => `Not read: ${path}: ${why}`)
  ];
}

function linesInWords({tables, entries}: Proposal): string {
  const doubtful = [
    ...tables.flatMap(({feeds}) => feeds.flatMap(({columns}) => [...columns.values()])),
    ...entries
  ].filter(({look}) => look !== undefined).length;
  const proposed = [
    ...(tables.length > 0 ? [counted(tables.length, "table")] : []),
    ...(entries.length > 0 ? [counted(entries.length, "label or scale", "labels and scales")] : [])
  ].join(" and ");
  return doubtful === 0
    ? `${proposed} proposed`
    : `${proposed} proposed, ${counted(doubtful, "line")} marked "please look"`;
}

/** Writes a new configuration, or replaces one at once or not at all. */
async function put(path: string, text: string, isThere: boolean): Promise<void> {
  try {
    if (!isThere) await writeFile(path, text, {flag: "wx"});
    else {
      await writeFile(`${path}.new`, text);
      await rename(`${path}.new`, path);
    }
  } catch (error) {
    throw inputOutput(error, path);
  }
}
