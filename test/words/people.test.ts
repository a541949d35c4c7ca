import {describe, expect, it} from "vitest";
import {interviewerSlug} from "../../src/words/people.js";

describe("an interviewer's address", () => {
  it("is the pseudonym itself", () => {
    expect(interviewerSlug("I-0MNE")).toBe("I-0MNE");
  });

  it("holds nothing that an address or a script could take for its own", () => {
    expect(interviewerSlug(`../"<O'Neil>`)).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it("is another for another name, also where only a sign or the end of a long name differs", () => {
    const long = "é".repeat(300);
    const names = ["Ann Lee", "Ann_Lee", "Ann-Lee", "Ann_20_Lee", `${long}a`, `${long}b`, long];
    expect(new Set(names.map(interviewerSlug)).size).toBe(names.length);
  });

  it("is never too long for the name of a file", () => {
    expect(interviewerSlug("x".repeat(5000)).length).toBeLessThanOrEqual(80);
    expect(interviewerSlug("x".repeat(80))).toBe("x".repeat(80));
  });

  it("ends in the published checksum of FNV-1a", () => {
    // Of a hundred letters, by a program in Python that gives the published bf9cf968 for "foobar".
    expect(interviewerSlug("a".repeat(100)).slice(-8)).toBe("0a0bb1d9");
  });
});
