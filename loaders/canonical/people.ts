/** What stands between the parts of a key of several columns. */
export const keyParts = " / ";

/** The form in which spellings of one person are alike: without case and blanks, the first name first. */
export function personKey(spelling: string): string {
  // Capital letters first: "WEISS" and "YILDIZ" are how Weiß and Yıldız are written in them.
  const plain = spelling
    .normalize("NFC")
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .toUpperCase()
    .toLowerCase()
    .replaceAll("i\u0307", "i");
  const turned = /^([^,;@\d]+), ?([^,;@\d]+)$/.exec(plain);
  return turned === null ? plain : `${turned[2]} ${turned[1]}`;
}

/** True for an id that is the name of a person: words of letters, or an address. */
function looksLikeName(id: string): boolean {
  return isAddress(id) || (/^[^\d@_/:;|]+$/.test(id) && /\p{L}[.,'’]* +\p{L}/u.test(id.replace(/\s/g, " ")));
}

function isAddress(id: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(id.trim());
}

/** The same for the id of an interviewer: long ids of letters and digits, as systems make them up, mean their case. */
export function interviewerKey(id: string): string {
  return /^(?=.*\d)[A-Za-z0-9]{10,}$/.test(id) ? id : personKey(id);
}

/** The same for the id of a candidate: names are matched, also as parts of a key; ids of systems stay as they are. */
export function candidateKey(id: string): string {
  if (id.includes(keyParts)) return id.split(keyParts).map(personKey).join(keyParts);
  return looksLikeName(id) ? personKey(id) : id;
}

/**
 * Which person each spelling stands for, where it is another than the spelling itself. An address is somebody who is told
 * by name where its words are that name, nobody else has the name, and no other address fits it.
 */
export function personsOf(spellings: Iterable<string>, keyOf: (id: string) => string): Map<string, string> {
  const keys = new Map([...spellings].map((spelling) => [spelling, keyOf(spelling)]));
  const named = groups(new Set(keys.values()), (key) => (isAddress(key) ? null : wordsOf(key)));
  const addressed = groups(new Set(keys.values()), (key) => (isAddress(key) ? wordsOf(key.split("@")[0]!) : null));
  const persons = new Map<string, string>();
  for (const [spelling, key] of keys) {
    const words = isAddress(key) ? wordsOf(key.split("@")[0]!) : null;
    const names = words === null ? undefined : named.get(words);
    const isCertain = names?.length === 1 && addressed.get(words!)!.length === 1;
    const person = isCertain ? names[0]! : key;
    if (person !== spelling) persons.set(spelling, person);
  }
  return persons;
}

/** The words of a name or of an address as addresses are made of them; null for a single word, which tells too little. */
function wordsOf(name: string): string | null {
  const plain = name
    .normalize("NFD")
    .replace(/[\p{M}'’]/gu, "")
    .replaceAll("ß", "ss")
    .replaceAll("ı", "i");
  const words = plain.split(/[\s._-]+/).filter((word) => word !== "");
  return words.length > 1 && words.every((word) => /^\p{L}+$/u.test(word)) ? words.join(" ") : null;
}

function groups(keys: Iterable<string>, wordsOfKey: (key: string) => string | null): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const key of keys) {
    const words = wordsOfKey(key);
    if (words !== null) found.set(words, [...(found.get(words) ?? []), key]);
  }
  return found;
}
