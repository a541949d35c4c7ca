import type {ExportFile} from "./discover.js";
import type {FailedAnswer} from "./failed-answer.js";
import type {FileSample} from "./file-sample.js";
import type {JsonShape} from "./json-pieces.js";

/** A file whose format is known and whose first records were read. */
export interface SampledFile extends FileSample {
  file: ExportFile;
  delimiter: string;
  shape: JsonShape;
  encoding: string | undefined;
  /** True for a JSON list without anything in it, as systems answer where there is nothing to tell. */
  empty: boolean;
  /** Set where the file holds the answer to a call that failed. */
  failure: FailedAnswer | null;
}

/** How many records of a file are looked at before it is read. */
export const sampleRecords = 20;
