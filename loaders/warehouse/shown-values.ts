import {counted} from "../../src/words/numbers.js";
import type {Reject} from "../reader/rejects.js";
import type {FileResult} from "./file-result.js";

const longest = 40;
const mostWords = 6;
const fewWords = 3;
/** More labels than this are believed only where each recurs this often on average, since names recur too; numbers never. */
const fewLabels = 15;
const usualTimes = 20;

/** True for a text as a form or a system offers it: short, without an address, and without a number but a mark. */
export function isWorded(value: string): boolean {
  if (value.length > longest || value.split(/\s+/).length > mostWords || /[@\p{Cc}]/u.test(value)) return false;
  return /^\D*(\d\D*)?$/.test(value) || /^\d{1,3}([.,]\d{1,2})?( ?%| ?\/ ?\d{1,3})?$/.test(value);
}

/**
 * The labels among the values of one column: what may be repeated where others read along. Labels are short and recur;
 * what people write about people does not. Up to `once` texts of few words are believed though they are met once.
 */
export function labelsAmong(values: readonly string[], once = 0): Set<string> {
  const times = new Map<string, number>();
  for (const value of values) if (isWorded(value)) times.set(value, (times.get(value) ?? 0) + 1);
  const labels = [...times].filter(([, count]) => count > 1);
  const single = [...times].filter(([value, count]) => count === 1 && value.split(/\s+/).length <= fewWords);
  const records = labels.reduce((sum, [, count]) => sum + count, 0);
  const areNumbers = labels.every(([value]) => Number.isFinite(Number(value)));
  const isMany = labels.length > fewLabels && (areNumbers || records < usualTimes * labels.length);
  return new Set([...(isMany ? [] : labels), ...(single.length > once ? [] : single)].map(([value]) => value));
}

/** What stands for a label that is not shown, in a line to add to the configuration. */
export const asExported = '"<as exported>"';

/** Reasons of which the reader notes nothing but numbers. */
const counting: readonly string[] = ["too_few_columns", "too_many_columns", "truncated_line"];

/**
 * Files whose rejects can be told where others read along: values stay where they are labels, any other is left out and,
 * where a remedy repeats it, taken out of that. Without `values` none stays, nor what the reader noted of a record.
 */
export function presentable<File extends Pick<FileResult, "rejects">>(files: readonly File[], values = true): File[] {
  const columns = new Map<string, string[]>();
  for (const {rejects} of files)
    for (const {column, value} of rejects)
      if (column !== null && value !== null) {
        const known = columns.get(column);
        if (known) known.push(value);
        else columns.set(column, [value]);
      }
  const shown = new Map([...columns].map(([column, all]) => [column, labelsAmong(values ? all : [])]));
  const hidden = new Map(
    [...columns].map(([column, all]) => [column, all.filter((value) => !shown.get(column)!.has(value))])
  );
  const told = new Map([...hidden].map(([column, all]) => [column, inNumbers(all, values)]));
  return files.map((file) => ({
    ...file,
    rejects: file.rejects.map((reject) => {
      const {column, value, reason} = reject;
      if (value === null) return reject;
      if (column === null) return values || counting.includes(reason) ? reject : {...reject, value: null};
      if (shown.get(column)!.has(value)) return reject;
      return {...reject, value: null, remedy: withoutValue(reject, value, told.get(column)!)};
    })
  }));
}

/** Those of some ids that look like a system's own, not like a name or an address of a person. */
export function systemIds(ids: readonly string[]): string[] {
  return ids.filter((id) => /^[\w.:/-]*\d[\w.:/-]*$/.test(id) && !/\p{L}{5}/u.test(id));
}

function withoutValue({remedy}: Reject, value: string, told: string): string {
  const masked = remedy.replaceAll(JSON.stringify(value), () => asExported);
  return masked === remedy ? remedy : masked.replace(/( \(in [^()]+\))?$/, ` (${told})$1`);
}

/** Values that are not shown, in numbers. */
function inNumbers(all: readonly string[], values: boolean): string {
  const distinct = [...new Set(all)];
  const numbers = distinct.map(Number);
  const what = counted(distinct.length, "value");
  if (!values) return `${what}, not shown`;
  if (distinct.length > 1 && numbers.every((number) => Number.isFinite(number) && Math.abs(number) < 1000))
    return `${what}, numbers from ${Math.min(...numbers)} to ${Math.max(...numbers)}: if these are marks, export the answers in their place`;
  const look = distinct.length === 1 ? "it does not look like a label" : "they do not look like labels";
  return `${what}, not shown: ${look}; is this the right column?`;
}
