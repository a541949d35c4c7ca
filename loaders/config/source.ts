import type {Config} from "./config.js";

/** The file that a configuration was read from, to say where in it something stands. */
export interface ConfigSource {
  file: string;
  /** What stands at a path of keys: its line, and whether nothing stands there but the key; null when it is not there. */
  at(path: readonly string[]): {line: number; empty: boolean} | null;
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

/** Where an entry is written, and the keys around it. */
export interface Addition {
  where: string;
  keys: readonly string[];
}

/** Where entries are added under a path of keys: blocks that stand several times are one, so the end of the file always fits. */
export function howToAdd(config: Config | null, path: readonly string[]): Addition {
  const source = config === null ? undefined : sources.get(config);
  if (source === undefined)
    return {where: "make a file plumbline.yaml that holds (nothing else is needed in it)", keys: path};
  return {where: `add at the end of ${source.file}`, keys: path};
}

/** Where and how one key gets its value: in its own line where the file gives it another one, else at the end. */
export function howToSet(config: Config | null, path: readonly string[]): Addition {
  const source = config === null ? undefined : sources.get(config);
  const found = source?.at(path);
  if (!source || !found || found.empty) return howToAdd(config, path.slice(0, -1));
  return {where: `in ${source.file} line ${found.line}, write`, keys: []};
}

/** One entry as one line, keys and braces included: no indentation can go wrong. */
export function inOneLine({keys}: Addition, entry: string): string {
  return [...keys].reverse().reduce((inner, key) => `${asKey(key)}: { ${inner} }`, entry);
}

/** Entries below one key, a line each. */
export function inLines({keys}: Addition, entries: readonly string[]): string[] {
  return [...keys.map((key) => `${asKey(key)}:`), ...entries.map((entry) => `  ${entry}`)];
}

/** A key as it stands in YAML. */
function asKey(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key);
}
