import {readFileSync} from "node:fs";

/** The text of a `.sql` file that lies beside a module. */
export function readSql(file: URL): string {
  return readFileSync(file, "utf8");
}
