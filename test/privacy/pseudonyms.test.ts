import {createHmac} from "node:crypto";
import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {interviewerPseudonyms, pseudonymKey} from "../../loaders/privacy/pseudonyms.js";

const key = Buffer.alloc(32, 7);

describe("a pseudonym", () => {
  it("is the same for the same key and id, and another under another key", () => {
    const first = interviewerPseudonyms(["I07", "I08"], key).get("I07");
    expect(interviewerPseudonyms(["I08", "I07", "I07"], key).get("I07")).toBe(first);
    expect(interviewerPseudonyms(["I07"], Buffer.alloc(32, 8)).get("I07")).not.toBe(first);
  });

  it("is the start of the HMAC of the id in the interviewers' domain, five bits a letter", () => {
    const digest = createHmac("sha256", key).update("interviewer|I07").digest();
    const bits = [...digest].map((byte) => byte.toString(2).padStart(8, "0")).join("");
    const first = Number.parseInt(bits.slice(0, 5), 2);
    expect(interviewerPseudonyms(["I07"], key).get("I07")![2]).toBe("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[first]);
    expect(interviewerPseudonyms(["I07"], key).get("I07")).toMatch(/^I-[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it("grows until no two people share one", () => {
    const ids = Array.from({length: 4000}, (_, i) => `person-${i}@example.com`);
    const pseudonyms = interviewerPseudonyms(ids, key);
    expect(new Set(pseudonyms.values()).size).toBe(4000);
    expect(pseudonyms.get(ids[0]!)!.length).toBeGreaterThan(6);
  });
});

describe("the key of the pseudonyms", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "plumbline-key-"));
  });
  afterAll(() => rmSync(folder, {recursive: true}));

  it("is made once, 256 bits, readable by its owner only", async () => {
    const path = join(folder, "new", "key");
    const made = await pseudonymKey(path);
    expect(made.length).toBe(32);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await pseudonymKey(path)).toEqual(made);
    expect(readFileSync(path, "utf8").trim()).toMatch(/^[0-9a-f]{64}$/);
  });

  it("is refused when it is short or no key, and left as it is", async () => {
    for (const text of ["", "abcd", "g".repeat(64), "0".repeat(63)]) {
      const path = join(folder, "bad");
      writeFileSync(path, text);
      await expect(pseudonymKey(path)).rejects.toThrow(/must be 64 hexadecimal digits/);
      expect(readFileSync(path, "utf8")).toBe(text);
    }
  });
});
