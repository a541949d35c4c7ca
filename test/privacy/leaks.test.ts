import {createHash} from "node:crypto";
import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {leaksIn, privateTexts} from "../../loaders/privacy/leaks.js";

const told = (content: unknown, ...forbidden: string[]): number => privateTexts(content, new Set(forbidden)).length;

describe("private texts", () => {
  it("are found as a whole text, as a word of a sentence, as a key, at any depth", () => {
    expect(told("C-17", "C-17")).toBe(1);
    expect(told([{sentence: "Seen by C-17."}], "C-17")).toBe(1);
    expect(told({byCandidate: {"C-17": 3}}, "C-17")).toBe(1);
  });

  it.each(["with Ada Ashdown", "with ADA ASHDOWN", "by Ada.A@Mail.Example today"])(
    "%j names a person in any case",
    (text) => {
      expect(told({focus: text}, "Ada Ashdown", "ada.a@mail.example")).toBe(1);
    }
  );

  it("that are mere words do not keep sentences from saying these words, but stand nowhere alone", () => {
    expect(told({action: "You will see what votes may tell.", votes: 3}, "will", "may", "votes")).toBe(0);
    expect(told({label: "will"}, "will")).toBe(1);
  });

  it("of letters alone, too long for a word that a sentence says by chance, are found within it", () => {
    expect(told({sentence: "Seen by qwkzjhvbnmxsd."}, "qwkzjhvbnmxsd")).toBe(1);
  });

  it("that are mere words are looked for everywhere in what people wrote", () => {
    expect(privateTexts("Session led by will", new Set(["will"]), true)).toHaveLength(1);
  });

  it("are not repeated in what is said of them", () => {
    expect(
      privateTexts({"C-17": "C-17"}, new Set(["C-17"]))
        .slice(0, 1)
        .join()
    ).not.toContain("17 ");
  });
});

describe("the search for planted texts", () => {
  const planted = {mark: "kvérqxz", emails: ["kvérqxzab@example.com"]};
  const secret = "kvérqxzab";
  const hashed = (algorithm: string, text: string): string => createHash(algorithm).update(text).digest("hex");

  it.each([
    ["raw", secret],
    ["in capitals", secret.toUpperCase()],
    ["decomposed", secret.normalize("NFD")],
    ["URL-escaped", encodeURIComponent(secret)],
    ["HTML-escaped", secret.replace("é", "&#233;")],
    ["JSON-escaped", secret.replace("é", "\\u00E9")],
    ["hexadecimal", Buffer.from(secret).toString("hex")],
    ["base64 at offset 0", Buffer.from(`abc${secret}`).toString("base64")],
    ["base64 at offset 1", Buffer.from(`a${secret}`).toString("base64")],
    ["base64 at offset 2", Buffer.from(`ab${secret}`).toString("base64")],
    ["compressed", gzipSync(secret)],
    ...["md5", "sha1", "sha256"].map((name): [string, string] => [name, hashed(name, planted.emails[0]!)])
  ] as [string, string | Buffer][])("finds it %s", (_, text) => {
    expect(leaksIn("here", typeof text === "string" ? Buffer.from(`before ${text} after`) : text, planted)).not.toEqual(
      []
    );
  });

  it("finds nothing in a text like it", () => {
    expect(leaksIn("here", Buffer.from(`kverqxz kvêrqxz ${hashed("md5", "someone@example.com")}`), planted)).toEqual(
      []
    );
  });
});
