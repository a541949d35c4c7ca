import {mkdirSync, readFileSync, renameSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";

export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));
const folder = join(projectRoot, ".plumbline", "endurance");

/** The figures of an earlier run; `none` where there was none. */
export function readFigures<Figures>(what: string, none: Figures): Figures {
  try {
    return JSON.parse(readFileSync(join(folder, `${what}.json`), "utf8")) as Figures;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return none;
    throw error;
  }
}

/** Puts figures in place whole, so that whoever stops the run loses none. */
export function writeFigures(what: string, figures: object): string {
  const path = join(folder, `${what}.json`);
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(`${path}.next`, `${JSON.stringify(figures, null, 2)}\n`);
  renameSync(`${path}.next`, path);
  return path;
}
