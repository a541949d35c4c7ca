import {refused} from "../errors.js";
import {noFacts, readBytes} from "./bytes.js";
import type {ExportFile} from "./discover.js";

export interface NamedEncoding {
  encoding: string | undefined;
  /** The file holds valid UTF-8 beyond ASCII, so the named encoding does not apply to it. */
  keptUtf8: boolean;
}

/** Throws UserError 3 for an encoding that does not exist: once, whatever the number of files. */
export function refuseUnknownEncoding(encoding: string | undefined): void {
  if (encoding === undefined) return;
  try {
    new TextDecoder(encoding);
  } catch {
    throw refused(
      `--encoding ${encoding}: there is no text encoding of this name`,
      "use a name such as latin1, windows-1252 or utf-16le"
    );
  }
}

/**
 * The encoding to read a file with when the user named one: none for a file that is valid UTF-8. NUL and escape are
 * signs of an encoding that looks like ASCII but is not (UTF-16, ISO-2022). What else is wrong with a file is for its
 * reader to say.
 */
export async function namedEncoding(file: ExportFile, encoding: string | undefined): Promise<NamedEncoding> {
  if (encoding === undefined) return {encoding, keptUtf8: false};
  const facts = noFacts();
  try {
    for await (const chunk of readBytes(file.path, {name: file.name}, facts))
      if (chunk.includes(0) || chunk.includes(0x1b)) return {encoding, keptUtf8: false};
  } catch {
    return {encoding, keptUtf8: false};
  }
  return {encoding: undefined, keptUtf8: facts.convertedFrom === null && !facts.ascii};
}
