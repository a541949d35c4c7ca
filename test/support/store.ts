import {createHash} from "node:crypto";
import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {isRunning} from "../../loaders/warehouse/swap.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** Everything that what is kept here could depend on. */
const sources = ["loaders", "src", "data/sample", "test/support", "test/fixtures", "package-lock.json"];
const stores = join(root, ".plumbline", "test");
const day = 86_400_000;

/**
 * A folder that several test files need, made by the first that asks for it, while the others wait, and kept under a
 * key of all code: what changed code would make otherwise is never taken from here. `make` fills the folder that it is
 * given, whose place is not its last one.
 */
export async function madeOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(storeOfThisCode(), name);
  mkdirSync(dirname(folder), {recursive: true});
  while (!existsSync(folder)) {
    const release = locked(`${folder}.lock`);
    if (release === null) await new Promise((resolve) => setTimeout(resolve, 50));
    else
      try {
        if (!existsSync(folder)) await makeWhole(folder, make);
      } finally {
        release();
      }
  }
  return folder;
}

async function makeWhole(folder: string, make: (folder: string) => Promise<void>): Promise<void> {
  const next = `${folder}.making`;
  rmSync(next, {recursive: true, force: true});
  mkdirSync(next);
  await make(next);
  renameSync(next, folder);
}

/** Takes a lock file that no running process holds; null when one does. */
function locked(path: string): (() => void) | null {
  try {
    writeFileSync(path, String(process.pid), {flag: "wx"});
    return () => rmSync(path, {force: true});
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const holder = existsSync(path) ? readFileSync(path, "utf8") : "";
    if (holder !== "" && !isRunning(Number(holder))) rmSync(path, {force: true});
    return null;
  }
}

let store: string | undefined;

function storeOfThisCode(): string {
  if (store !== undefined) return store;
  const hash = createHash("sha256");
  for (const path of sources.flatMap(filesBelow).sort()) hash.update(path).update(readFileSync(join(root, path)));
  store = join(stores, hash.digest("hex").slice(0, 16));
  mkdirSync(store, {recursive: true});
  for (const other of readdirSync(stores).map((name) => join(stores, name)))
    if (other !== store && statSync(other, {throwIfNoEntry: false})!.mtimeMs < Date.now() - day)
      rmSync(other, {recursive: true, force: true});
  return store;
}

function filesBelow(path: string): string[] {
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path), {withFileTypes: true})
    .filter(({name}) => !name.startsWith("."))
    .flatMap(({name}) => filesBelow(join(path, name)));
}
