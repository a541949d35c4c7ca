import {createHash} from "node:crypto";
import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {leaksIn} from "../support/planted-search.js";

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
