import type {Remark} from "../adapters/convert.js";
import {counted} from "../../src/words/numbers.js";
import type {ReadPiece, StagedProblem} from "../canonical/load.js";
import {scaleRemedy} from "../canonical/unknown-answers.js";
import {answerNumber} from "../config/answer-number.js";
import {runsDown, wordedNumbers} from "../config/answers.js";
import {type Config, stages} from "../config/config.js";
import {howToAdd, howToSet, inLines, inOneLine, placeInConfig} from "../config/source.js";
import {tableEntryFor} from "../config/tables.js";
import {nearest, refused, type UserError} from "../errors.js";
import {placeInWords, rejectsByReason} from "../reader/rejects.js";
import type {FileResult} from "./file-result.js";
import {groupRejects, reasonInWords} from "./rejects.js";
import {asExported, isWorded, labelsAmong, presentable} from "./shown-values.js";

/** A file is refused for rejects only from this many on: a share of a handful says nothing. */
export const leastRejects = 20;
export const defaultShare = 0.05;
const mostStages = 30;
/** Stages met once that are named all the same, since the run waits for their line; more of them are no stages. */
const singleStages = 3;

/** Problems of single records that can refuse the whole input. */
export function isGrave({reason}: StagedProblem): boolean {
  return ["unmapped_stage", "epoch_number", "ambiguous_date", ...scaleReasons].includes(reason);
}

const scaleReasons = ["unknown_vote", "rating_out_of_range"];
/** Numbers beyond the scale that make it another one: so many records, and so large a share of a file. */
const leastBeyond = 3;
const shareBeyond = 0.005;

/**
 * Numbers beyond 1 to 4 that come again and again are of another scale, of which the rest would be read wrongly; `told`
 * are refusals that name such a file already.
 */
export function halfScales(
  problems: readonly StagedProblem[],
  pieces: readonly ReadPiece[],
  config: Config,
  told: readonly UserError[]
): UserError[] {
  const untold = pieces.filter(({path}) => !told.some(({message}) => message.startsWith(`${path}: `)));
  return untold.flatMap((piece) =>
    scaleReasons.flatMap((reason) => {
      const beyond = problems.filter((problem) => {
        const number = problem.piece === piece.piece && problem.reason === reason ? answerNumber(problem.value) : null;
        return number !== null && number <= 10 && Number.isInteger(2 * number);
      });
      if (beyond.length < leastBeyond || beyond.length < shareBeyond * piece.good) return [];
      const {table, path} = piece;
      const values = [...new Set(beyond.map(({value}) => value))];
      const remedy = scaleRemedy(table === "ratings" ? "ratings" : "votes", values, config);
      if (remedy === null) return [];
      const what = table === "ratings" ? "ratings" : "votes";
      return [
        refused(
          `${path}: ${what} are numbers of another scale than 1 to 4 (${counted(beyond.length, "record")})`,
          remedy
        )
      ];
    })
  );
}

/** Words beside numbers that say that the other end of the scale is the best: one of both would turn every verdict round. */
export function turnedScales(
  files: readonly {path: string; worded: Readonly<Record<"vote" | "rating", ReadonlySet<string>>>}[],
  config: Config
): UserError[] {
  return files.flatMap(({path, worded}) =>
    (["votes", "ratings"] as const).flatMap((block) => {
      const {numbers} = config[block];
      if (numbers === null) return [];
      const [worst, best] = numbers;
      const answers = [...worded[block === "votes" ? "vote" : "rating"]];
      const range = worst < best ? numbers : ([best, worst] as const);
      const isDown = runsDown(wordedNumbers(answers), range);
      if (isDown === null || isDown === worst > best) return [];
      const addition = howToSet(config, [block, "numbers"]);
      return [
        refused(
          `${path}: by ${block}.numbers ${best} is the best, and by the words beside the numbers ${worst} is`,
          `${addition.where}:  ${inOneLine(addition, `numbers: [${best}, ${worst}]`)}  the worst answer first, or correct the words in the export`
        )
      ];
    })
  );
}

/** Stage names without a meaning stop the run: guessing would put interviews into the wrong funnel. */
export function unmappedStages(
  problems: readonly StagedProblem[],
  pieces: readonly ReadPiece[],
  config: Config,
  values = true
): UserError[] {
  const unmapped = problems.filter(({reason}) => reason === "unmapped_stage");
  if (unmapped.length === 0) return [];
  const byPiece = new Map(pieces.map((piece) => [piece.piece, piece]));
  // The stages of a system are set up in it, so one that is met once is a label too.
  const isOfSystem = ({piece}: StagedProblem): boolean => byPiece.get(piece)!.lacking !== undefined;
  const ofSystem = unmapped.filter(isOfSystem).map(({value}) => value);
  const others = unmapped.filter((problem) => !isOfSystem(problem)).map(({value}) => value);
  const labels = new Set(values ? [...ofSystem.filter(isWorded), ...labelsAmong(others, singleStages)] : []);
  const names = [...labels].sort();
  const hidden = unmapped.filter(({value}) => !labels.has(value));
  const told = names.slice(0, mostStages);
  const placeOf = ({piece, recordNumber, ...stored}: StagedProblem): string => {
    const {path, placeOf: within} = byPiece.get(piece)!;
    return placeInWords(path, within(recordNumber, stored));
  };
  const addition = howToAdd(config, ["stages"]);
  const meaning = `: <${stages.join("|")}>`;
  const entries = [...told.map((name) => JSON.stringify(name)), ...(hidden.length > 0 ? [asExported] : [])];
  const [first] = unmapped;
  return [
    refused(
      `${placeOf(first!)}: the stage ${labels.has(first!.value) ? `${JSON.stringify(first!.value)} ` : ""}is not mapped to a canonical stage`,
      `${addition.where}, with one of the names between < and >:`,
      ...inLines(
        addition,
        entries.map((entry) => `${entry}${meaning}`)
      ),
      ...(names.length > told.length ? [`… and ${names.length - told.length} more`] : []),
      ...(hidden.length > 0
        ? [
            `${new Set(hidden.map(({value}) => value)).size} of the texts are not shown here${values ? ", since they do not recur as names of stages do" : ""}: look at ${placeOf(hidden[0]!)}; if they are no stages, another column is the one to map`
          ]
        : []),
      ...told.flatMap((name) => misspelt(name, config))
    )
  ];
}

/** The line of the configuration that most likely means this stage but is spelt otherwise. */
function misspelt(name: string, config: Config): string[] {
  const close = nearest(name, Object.keys(config.stages), Math.ceil(name.length / 5));
  if (close === null) return [];
  const where = placeInConfig(config, ["stages", close]);
  return [`${where} maps ${JSON.stringify(close)}: does it mean ${JSON.stringify(name)}? Spell it as exported`];
}

/** Seconds and milliseconds in one column cannot be told apart safely. */
export function mixedEpochs(problems: readonly StagedProblem[], pieces: readonly ReadPiece[]): UserError[] {
  const firsts = new Map<string, StagedProblem>();
  const refusals = new Map<string, UserError>();
  for (const problem of problems.filter(({reason}) => reason === "epoch_number")) {
    const {piece, column, value} = problem;
    const key = `${piece} ${column}`;
    const first = firsts.get(key) ?? problem;
    firsts.set(key, first);
    if (magnitude(first.value) === magnitude(value) || refusals.has(key)) continue;
    const {path} = pieces.find((candidate) => candidate.piece === piece)!;
    const what = `${path}: ${column} mixes magnitudes (numbers of ${magnitude(first.value)} and of ${magnitude(value)} digits), such as seconds and milliseconds`;
    refusals.set(key, refused(what, "write every time as ISO 8601, e.g. 2026-03-01T09:30:00Z"));
  }
  return [...refusals.values()];
}

/** Dates of which nothing in their file tells whether they begin with the day: one line says it of each file. */
export function openDates(
  problems: readonly StagedProblem[],
  pieces: readonly ReadPiece[],
  config: Config
): UserError[] {
  const columns = new Map<string, Set<string>>();
  for (const {piece, column} of problems.filter(({reason}) => reason === "ambiguous_date")) {
    const {path} = pieces.find((candidate) => candidate.piece === piece)!;
    columns.set(path, (columns.get(path) ?? new Set()).add(column));
  }
  return [...columns].map(([path, open]) => {
    const pattern = tableEntryFor(path, config)?.pattern;
    const addition = howToAdd(config, pattern === undefined ? ["tables"] : ["tables", pattern]);
    const dates = "dates: <day-first|month-first>";
    const line = inOneLine(addition, pattern === undefined ? `${JSON.stringify(path)}: { ${dates} }` : dates);
    return refused(
      `${path}: nothing in ${[...open].join(", ")} tells whether dates such as 3/4/2025 begin with the day or with the month: no number before the year is over 12`,
      `${addition.where}:  ${line}  with one of the words between < and >`
    );
  });
}

function magnitude(epoch: string): number {
  return epoch.split(".")[0]!.length;
}

/**
 * Refuses a file with too many rejects: at least 20, and at least 5 % of its records or more than `--max-rejects`;
 * versions in conflict do not count where their files are refused for them.
 */
export function tooManyRejects(
  files: readonly FileResult[],
  {maxRejects, values}: {maxRejects?: number | undefined; values?: boolean | undefined},
  conflictsTold = false
): UserError[] {
  const refusals: UserError[] = [];
  for (const file of files) {
    const {path, records, rejects, unlisted} = file;
    const reasons = rejectsByReason(rejects, unlisted);
    for (const told of ["unmapped_stage", "ambiguous_date"]) reasons.delete(told);
    if (conflictsTold) for (const reason of ["conflicting_versions", "shared_key"]) reasons.delete(reason);
    const rejected = sum(reasons.values());
    const share = records === 0 ? 0 : rejected / records;
    const over = maxRejects === undefined ? share >= defaultShare : share > maxRejects;
    if (!over || rejected < leastRejects) continue;
    const groups = groupRejects(presentable([file], values)).filter(({first}) => reasons.has(first.reason));
    refusals.push(
      refused(
        `${path}: ${rejected} of ${records} records were rejected (${(share * 100).toFixed(1)} %), more than ${((maxRejects ?? defaultShare) * 100).toFixed(1)} %`,
        ...groups.slice(0, 5).map((group) => `${group.records} × ${reasonInWords(group)}`),
        ...(groups.length > 5 ? [`… and ${groups.length - 5} other kinds`] : []),
        "correct the export or the configuration; --max-rejects 1 reads what can be read"
      )
    );
  }
  return refusals;
}

/** Everything hangs on the scorecards: without them there is nothing to judge. */
export function missingScorecards(exports: string, pieces: readonly ReadPiece[], remarks: readonly Remark[]): void {
  if (pieces.some(({table}) => table === "scorecards")) return;
  const leftOut = remarks.filter(({check, reason}) => check === "exclude" && /scorecard|feedback|form_/.test(reason));
  if (leftOut.length > 0)
    throw refused(
      `${exports}: there are scorecards among the exports, but all of them were left out`,
      ...leftOut.map(({format, reason, records}) => `${format}: ${records} × ${reason.replaceAll("_", " ")}`),
      "export submitted scorecards with a vote (docs/exports says which field holds it)"
    );
  throw refused(
    `${exports}: there is no scorecards file among the exports`,
    "add scorecards.csv (its columns are in the documentation of the plain format), or the scorecard export of your system"
  );
}

/** Ids that differ by zeros before or ".0" behind are most likely one id that a spreadsheet or a script changed. */
export function collidingIds(
  collisions: readonly {column_name: string; dressed: string; bare: string}[],
  values = true
): UserError[] {
  if (collisions.length === 0) return [];
  return [
    refused(
      ...collisions.map(
        ({column_name, dressed, bare}) =>
          `${column_name}: ${values ? `"${dressed}" and "${bare}"` : "ids"} differ by ${dressed.startsWith("0") ? "leading zeros" : '".0" at the end'} only`
      ),
      "a spreadsheet or a script may have read the ids of one file as numbers: export them as text everywhere"
    )
  ];
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
