import {tableNames, tables} from "../../canonical/tables.js";
import type {Config} from "../../config/config.js";
import {placeInConfig} from "../../config/source.js";
import {nearest, refused} from "../../errors.js";

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

/**
 * Refuses a file whose configured column map names a heading that the file does not have, or a column that plumbline
 * does not know: each with its line of the configuration and the nearest name. UserError 3.
 */
export function refuseMisspelt(path: string, header: readonly string[], config: Config): void {
  const pattern = columnPatternFor(path, config);
  if (pattern === null) return;
  const known = tableNames.flatMap((name) => tables[name].columns.map((column) => column.name));
  const headings = header.map((heading) => heading.trim());
  const wrong = Object.entries(config.columns[pattern]!).flatMap(([canonical, exported]) => {
    const where = placeInConfig(config, ["columns", pattern, canonical]);
    if (!known.includes(canonical))
      return [
        `${where} maps ${JSON.stringify(canonical)}, which is no column that plumbline reads${meant(canonical, known)}`
      ];
    if (headings.includes(exported) || header.includes(exported)) return [];
    const what = `${where} maps ${canonical} to the column ${JSON.stringify(exported)}, which the file does not have`;
    return [`${what}${meant(exported, headings)}`];
  });
  if (wrong.length === 0) return;
  const shown = header.slice(0, 30).join(", ");
  throw refused(
    `${path}: the column map ${JSON.stringify(pattern)} does not fit this file`,
    ...wrong,
    `the file has: ${shown}${header.length > 30 ? ", …" : ""}`
  );
}

/** The column maps that no file name fits, where a file lacks one: perhaps its pattern is misspelt. */
export function patternsBeside(path: string, config: Config): string[] {
  if (columnPatternFor(path, config) !== null) return [];
  return Object.keys(config.columns).map(
    (pattern) =>
      `${placeInConfig(config, ["columns", pattern])} maps columns of ${JSON.stringify(pattern)}, which is not the name of this file`
  );
}

function meant(word: string, names: readonly string[]): string {
  const lower = names.map((name) => name.toLowerCase());
  const close = nearest(word.toLowerCase(), lower);
  return close === null ? "" : `; did you mean ${JSON.stringify(names[lower.indexOf(close)])}?`;
}
