import {readFileSync} from "node:fs";

const folder = new URL("./", import.meta.url);

/** The statement in `loaders/canonical/<name>.sql`, with `{{key}}` replaced. Values must already be quoted. */
export function statement(name: string, values: Record<string, string> = {}): string {
  return readFileSync(new URL(`${name}.sql`, folder), "utf8").replace(/\{\{(\w+)\}\}/g, (_, key: string) => {
    const value = values[key];
    if (value === undefined) throw new Error(`${name}.sql: no value for ${key}`);
    return value;
  });
}

/** A text as SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name as SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
