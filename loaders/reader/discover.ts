import {lstat, readdir} from "node:fs/promises";
import {join} from "node:path";
import {inputOutput, refused} from "../errors.js";
import {notesFile} from "./notes.js";

/** A regular file of the exports folder. */
export interface ExportFile {
  /** Absolute or as the folder was given. */
  path: string;
  /** Relative to the exports folder, with `/`. */
  name: string;
}

const readable = /\.(csv|tsv|ndjson|jsonl|json|parquet)(\.gz)?$/i;
/** Left where they are without a word: what people and programs put beside exports. */
const besides = /(^|\/)(\.[^/]*|readme[^/]*|licen[cs]e[^/]*|truth\.json|[^/]*\.(md|txt|ya?ml|html|pdf|log))$/i;
const maximumDepth = 4;

/**
 * The export files of a folder, in name order, subfolders included. Only regular files are opened: a symbolic link,
 * pipe or device is refused, and so is a folder that is called like a file. Throws UserError 3 when there is none,
 * unless `allowEmpty`.
 */
export async function discover(folder: string, allowEmpty = false): Promise<ExportFile[]> {
  const files = await list(folder, "", 0);
  if (files.length === 0 && !allowEmpty) {
    const others = (await readdir(folder)).filter((name) => !name.startsWith(".")).sort();
    const only =
      others.length === 0 ? "" : `, only ${others.slice(0, 3).join(", ")}${others.length > 3 ? " and others" : ""}`;
    throw refused(
      `${folder}: there are no exports here${only}`,
      "put at least scorecards.csv there (plumbline init makes the folder), or name another folder with --exports"
    );
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function list(folder: string, prefix: string, depth: number): Promise<ExportFile[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT")
      throw refused(`${folder}: there is no such folder`, "name the folder with the exports with --exports");
    if (error.code === "ENOTDIR")
      throw refused(`${folder}: is a file, not a folder`, "name the folder that holds the exports");
    throw inputOutput(error, folder);
  });
  const found: ExportFile[] = [];
  for (const entry of names.sort()) {
    const name = prefix + entry;
    if (besides.test(name) || name === notesFile) continue;
    const path = join(folder, entry);
    const kind = await lstat(path);
    if (kind.isDirectory()) {
      if (readable.test(name))
        throw refused(`${name}: is a folder, not a file`, "move the files out of it, or rename it");
      if (depth >= maximumDepth)
        throw refused(`${name}: folders are nested deeper than ${maximumDepth} levels`, "move the exports up");
      found.push(...(await list(path, `${name}/`, depth + 1)));
      continue;
    }
    if (kind.isSymbolicLink())
      throw refused(`${name}: is a symbolic link`, "copy the file into the exports folder instead");
    if (!kind.isFile())
      throw refused(`${name}: is not a regular file (a pipe, socket or device)`, "put a regular file there");
    if (!readable.test(name)) throw refused(`${name}: is not a format plumbline reads`, formats);
    found.push({path, name});
  }
  return found;
}

const formats =
  "export as .csv, .csv.gz, .ndjson, .ndjson.gz, .json or .parquet, unpack archives, and remove other files";
