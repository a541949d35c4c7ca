import {lstat, readdir} from "node:fs/promises";
import {join} from "node:path";
import {inputOutput, refuseAll, refused, type UserError} from "../errors.js";
import {holdsNotes, notesFile} from "./notes.js";

/** A regular file of the exports folder. */
export interface ExportFile {
  /** Absolute or as the folder was given. */
  path: string;
  /** Relative to the exports folder, with `/`. */
  name: string;
}

/** A file beside the exports that is not read, and why; `remedy` where it may hold records all the same. */
export interface UnreadFile {
  path: string;
  why: string;
  remedy: string | null;
}

/** What lies in an exports folder: what is read, what is not, and what must not be there. */
export interface ExportsFolder {
  files: ExportFile[];
  unread: UnreadFile[];
  refusals: UserError[];
}

const readable = /\.(csv|tsv|tab|txt|ndjson|jsonl|json|parquet)(\.gz)?$|\.(xls[xm]?)$/i;
const maximumDepth = 4;

const asTable = "if it holds records, export them as .csv, .xlsx, .ndjson or .parquet";

/** Whatever people, systems and programs put beside exports. A remedy for what may hold records. */
const besides: readonly [RegExp, string, string | null][] = [
  [/(^|\/)\.pull(-failed)?\.json$/, "what plumbline pull keeps of its last run", null],
  [
    /(^|\/)\.[^/]*\.(csv|tsv|tab|txt|ndjson|jsonl|json|parquet|xls[xm]?)(\.gz)?$/i,
    "its name begins with a dot",
    "rename it if it is an export"
  ],
  [/(^|\/)\.[^/]*$/, "hidden", null],
  [/(^|\/)~\$[^/]*$/, "the mark of a document that is open in a program", null],
  [/(^|\/)(readme|licen[cs]e|changelog)[^/]*$/i, "a text for people", null],
  [/(^|\/)truth\.json$/, "what is true in a simulated world", null],
  [/\.(md|ya?ml|log|sql)$/i, "a text for people or programs", null],
  [/\.html?$/i, "a web page", asTable],
  [/\.pdf$/i, "a PDF", asTable],
  [/\.(docx?|odt|rtf|pages|pptx?|eml|msg)$/i, "a document", asTable],
  [/\.(png|jpe?g|gif|webp|heic|svg)$/i, "a picture", asTable]
];

/**
 * The export files of a folder, in name order, subfolders included. Only regular files are opened: a symbolic link,
 * pipe or device is refused, and so is a folder that is called like a file. Throws UserError 3 when there is none,
 * unless `allowEmpty`.
 */
export async function discover(folder: string, allowEmpty = false): Promise<ExportFile[]> {
  const {files, refusals} = await listExports(folder, allowEmpty);
  refuseAll(refusals);
  return files;
}

/** The same with what is not read beside them; what must not be there is told, and the rest found all the same. */
export async function listExports(folder: string, allowEmpty = false): Promise<ExportsFolder> {
  const found: ExportsFolder = {files: [], unread: [], refusals: []};
  await list(folder, "", 0, found);
  if (found.files.length === 0 && found.refusals.length === 0 && !allowEmpty) {
    const others = (await readdir(folder)).filter((name) => !name.startsWith(".")).sort();
    const only =
      others.length === 0 ? "" : `, only ${others.slice(0, 3).join(", ")}${others.length > 3 ? " and others" : ""}`;
    throw refused(
      `${folder}: there are no exports here${only}`,
      "put at least scorecards.csv there (plumbline init makes the folder), or name another folder with --exports"
    );
  }
  found.files.sort((a, b) => (a.name < b.name ? -1 : 1));
  return found;
}

async function list(folder: string, prefix: string, depth: number, found: ExportsFolder): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT")
      throw refused(`${folder}: there is no such folder`, "name the folder with the exports with --exports");
    if (error.code === "ENOTDIR")
      throw refused(`${folder}: is a file, not a folder`, "name the folder that holds the exports");
    throw inputOutput(error, folder);
  });
  for (const entry of names.sort()) {
    const name = prefix + entry;
    const path = join(folder, entry);
    const kind = await lstat(path);
    if (name === notesFile && (!kind.isFile() || holdsNotes(path))) continue;
    const beside = besides.find(([pattern]) => pattern.test(name));
    const refuse = (why: string, remedy: string): unknown => found.refusals.push(refused(`${name}: ${why}`, remedy));
    if (kind.isDirectory()) {
      if (entry.startsWith(".")) found.unread.push({path: `${name}/`, why: "hidden", remedy: null});
      else if (readable.test(name)) refuse("is a folder, not a file", "move the files out of it, or rename it");
      else if (depth >= maximumDepth)
        refuse(`folders are nested deeper than ${maximumDepth} levels`, "move the exports up");
      else await list(path, `${name}/`, depth + 1, found);
    } else if (beside !== undefined) found.unread.push({path: name, why: beside[1], remedy: beside[2]});
    else if (kind.isSymbolicLink()) refuse("is a symbolic link", "copy the file into the exports folder instead");
    else if (!kind.isFile()) refuse("is not a regular file (a pipe, socket or device)", "put a regular file there");
    else if (readable.test(name)) found.files.push({path, name});
    else if (/\.(xlsb|xlt[xm]?|ods|numbers)$/i.test(name))
      refuse("is a spreadsheet in a format that plumbline does not read", "save it as .xlsx, and remove it");
    else refuse("is not a format plumbline reads", formats);
  }
}

const formats =
  "export as .csv, .csv.gz, .xlsx, .ndjson, .ndjson.gz, .json or .parquet, unpack archives, and remove other files";
