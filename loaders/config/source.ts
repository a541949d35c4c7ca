import type {Config} from "./config.js";

/** The file that a configuration was read from, to say where in it something stands. */
export interface ConfigSource {
  file: string;
  /** What stands at a path of keys: its line, and whether it is empty or in braces; null when it is not there. */
  at(path: readonly string[]): {line: number; empty: boolean; braces: boolean} | null;
}

const sources = new WeakMap<object, ConfigSource>();

/** Remembers where a configuration comes from. */
export function rememberSource(config: Config, source: ConfigSource): void {
  sources.set(config, source);
}

/** "plumbline.yaml line 12" for a key of a configuration; without a file, the name that the file would have. */
export function placeInConfig(config: Config | null, path: readonly string[]): string {
  const source = config === null ? undefined : sources.get(config);
  const line = source?.at(path)?.line;
  return `${source?.file ?? "plumbline.yaml"}${line === undefined ? "" : ` line ${line}`}`;
}

/** True where the file of a configuration says something of a key. */
export function isWritten(config: Config, path: readonly string[]): boolean {
  return (sources.get(config)?.at(path) ?? null) !== null;
}

/** Where entries are added, and the keys that must be written around them because the file lacks them. */
export interface Addition {
  where: string;
  keys: readonly string[];
  /** True where the entries go between braces that are there. */
  braces: boolean;
}

/** Where and how entries are added under a path of keys, fit to what the file holds; without a file, a whole one. */
export function howToAdd(config: Config | null, path: readonly string[]): Addition {
  const source = config === null ? undefined : sources.get(config);
  if (source === undefined)
    return {where: "make a file plumbline.yaml that holds (nothing else is needed in it)", keys: path, braces: false};
  const {file} = source;
  const present = path.filter((_, index) => source.at(path.slice(0, index + 1)) !== null);
  const found = source.at(present);
  if (found === null) return {where: `add to ${file}`, keys: path, braces: false};
  const {line, empty, braces} = found;
  if (empty) {
    const above = present.slice(0, -1).map((key) => `${key}: `);
    const where = `replace line ${line} of ${file} (${above.join("")}${present.at(-1)}:) by`;
    return {where, keys: path.slice(present.length - 1), braces: false};
  }
  const named = `${present.map((key) => `${key}:`).join(" ")} (line ${line})`;
  const where = `add to ${file}, ${braces ? `inside the braces of ${named}, after a comma` : `below ${named}`}`;
  return {where, keys: path.slice(present.length), braces};
}

/** Where and how one key gets its value: in its own line where the file has it, else added under the keys above it. */
export function howToSet(config: Config | null, path: readonly string[]): Addition {
  const source = config === null ? undefined : sources.get(config);
  const found = source?.at(path);
  if (!source || !found) return howToAdd(config, path.slice(0, -1));
  return {where: `in ${source.file} line ${found.line}, write`, keys: [], braces: found.braces};
}

/** One entry as one line, keys and braces included: no indentation can go wrong. */
export function inOneLine({keys}: Addition, entry: string): string {
  return [...keys].reverse().reduce((inner, key) => `${key}: { ${inner} }`, entry);
}

/** Entries below one key, a line each. */
export function inLines({keys, braces}: Addition, entries: readonly string[]): string[] {
  return [...keys.map((key) => `${key}:`), ...entries.map((entry) => `  ${entry}${braces ? "," : ""}`)];
}
