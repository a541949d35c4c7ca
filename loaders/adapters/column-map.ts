import type {Config} from "../config/config.js";

/** The configured `columns` entry for a file: canonical column → exported column; empty when no pattern matches. */
export function columnMapFor(path: string, config: Config): Record<string, string> {
  for (const [pattern, map] of Object.entries(config.columns)) if (matches(path, pattern)) return map;
  return {};
}

/** `*` stands for any characters but `/`; a pattern without `/` is held against the file's base name. */
function matches(path: string, pattern: string): boolean {
  const subject = pattern.includes("/") ? path : path.split("/").at(-1)!;
  const expression = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${expression.join("[^/]*")}$`).test(subject);
}
