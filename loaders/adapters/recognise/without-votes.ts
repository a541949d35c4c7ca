import {tables} from "../../canonical/tables.js";
import {refused, type UserError} from "../../errors.js";
import type {Adapter, FileSample} from "../adapter.js";
import {connectorMark} from "./fivetran.js";
import {looksPlain} from "./plain-tables.js";
import {fieldsOf} from "./pages.js";
import {isSideTable} from "./side-tables.js";
import type {SampledFile} from "../../reader/open.js";
import {isCarried, isOfConnector} from "../transports.js";

/** Files that hold a system's votes, by their name or that of their folder. */
const votesNamed = /(^|\/)(scorecards?|feedback(_forms?)?|application_?feedback)(?![a-z_])/i;

/** True for a file that is called like one with votes. */
export function isNamedLikeVotes(path: string): boolean {
  return votesNamed.test(path);
}

/** True where a plain table holds the votes: other systems' files beside it then need none. */
export function hasPlainVotes(files: readonly FileSample[]): boolean {
  const needed = tables.scorecards.columns.filter(({required}) => required);
  return files.some((file) => looksPlain(file) && needed.every(({name}) => file.columns.includes(name)));
}

/**
 * Why files that nobody claimed cannot be used, where they are those of a system whose votes are missing or cut short:
 * one refusal instead of one for each file. Null when they look like no system.
 */
export function withoutVotes(
  folder: string,
  files: readonly FileSample[],
  adapters: readonly Adapter[]
): UserError | null {
  const known = adapters.map((adapter) => ({
    adapter,
    paths: files.filter((file) => adapter.kindOf(file) !== null && !looksPlain(file)).map(({path}) => path)
  }));
  const best = known.reduce((most, next) => (next.paths.length > most.paths.length ? next : most), {
    adapter: null,
    paths: []
  } as {adapter: Adapter | null; paths: string[]});
  if (best.adapter === null) return withoutMark(files, adapters);
  const {name, votes} = best.adapter;
  const cut = files.find(({path}) => isNamedLikeVotes(path));
  const others = best.paths.filter((path) => path !== cut?.path);
  if (others.length < 2) return null;
  const beside = `${others.length} files look like ${name} (${others.slice(0, 3).join(", ")}${others.length > 3 ? ", …" : ""})`;
  if (cut === undefined)
    return refused(
      `${folder}: there is no file of scorecards among the exports, though ${beside}`,
      `everything is judged by scorecards: export ${votes.file} into the same folder`
    );
  const fields = fieldsOf(cut).length > 0 ? fieldsOf(cut) : cut.columns;
  const lacking = votes.fields.filter((field) => !fields.some((one) => one.toLowerCase() === field.toLowerCase()));
  if (lacking.length === 0) return null;
  return refused(
    `${cut.path}: holds no scorecards as ${name} exports them: it lacks ${lacking.join(", ")}`,
    fields.length === 0
      ? "it holds no list of records with fields"
      : `it has: ${fields.slice(0, 30).join(", ")}${fields.length > 30 ? ", …" : ""}`,
    `beside it, ${beside}`,
    `export it again, as one list of records with all of their fields: ${votes.file}`
  );
}

/** Tables of a connector that were exported without the column by which they are known. */
function withoutMark(files: readonly FileSample[], adapters: readonly Adapter[]): UserError | null {
  for (const adapter of adapters) {
    const marked = files.map((file) => ({...file, columns: [...file.columns, connectorMark]}));
    if (adapter.recognise(marked).length === 0) continue;
    const paths = marked.filter((file) => adapter.kindOf(file) !== null).map(({path}) => path);
    // A few tables that anybody may have do not make a connector.
    if (paths.length < 3) continue;
    return refused(
      `${paths[0]}: lacks the column ${connectorMark} by which tables of ${adapter.name} are known, and so do ${paths.length - 1} others`,
      "export the tables of the connector with all of their columns (docs/exports/fivetran.md)"
    );
  }
  return null;
}

/** What a connector carries and no adapter knows: one refusal. Null when there is none, or only such as are not needed. */
export function unknownToAll(files: readonly SampledFile[]): UserError | null {
  const isUnknown = (file: SampledFile): boolean =>
    isCarried(file) && isOfConnector(file.holder) && !looksPlain(file.holder) && !isSideTable(file.path);
  const [first, ...others] = files.filter(isUnknown);
  if (first === undefined) return null;
  const also =
    others.length === 0 ? "" : `, nor ${others.length === 1 ? "does 1 other" : `do ${others.length} others`}`;
  return refused(
    `${first.path}: what the connector carries holds no scorecards of a system that plumbline knows${also}`,
    `it has: ${first.columns.slice(0, 30).join(", ")}${first.columns.length > 30 ? ", …" : ""}`,
    "everything is judged by scorecards: sync the stream that holds them with all of its fields (scorecards of Greenhouse, feedback of Lever, application_feedback of Ashby), or save the answers of the API itself (docs/exports/connectors.md)"
  );
}
