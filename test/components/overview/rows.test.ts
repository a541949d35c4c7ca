import {describe, expect, it} from "vitest";
import {besidePill} from "../../../src/components/overview/rows.js";
import type {Headline} from "../../../src/contracts/finding.js";

const row = (kind: Headline["kind"], verdict: Headline["verdict"], more = 0) =>
  besidePill({headline: {kind, verdict, action: "Advance fewer, which gives up 1 in 6 offers."} as Headline, more});

describe("a row of an overview", () => {
  it.each(["screen.bar", "screen.borderline"] as const)(
    "of %s that asks to act tells what the deed gives up: its hours alone would be half of it",
    (kind) => expect(row(kind, "act")).toBe("Advance fewer, which gives up 1 in 6 offers.")
  );

  it("leaves the deed to its pill where nothing is given up, or nothing is asked for", () => {
    expect(row("question.signal", "act")).toBe("");
    expect(row("screen.bar", "watch")).toBe("");
  });

  it("counts the others of its kind, behind the deed where that is told", () => {
    expect(row("question.signal", "act", 3)).toBe("3 more of this kind.");
    expect(row("screen.bar", "act", 1)).toBe("Advance fewer, which gives up 1 in 6 offers. 1 more of this kind.");
  });
});
