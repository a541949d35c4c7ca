import colours from "picocolors";

/** Where a command speaks: data to `print`, everything else to the error stream. */
export interface Terminal {
  print: (text: string) => void;
  error: (text: string) => void;
  note: (text: string) => void;
  /** Shown only on a terminal, each line replacing the one before; `done` leaves the last one standing. */
  progress: (message: string) => void;
  done: (message: string) => void;
}

/** The process's own streams; `note` and progress are silent when `quiet`. */
export function processTerminal(quiet: boolean): Terminal {
  const {stdout, stderr} = process;
  const live = stderr.isTTY && !quiet;
  const clear = (): void => void (live && stderr.write("\r\u001b[2K"));
  return {
    print: (text) => void stdout.write(text.endsWith("\n") ? text : `${text}\n`),
    error(text) {
      clear();
      stderr.write(`${colours.red("plumbline:")} ${text}\n`);
    },
    note(text) {
      clear();
      if (!quiet) stderr.write(`${text}\n`);
    },
    progress(message) {
      clear();
      if (live) stderr.write(colours.dim(message));
    },
    done(message) {
      clear();
      if (!quiet) stderr.write(`${colours.green("✓")} ${message}\n`);
    }
  };
}

export const terminal = processTerminal(false);
