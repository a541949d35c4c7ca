import {createHmac} from "node:crypto";

// Crockford's base 32 without look-alikes; five bits a letter.
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const shortest = 4;
const longest = 50;

/**
 * A pseudonym such as `I-7K3Q` for each id: HMAC-SHA-256 of the id under the key, in a domain of its own, so that
 * nobody without the key can try a staff list against it. Four letters, more where two ids would share them.
 */
export function interviewerPseudonyms(ids: Iterable<string>, key: Buffer): Map<string, string> {
  const full = new Map([...new Set(ids)].map((id) => [id, digest(id, key)] as const));
  for (let length = shortest; length <= longest; length++) {
    const short = [...full].map(([id, text]) => [id, `I-${text.slice(0, length)}`] as const);
    if (new Set(short.map(([, pseudonym]) => pseudonym)).size === short.length) return new Map(short);
  }
  throw new Error("two interviewer ids have one HMAC-SHA-256");
}

function digest(id: string, key: Buffer): string {
  const normal = id.normalize("NFC").trim();
  const hash = createHmac("sha256", key).update(`interviewer|${normal}`).digest();
  let bits = "";
  for (const byte of hash) bits += byte.toString(2).padStart(8, "0");
  return Array.from({length: longest}, (_, i) => letters[Number.parseInt(bits.slice(i * 5, i * 5 + 5), 2)]!).join("");
}
