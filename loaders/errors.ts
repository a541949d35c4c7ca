/** Process exit codes of contract §2 that an error can carry. */
export type ExitCode = 2 | 3 | 74 | 75;

/** What the user is told: the thing, the rule, the value, what to do. One line each. */
export class UserError extends Error {
  readonly lines: readonly string[];
  readonly exitCode: ExitCode;

  /** `lines` are printed as they stand, without a stack trace; exit codes: 2 usage, 3 refused, 74 in/output, 75 busy. */
  constructor(lines: string | readonly string[], exitCode: ExitCode) {
    const all = typeof lines === "string" ? [lines] : [...lines];
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

const inputOutputCodes = new Set(["ENOSPC", "EFBIG", "EIO", "EROFS", "EDQUOT", "EMFILE", "ENFILE", "EACCES", "EPERM"]);

/** True for an error of the file system that making room or fixing permissions can cure. */
export function isInputOutput(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && inputOutputCodes.has(String(error.code));
}

/** Turns a failed read or write of the file system into exit 74; anything else is handed back unchanged. */
export function inputOutput(error: unknown, thing: string): unknown {
  const full = error instanceof Error && /no space left|disk full|could not write/i.test(error.message);
  if (!full && !isInputOutput(error)) return error;
  return new UserError(
    [
      `${thing}: ${full ? "no space left on the device" : error.message}`,
      "nothing was replaced; make room or fix the permissions, then run again"
    ],
    74
  );
}
