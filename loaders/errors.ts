import {visibleInLine} from "../src/words/visible.js";

/** Process exit codes of contract §2 that an error can carry. */
export type ExitCode = 2 | 3 | 74 | 75;

/** What the user is told: the thing, the rule, the value, what to do. One line each. */
export class UserError extends Error {
  readonly lines: readonly string[];
  readonly exitCode: ExitCode;

  /**
   * `lines` are printed without a stack trace, each as one line whatever names stand in it; exit codes: 2 usage, 3 refused,
   * 74 in/output, 75 busy.
   */
  constructor(lines: string | readonly string[], exitCode: ExitCode) {
    const all = (typeof lines === "string" ? [lines] : lines).map(visibleInLine);
    super(all.join("\n"));
    this.name = "UserError";
    this.lines = all;
    this.exitCode = exitCode;
  }
}

/** The input is refused: nothing is written, an earlier warehouse stays. */
export function refused(...lines: string[]): UserError {
  return new UserError(lines, 3);
}

/** Throws when there is any refusal: one as it is, several as one that lists them all, each with its own lines. */
export function refuseAll(refusals: readonly UserError[]): void {
  if (refusals.length === 1) throw refusals[0]!;
  if (refusals.length === 0) return;
  throw refused(
    `${refusals.length} things stand in the way:`,
    ...refusals.flatMap(({lines}) => lines.map((line, index) => (index === 0 ? `• ${line}` : `  ${line}`)))
  );
}

/** Keeps a refusal of the input, so that others can be found too; anything else is thrown on. */
export function keepRefusal(refusals: UserError[], error: unknown): void {
  if (!(error instanceof UserError) || error.exitCode !== 3) throw error;
  refusals.push(error);
}

/** What the file system says, in words. */
const troubles: Record<string, string> = {
  EACCES: "permission denied",
  EDQUOT: "no space left on the device",
  EEXIST: "something of this name exists already",
  EISDIR: "is a folder, not a file",
  ELOOP: "its links lead in a circle",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "the name is too long",
  ENOENT: "there is no such file or folder",
  ENOSPC: "no space left on the device",
  ENOTDIR: "a part of the path is a file, not a folder",
  ENOTEMPTY: "the folder is not empty",
  EPERM: "permission denied",
  EROFS: "the disk may only be read"
};

/** True for an error of the file system: making room, another path or other permissions can cure it. */
export function isInputOutput(error: unknown): error is NodeJS.ErrnoException {
  if (!(error instanceof Error) || !("code" in error) || !/^E[A-Z0-9]+$/.test(String(error.code))) return false;
  return (
    String(error.code) in troubles ||
    "path" in error ||
    ["EIO", "EFBIG", "ENFILE", "EBUSY"].includes(String(error.code))
  );
}

/** What went wrong with a file, in words. */
export function troubleInWords(error: unknown): string {
  const {code, message} = error as NodeJS.ErrnoException;
  return troubles[code ?? ""] ?? message;
}

/** Turns a failed read or write of the file system into exit 74; anything else is handed back unchanged. */
export function inputOutput(error: unknown, thing: string): unknown {
  if (error instanceof UserError) return error;
  const full = error instanceof Error && /no space left|disk full|could not write/i.test(error.message);
  if (!full && !isInputOutput(error)) return error;
  const {path, dest} = error as NodeJS.ErrnoException & {dest?: string};
  const where = path === undefined || [path, dest].includes(thing) ? "" : `${path}: `;
  return new UserError(
    [
      `${thing}: ${where}${full ? troubles.ENOSPC : troubleInWords(error)}`,
      "nothing was replaced; make room, or correct the path or its permissions, then run again"
    ],
    74
  );
}

/** The candidate with the fewest edits from `word`, null when none is within `most`, by default half of its length. */
export function nearest(word: string, candidates: readonly string[], most = Math.ceil(word.length / 2)): string | null {
  let best: string | null = null;
  let fewest = most + 1;
  for (const candidate of candidates) {
    const distance = edits(word, candidate);
    if (distance < fewest) [best, fewest] = [candidate, distance];
  }
  return best;
}

/** Levenshtein distance. */
function edits(a: string, b: string): number {
  let previous = Array.from({length: b.length + 1}, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++)
      current[j] = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    previous = current;
  }
  return previous[b.length]!;
}
