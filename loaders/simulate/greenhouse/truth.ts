import type {Truth} from "../truth.js";
import {userNumber} from "./ids.js";

const person = /^[IM]\d+$/;

/** The same truth, with people named by the numbers they have in Greenhouse. */
export function greenhouseTruth(truth: Truth): Truth {
  const renamed = (id: string): string => (person.test(id) ? String(userNumber(id)) : id);
  const keys = <Value>(record: Record<string, Value>): Record<string, Value> =>
    Object.fromEntries(Object.entries(record).map(([id, value]) => [renamed(id), value]));
  return {
    ...truth,
    interviewers: keys(truth.interviewers),
    screeners: keys(truth.screeners),
    planted: truth.planted.map((words) => words.replaceAll(/\b[IM]\d+\b/g, renamed)),
    expected: truth.expected.map((item) => ({...item, subject: renamed(item.subject)})),
    silent: truth.silent.map((item) => ({...item, subject: renamed(item.subject)}))
  };
}
