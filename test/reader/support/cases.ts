import {expect, test} from "vitest";
import {unreadInWords} from "../../../loaders/cli/reading-in-words.js";
import {checked, countsOf, refusal, rejectsOf, type Case} from "./exports.js";

/** One test per case, called by its number in the catalogue and its promise. */
export function testCases(cases: readonly Case[]): void {
  test.each(cases.filter((item) => item.refused))("case $number: $promise", async (item) => {
    const error = await refusal(item.files, item.config, item.options);
    expect(error.message).toMatch(item.refused!);
    expect(error.exitCode).toBe(3);
  });

  test.each(cases.filter((item) => !item.refused))("case $number: $promise", async (item) => {
    const result = await checked(item.files, item.config, item.options);
    expect(rejectsOf(result)).toEqual(item.rejects ?? []);
    expect(result.rows).toMatchObject(item.rows ?? {});
    // oxlint-disable-next-line vitest/no-conditional-expect -- every case names its own outcome
    if (item.unknown) expect(result.files[0]!.unknownColumns).toEqual(item.unknown);
    expect(unreadInWords(result.unread)).toEqual(item.unread ?? []);
    const counts = countsOf(result);
    for (const [key, affected] of Object.entries(item.counts ?? {}))
      expect([key, counts[key] ?? 0]).toEqual([key, affected]);
    for (const file of result.files) {
      expect(file.records).toBe(file.accepted + file.rejected);
      expect(file.accepted).toBe(file.loaded + file.duplicates + file.superseded);
    }
  });
}
