import type {Config} from "../config/config.js";

/** The configured `columns` entry for a file: canonical column → exported column; empty when no pattern matches. */
export function columnMapFor(path: string, config: Config): Record<string, string> {
  const pattern = columnPatternFor(path, config);
  return pattern === null ? {} : config.columns[pattern]!;
}

/** The first configured file pattern that a file fits. */
export function columnPatternFor(path: string, config: Config): string | null {
  return Object.keys(config.columns).find((pattern) => matches(path, pattern)) ?? null;
}

/** `*` stands for any characters but `/`; a pattern without `/` is held against the file's base name. */
function matches(path: string, pattern: string): boolean {
  const subject = pattern.includes("/") ? path : path.split("/").at(-1)!;
  const expression = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${expression.join("[^/]*")}$`).test(subject);
}
