import type {FileSample} from "../adapter.js";
import {looksPlain} from "./plain-tables.js";
import {stemOf} from "./side-tables.js";

/**
 * Which kind of file has these fields: every mark of the kind must be there. Of several that fit, the one the file is
 * named after wins, else the one with the most marks. A kind in `byNameOnly` has fields that many tables share.
 */
export function kindByFields<Kind extends string>(
  path: string,
  fields: readonly string[],
  marks: Record<Kind, readonly string[]>,
  byNameOnly: readonly Kind[] = []
): Kind | null {
  const fits = (Object.keys(marks) as Kind[]).filter((kind) => marks[kind].every((field) => fields.includes(field)));
  const stem = stemOf(path).replaceAll("-", "_");
  const named = fits.find((kind) => stem === kind || stem === `${kind}s`);
  if (named !== undefined) return named;
  const telling = fits.filter((kind) => !byNameOnly.includes(kind));
  return telling.sort((a, b) => marks[b].length - marks[a].length)[0] ?? null;
}

/** True for a JSON file that may lie beside the endpoints that are read: other endpoints' files; plain files stay plain. */
export function isJsonBeside(file: FileSample): boolean {
  return (file.format === "json" || file.format === "ndjson") && !looksPlain(file);
}

/** The paths of the files that an adapter reads: none without its votes, else those of its kinds and what may lie beside. */
export function claims<Kind extends string>(
  files: readonly FileSample[],
  kindOf: (file: FileSample) => Kind | null,
  votes: Kind,
  isBeside: (file: FileSample) => boolean
): string[] {
  if (!files.some((file) => kindOf(file) === votes)) return [];
  return files.filter((file) => kindOf(file) !== null || isBeside(file)).map(({path}) => path);
}

/** What to do where a record names nobody; `calendar` would. */
export function namesNobody(calendar: string): string {
  return `nobody is named, neither in the record nor beside it in the calendar: the account may be gone; leave the record out, or export ${calendar}`;
}
