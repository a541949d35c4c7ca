import {type DuckDBConnection, DuckDBScalarFunction, VARCHAR} from "@duckdb/node-api";
import type {Config} from "../../config/config.js";
import {tableEntryFor} from "../../config/tables.js";
import type {TextSource} from "../../reader/read-table.js";
import {literal, query, statement} from "../sql.js";
import type {TableName} from "../tables.js";
import {ColumnForms} from "./column-forms.js";

/** One source of one file, to be typed as records of a table. */
export interface SourcePiece {
  piece: number;
  table: TableName;
  path: string;
  source: TextSource;
  /** Told what was read in a way that the values do not show themselves. */
  repairs: Map<string, number>;
}

/** How the columns of a file are read, and what of it was typed: what one of its tables shows counts for all. */
interface FileReading {
  forms: ColumnForms;
  pieces: Map<number, SourcePiece>;
  /** Answers that are numbers with words beside them. */
  worded: Record<"vote" | "rating", Set<string>>;
}

/** So many answers with words beside their numbers say which way these run; more of them are no answers of a form. */
const mostNoted = 100;

const files = new WeakMap<DuckDBConnection, (path: string) => FileReading>();

/**
 * Gives the database `written_time` and `written_number` (column, text), which the typing macros call for what is not
 * in the plain form, and `noted` (kind, text). They read for the file that `readingOf` was asked for last.
 */
export function addValueFunctions(connection: DuckDBConnection, config: Config): void {
  const known = new Map<string, FileReading>();
  const readingAnew = (forms: ColumnForms): FileReading => ({
    forms,
    pieces: new Map(),
    worded: {vote: new Set(), rating: new Set()}
  });
  let current = readingAnew(new ColumnForms(config.timezone, {}));
  files.set(connection, (path) => {
    const forms = (): ColumnForms => new ColumnForms(config.timezone, tableEntryFor(path, config)?.entry ?? {});
    const file = known.get(path) ?? readingAnew(forms());
    known.set(path, file);
    current = file;
    return file;
  });
  addFunction(connection, "written_time", (column, text) => current.forms.time(column, text));
  addFunction(connection, "written_number", (column, text) => current.forms.number(column, text));
  addFunction(connection, "noted", (kind, text) => {
    if (current.worded[kind as "vote" | "rating"].size < mostNoted) current.worded[kind as "vote" | "rating"].add(text);
    return text;
  });
}

/**
 * Puts the typing macros into a database of their own in memory, beside the one in use: an instance that is used again
 * has them then, which take longer to define than all tables.
 */
export async function addMacros(connection: DuckDBConnection): Promise<void> {
  const [state] = await query<{place: string; known: boolean}>(connection, statement("values/place_in_use"));
  const {place, known} = state!;
  if (!known) await connection.run(`attach ':memory:' as typing;\nuse typing;\n${statement("values/macros")}`);
  await connection.run(`set search_path = ${literal(`${place},typing.main`)}`);
}

export function readingOf(connection: DuckDBConnection, path: string): FileReading {
  return files.get(connection)!(path);
}

/** The answers of a file that are numbers with words beside them. */
export function wordedAnswers(connection: DuckDBConnection, path: string): FileReading["worded"] {
  return readingOf(connection, path).worded;
}

function addFunction(
  connection: DuckDBConnection,
  name: string,
  read: (column: string, text: string) => string | null
): void {
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name,
      parameterTypes: [VARCHAR, VARCHAR],
      returnType: VARCHAR,
      specialHandling: true,
      mainFunction(_, rows, result) {
        const [columns, texts] = [rows.getColumnVector(0), rows.getColumnVector(1)];
        for (let row = 0; row < rows.rowCount; row++) {
          const text = texts.getItem(row) as string | null;
          result.setItem(row, text === null ? null : read(columns.getItem(row) as string, text));
        }
        result.flush();
      }
    })
  );
}
