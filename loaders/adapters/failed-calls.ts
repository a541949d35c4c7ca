import {refused, type UserError} from "../errors.js";
import type {FailedAnswer} from "../reader/failed-answer.js";
import {placeInWords} from "../reader/place.js";

const remedy =
  "look at the key and its permissions, call the endpoint again and save its answer in place of this, or remove the file";

/** The refusal of a saved answer that reports a failure; `others` more files say the same. */
export function failedCall(path: string, {line, says}: FailedAnswer, others = 0): UserError {
  const also = others === 0 ? "" : ` and ${others} other ${others === 1 ? "file" : "files"}`;
  const what = says === "" ? "" : ` and was answered ${JSON.stringify(says)}`;
  return refused(
    `${placeInWords(path, {line, record: null})}${also}: the call failed${what}, so the export is incomplete`,
    remedy
  );
}

/** One refusal for each kind of failure, however many files hold it: a key expires in the middle of a thousand calls. */
export function failedCalls(files: readonly {path: string; failure: FailedAnswer | null}[]): UserError[] {
  const groups = new Map<string, {path: string; failure: FailedAnswer; others: number}>();
  for (const {path, failure} of files) {
    if (failure === null) continue;
    const group = groups.get(failure.says);
    if (group) group.others++;
    else groups.set(failure.says, {path, failure, others: 0});
  }
  return [...groups.values()].map(({path, failure, others}) => failedCall(path, failure, others));
}
