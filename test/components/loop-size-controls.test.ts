import {describe, expect, it} from "vitest";
import {hoursAndMinutes} from "../../src/components/loop-design/loop-size-controls.js";

describe("staff time of an interviewer", () => {
  it.each([
    [170, "2 h 50 min"],
    [60, "1 h"],
    [30, "30 min"],
    [0, "0 min"]
  ])("%i minutes read %s", (minutes, text) => {
    expect(hoursAndMinutes(minutes)).toBe(text);
  });
});
