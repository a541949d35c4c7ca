import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {configSchema, type Config} from "../../../loaders/config/config.js";
import {UserError} from "../../../loaders/errors.js";
import {
  check,
  checkForPages,
  type CheckedExports,
  type CheckedForPages,
  type CheckOptions,
  type CheckResult
} from "../../../loaders/warehouse/ingest.js";

export type Files = Record<string, string | Buffer>;
export const now = new Date("2026-06-30T12:00:00Z");

/** A private folder that is removed when the test is done with it. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-test-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

export function writeFiles(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), {recursive: true});
    writeFileSync(join(folder, name), content);
  }
}

export function configOf(overrides: object = {}): Config {
  return configSchema.parse({questions: {map: "/nonexistent/questions.csv"}, ...overrides});
}

/** Checks a folder with these files; without what the pages would say, which no reader needs. */
export function checked(
  files: Files,
  overrides: object = {},
  options: Partial<CheckOptions> = {}
): Promise<CheckedExports> {
  return checkedBy(check, files, overrides, options);
}

/** Checks a folder with these files, as `plumbline check` does. */
export function checkedForPages(files: Files, overrides: object = {}): Promise<CheckedForPages> {
  return checkedBy(checkForPages, files, overrides, {});
}

async function checkedBy<Result>(
  how: (options: CheckOptions) => Promise<Result>,
  files: Files,
  overrides: object,
  options: Partial<CheckOptions>
): Promise<Result> {
  return withFolder(async (exports) => {
    writeFiles(exports, files);
    return how({exports, config: configOf(overrides), now, adapters: [], ...options});
  });
}

/** The refusal of a folder with these files; fails when it is accepted. */
export async function refusal(
  files: Files,
  overrides: object = {},
  options: Partial<CheckOptions> = {}
): Promise<UserError> {
  try {
    await checked(files, overrides, options);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("the files were accepted");
}

const header = "scorecard_id,application_id,interviewer_id,stage,vote";

/** A scorecards.csv of the given lines under the least header. */
export function scorecards(...lines: string[]): string {
  return `${[header, ...lines].join("\n")}\n`;
}

export const good = "S1,A1,I1,loop,yes";
/** A companion file so that the folder can be read when another file is under test. */
export const someScorecards = {"scorecards.csv": scorecards(good, "S2,A1,I2,loop,no", "S3,A2,I1,phone_screen,yes")};

/** Affected records per `check reason` of a result, zeros left out. */
export function countsOf(result: CheckResult): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const {check: kind, reason, affected} of result.counts)
    if (affected > 0) counts[`${kind} ${reason}`] = (counts[`${kind} ${reason}`] ?? 0) + affected;
  return counts;
}

/** `line reason` of every reject. */
export function rejectsOf(result: CheckResult): string[] {
  return result.files.flatMap((file) => file.rejects.map(({line, reason}) => `${line} ${reason}`));
}

/** A promise of the catalogue of bad input, as data. */
export interface Case {
  number: number;
  promise: string;
  files: Files;
  config?: object;
  options?: Partial<CheckOptions>;
  /** The refusal's message must match. */
  refused?: RegExp;
  /** `line reason` of every reject, nothing more. */
  rejects?: string[];
  /** Columns of the first file that are listed as not read. */
  unknown?: string[];
  /** What is told of lines and files that are not read. */
  unread?: string[];
  /** Rows per table after loading; tables not named are not looked at. */
  rows?: Record<string, number>;
  /** Counts that must be there; with 0, that must not. */
  counts?: Record<string, number>;
}
