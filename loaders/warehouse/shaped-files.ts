import type {DuckDBConnection} from "@duckdb/node-api";
import {convertTable} from "../adapters/tables/convert-tables.js";
import type {Remark} from "../adapters/convert.js";
import type {TablePlan} from "../adapters/tables/plan.js";
import type {ReadPiece} from "../canonical/load.js";
import {keepNames} from "../canonical/names.js";
import {stageExactly} from "../canonical/staging.js";
import type {Config} from "../config/config.js";
import {keepRefusal, type UserError} from "../errors.js";
import type {SampledFile} from "../reader/open.js";

/**
 * Reads files that feed other tables than one plain one, or in another shape, and adds what came of each. Returns the
 * refusals, one for each file that cannot be used.
 */
export async function addShapedFiles(
  connection: DuckDBConnection,
  {pieces, remarks}: {pieces: ReadPiece[]; remarks: Remark[]},
  files: readonly {file: SampledFile; plan: TablePlan}[],
  {config, progress}: {config: Config; progress?: ((message: string) => void) | undefined},
  scratch: string
): Promise<UserError[]> {
  const refusals: UserError[] = [];
  for (const [index, {file, plan}] of files.entries()) {
    progress?.(`reading ${file.path}, ${index + 1} of ${files.length} files`);
    try {
      const converted = await convertTable(file, plan, config, scratch, index);
      for (const read of converted.pieces) {
        const piece = pieces.length + 1;
        await stageExactly(connection, {piece, ...read}, read.good);
        pieces.push({piece, ...read});
      }
      await keepNames(connection, converted.named);
      for (const remark of converted.remarks) {
        const known = remarks.find(({check, reason}) => check === remark.check && reason === remark.reason);
        if (known?.format === remark.format) known.records += remark.records;
        else remarks.push(remark);
      }
    } catch (error) {
      keepRefusal(refusals, error);
    }
  }
  return refusals;
}
