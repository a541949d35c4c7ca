import {describe, expect, it} from "vitest";
import {builtInForm, formOf, numberText} from "../../../loaders/reader/cells.js";

describe("how a cell shows a number", () => {
  it.each([
    ["General", "number"],
    ["0.00", "number"],
    ["#,##0.00 [$€-407]", "number"],
    ["0%", "number"],
    ['0" days"', "number"],
    ["@", "number"],
    ["yyyy-mm-dd", "date"],
    ["d. mmm yy", "date"],
    ["mmm", "date"],
    ["mm/dd", "date"],
    ["[$-409]m/d/yy h:mm AM/PM;@", "date and time"],
    ['yyyy-mm-dd "at" hh:mm', "date and time"],
    ["hh:mm:ss.000", "time"],
    ["h:mm AM/PM", "time"],
    ["[h]:mm:ss", "duration"],
    ["[Red]0.0", "number"]
  ])("%s is a %s", (format, form) => {
    expect(formOf(format)).toBe(form);
  });

  it("is known for the formats that every program has", () => {
    expect([0, 2, 9, 14, 18, 22, 46, 49].map(builtInForm)).toEqual([
      "number",
      "number",
      "number",
      "date",
      "time",
      "date and time",
      "duration",
      "number"
    ]);
  });
});

describe("the text of a number", () => {
  it.each([
    ["45658", "date", "2025-01-01"],
    ["45658.5", "date", "2025-01-01T12:00:00"],
    ["45658", "date and time", "2025-01-01T00:00:00"],
    ["45668.541666666664", "date and time", "2025-01-11T13:00:00"],
    ["45668.541666666664", "time", "2025-01-11T13:00:00"],
    ["60", "date", "1900-02-28"],
    ["1", "date", "1900-01-01"],
    ["0.75", "time", "18:00:00"],
    ["1.0625", "duration", "25:30:00"],
    ["-3", "date", "-3"],
    ["12345678901234567890", "number", "12345678901234567890"],
    ["4.0999999999999996", "number", "4.1"],
    ["4.00012E+11", "number", "400012000000"],
    ["0.80000000000000004", "number", "0.8"],
    ["3", "number", "3"],
    ["x", "number", "x"]
  ] as const)("%s as a %s is %s", (written, form, text) => {
    expect(numberText(written, form, false)).toBe(text);
  });

  it("counts days from 1904 where the workbook does", () => {
    expect(numberText("44196", "date", true)).toBe("2025-01-01");
    expect(numberText("0.5", "time", true)).toBe("12:00:00");
  });
});
