import {count, counted} from "../../src/words/numbers.js";
import type {FileResult} from "../warehouse/file-result.js";
import {groupRejects, reasonInWords} from "../warehouse/rejects.js";

/**
 * Rejects in words, those of one reason and remedy as one line: how many, where the first stands, what to do. Of more
 * than `most` groups the largest are told. Without `values` nothing of a record is repeated but labels that ask for a
 * line of configuration: what ingest and build say ends up in logs.
 */
export function rejectsInWords(
  files: readonly Pick<FileResult, "path" | "rejected" | "rejects">[],
  {most, values}: {most: number; values: boolean}
): string[] {
  const groups = groupRejects(files);
  const lines = groups.slice(0, most).map((group) => `${count(group.records)} × ${reasonInWords(group, values)}`);
  const further = groups.slice(most).reduce((sum, {records}) => sum + records, 0);
  const unlisted = files.reduce((sum, {rejected, rejects}) => sum + rejected - rejects.length, 0);
  if (further + unlisted > 0) lines.push(`… and ${counted(further + unlisted, "further reject")}`);
  return lines;
}
