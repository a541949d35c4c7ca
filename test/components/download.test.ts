import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {csv} from "../../src/components/kit/download.js";

describe("a downloaded table", () => {
  it("never holds a cell that a spreadsheet would run", () => {
    for (const start of ["=", "+", "-", "@", "\t", "\r", " =", "\n=", "＝", "＠", "\u200b=", "\u202e+"]) {
      const [, line] = csv(["a"], [[`${start}HYPERLINK("x")`]]).split(/\r\n(?=["'])/);
      expect(line?.replace(/^"/, "").startsWith("'")).toBe(true);
    }
  });

  it.each([";", "\t", "\n", "; ", ';"', "\u200b;\u200b"])("nor one where %j parts cells", (separator) => {
    const [, line] = csv(["a", "b"], [["x", `x${separator}=1+cmd|' /C calc'!A0`]]).split(/\r\n/);
    expect(line!.split(/[;\t\n]/).filter((cell) => /^[\s\p{Cf}"]*[=+\-@]/u.test(cell))).toEqual([]);
    expect(line).toContain(`=1+cmd|' /C calc'!A0`);
  });

  it("leaves a text alone that no spreadsheet runs", () => {
    expect(csv(["a"], [["pass-rate, 5 - 2 = 3; see a@b"]])).toBe('a\r\n"pass-rate, 5 - 2 = 3; see a@b"\r\n');
  });

  it("keeps numbers as numbers, negative ones too", () => {
    expect(csv(["a", "b"], [[-1.5, null]])).toBe("a,b\r\n-1.5,\r\n");
  });

  it("quotes commas, quotes and line breaks so that they can be read back", () => {
    expect(csv(["a"], [['say "hi", you\nthere']])).toBe('a\r\n"say ""hi"", you\nthere"\r\n');
  });

  it("has as many cells in each row as the header, whatever the texts", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), {minLength: 2, maxLength: 4}), (cells) => {
        const line = `,${csv(cells, []).slice(0, -2)}`;
        const parsed = [...line.matchAll(/,("(?:[^"]|"")*"|[^",]*)/g)];
        expect(parsed.length).toBe(cells.length);
      })
    );
  });
});
