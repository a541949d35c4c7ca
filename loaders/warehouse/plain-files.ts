import type {DuckDBConnection} from "@duckdb/node-api";
import {plainLayout, type PlainLayout, refuseOtherHeader} from "../adapters/tables/plain.js";
import type {ReadPiece} from "../canonical/load.js";
import {stageExactly, stagePiece} from "../canonical/staging.js";
import type {Config} from "../config/config.js";
import {keepRefusal, type UserError} from "../errors.js";
import {fileVersion, refuseChanged} from "../reader/bytes.js";
import type {SampledFile} from "../reader/open.js";
import {damaged, refuseOtherCount} from "../reader/parquet.js";
import {type ReadFile, readNormalising, readTable} from "../reader/read-table.js";

/**
 * Reads plain files and adds what came of each to `pieces`: scans one file while the database types the one before it.
 * Returns the refusals, one for each file that cannot be used.
 */
export async function addPlainFiles(
  connection: DuckDBConnection,
  pieces: ReadPiece[],
  files: SampledFile[],
  {config, progress}: {config: Config; progress?: ((message: string) => void) | undefined},
  scratch: string
): Promise<UserError[]> {
  const scan = async (index: number): Promise<ScannedFile> => {
    const file = files[index]!;
    progress?.(`reading ${file.path}, ${index + 1} of ${files.length} files`);
    refuseOtherHeader(file, config);
    const layout = plainLayout(file.path, file.columns, config);
    return {file, layout, scratchNumber: index, read: await readTable(file, layout.positions, scratch, index)};
  };
  const refusals: UserError[] = [];
  const outcome = (index: number): Promise<Scan> =>
    scan(index).then(
      (scanned) => ({scanned}),
      (error: unknown) => ({error})
    );
  let ahead = files.length > 0 ? outcome(0) : null;
  for (let index = 0; ahead !== null; index++) {
    const {scanned, error} = await ahead;
    ahead = index + 1 < files.length ? outcome(index + 1) : null;
    try {
      if (scanned === undefined) throw error;
      await addScanned(connection, pieces, scanned, scratch);
    } catch (failure) {
      await ahead;
      keepRefusal(refusals, failure);
    }
  }
  return refusals;
}

/** What came of scanning a file, so that a failure is reported when its turn comes. */
interface Scan {
  scanned?: ScannedFile;
  error?: unknown;
}

interface ScannedFile {
  file: SampledFile;
  layout: PlainLayout;
  scratchNumber: number;
  read: ReadFile;
}

async function addScanned(
  connection: DuckDBConnection,
  pieces: ReadPiece[],
  scanned: ScannedFile,
  scratch: string
): Promise<void> {
  const {file, layout} = scanned;
  const {table, snapshotOn, unknownColumns} = layout;
  const first = pieces.find((piece) => piece.sha256 === scanned.read.sha256 && piece.table === table);
  const piece = pieces.length + 1;
  const read = first === undefined ? await staged(connection, piece, scanned, scratch) : scanned.read;
  refuseChanged(file.path, read.version, await fileVersion(file.file.path));
  const {source, sha256, good, rejects, repairs, placeOf} = read;
  if (layout.renamed.length > 0) repairs.set("header_spelling", layout.renamed.length);
  if (file.format === "csv" && file.delimiter !== "," && !/\.(tsv|tab|txt)(\.gz)?$/i.test(file.path))
    repairs.set("delimiter", 1);
  const {path, format} = file;
  const told = {table, path, format, snapshotOn, sha256, unknownColumns, copyOf: first?.path ?? null};
  pieces.push({piece, ...told, source, good, rejects, repairs, placeOf});
}

/** Stages a scanned file; where the database sees other records than the scanner, every record is read here, one by one. */
async function staged(
  connection: DuckDBConnection,
  piece: number,
  scanned: ScannedFile,
  scratch: string
): Promise<ReadFile> {
  const {file, layout, read} = scanned;
  const item = {piece, table: layout.table, path: file.path};
  const records = await stagePiece(connection, {...item, source: read.source, repairs: read.repairs}).catch(
    (error: unknown) => {
      if (file.format === "parquet") throw damaged({name: file.path}, error);
      if (read.source.kind === "csv" && !read.source.header) throw error;
      return -1;
    }
  );
  if (file.format === "parquet") refuseOtherCount(file.path, read.good, records);
  if (records === read.good) return read;
  const careful = await readNormalising(file, layout.positions, scratch, scanned.scratchNumber);
  await stageExactly(connection, {...item, source: careful.source, repairs: careful.repairs}, careful.good);
  return careful;
}
