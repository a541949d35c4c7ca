import colours from "picocolors";
import {visible, visibleInLine} from "../../src/words/visible.js";
import {Progress} from "./progress.js";
import type {Look} from "./report-text.js";

/** Where a command speaks: data to `print`, everything else to the error stream. */
export interface Terminal {
  print: (text: string) => void;
  error: (text: string) => void;
  note: (text: string) => void;
  /** What is under way, "" once all is done: on a terminal one line that is written over, elsewhere nothing. */
  progress: (message: string) => void;
  done: (message: string) => void;
  /** Where data go to a terminal and to no file or program: what is printed on it must be made visible before. */
  screen?: Screen;
}

export interface Screen {
  look: Look;
  print: (text: string) => void;
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
  let progress = new Progress();
  const clear = (): void => void (live && stderr.write("\r\u001b[2K"));
  const end = (): void => {
    clear();
    const summary = live ? progress.summary(Date.now()) : null;
    progress = new Progress();
    if (summary !== null) stderr.write(`${colours.dim(visibleInLine(summary))}\n`);
  };
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
      if (message === "") return end();
      progress.step(visibleInLine(message), Date.now());
      const line = live ? progress.line(Date.now(), (stderr.columns || 80) - 1) : null;
      clear();
      if (line !== null) stderr.write(colours.dim(line));
    },
    done(message) {
      end();
      if (!quiet) stderr.write(`${colours.green("✓")} ${visible(message)}\n`);
    },
    ...(stdout.isTTY ? {screen: {look: lookOf(stdout.columns), print: (text) => void stdout.write(`${text}\n`)}} : {})
  };
}

/** Lines of more letters are hard to follow. */
const widest = 110;

function lookOf(columns: number | undefined): Look {
  const paints = {
    act: (text: string) => colours.bold(colours.red(text)),
    watch: (text: string) => colours.bold(colours.yellow(text)),
    ok: (text: string) => colours.bold(colours.green(text)),
    too_little_data: colours.bold,
    name: colours.dim
  };
  return {width: Math.min(columns || 80, widest), paint: (what, text) => paints[what](text)};
}
