import colours from "picocolors";
import {visible} from "../../src/words/visible.js";

/** Where a command speaks: data to `print`, everything else to the error stream. */
export interface Terminal {
  print: (text: string) => void;
  error: (text: string) => void;
  note: (text: string) => void;
  /** On a terminal each line replaces the one before; elsewhere a plain line every ten seconds at most. */
  progress: (message: string) => void;
  done: (message: string) => void;
}

/** Told by a command when it ends otherwise than with 0. */
export type SetExitCode = (code: number) => void;

/**
 * The process's own streams; `note` and progress are silent when `quiet`. What a file name or a heading could tell the
 * terminal to do is written out.
 */
export function processTerminal(quiet: boolean): Terminal {
  const {stdout, stderr} = process;
  const live = stderr.isTTY && !quiet;
  const sparse = sparsely(Date.now());
  const clear = (): void => void (live && stderr.write("\r\u001b[2K"));
  return {
    print: (text) => void stdout.write(visible(text.endsWith("\n") ? text : `${text}\n`)),
    error(text) {
      clear();
      stderr.write(`${colours.red("plumbline:")} ${visible(text)}\n`);
    },
    note(text) {
      clear();
      if (!quiet) stderr.write(`${visible(text)}\n`);
    },
    progress(message) {
      clear();
      if (live) stderr.write(colours.dim(visible(message)));
      else if (!quiet && message !== "" && sparse(Date.now())) stderr.write(`${visible(message)}\n`);
    },
    done(message) {
      clear();
      if (!quiet) stderr.write(`${colours.green("✓")} ${visible(message)}\n`);
    }
  };
}

const sparseMilliseconds = 10_000;

/** True when ten seconds went by since the start, or since it was last true: short runs leave a log without a line. */
export function sparsely(start: number): (now: number) => boolean {
  let last = start;
  return (now) => {
    if (now - last < sparseMilliseconds) return false;
    last = now;
    return true;
  };
}
