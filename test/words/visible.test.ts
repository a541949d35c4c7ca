import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {visible, visibleInLine} from "../../src/words/visible.js";

describe("what a terminal would obey", () => {
  it.each(["\u001b", "\u009b", "\u0007", "\b", "\r", "\u0000", "\u007f", "\u202e", "\u2066", "\u2028", "\u200f"])(
    "%j is written out",
    (sign) => {
      expect(visible(`a${sign}b`)).toBe(`a\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}b`);
    }
  );

  it("is nothing that people write: line breaks and tabs, any script, signs and pictures", () => {
    const text = "a\tb\nJosé 山田 עברית 🙂 – “x”\u00a0%";
    expect(visible(text)).toBe(text);
  });

  it("means the same inside JSON", () => {
    const sign = fc.integer({min: 0, max: 0x2100}).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(fc.string({unit: sign}), (text) => {
        expect(JSON.parse(visible(JSON.stringify([text, `${text}\u009b\u202e`])))).toEqual([
          text,
          `${text}\u009b\u202e`
        ]);
      })
    );
  });

  it("includes the line break where a name stands in a line", () => {
    expect(visibleInLine("a.csv\nplumbline: all is well\r\n")).toBe("a.csv⏎plumbline: all is well⏎");
  });
});
