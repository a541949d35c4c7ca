import {wordsThatAreNames} from "./words-that-are-names.js";

/** Whom no published text may name. */
export interface PrivatePeople {
  /** Ids of people and of their records, as exported. */
  ids: Iterable<string>;
  /** Names of interviewers and of candidates, each as exported: "Ada Ashdown", "Ashdown, Ada". */
  interviewers: Iterable<string>;
  candidates: Iterable<string>;
  /** What is published in place of ids, such as pseudonyms: no id, even where one is spelt alike. */
  published?: ReadonlySet<string>;
  /** A first or last name of so many candidates points at nobody. */
  minimum?: number;
  /** Words of labels and notes that are nobody's name there, however capitalised. */
  notNames?: Iterable<string>;
}

export type Leak = "an id" | "a full name" | "a first or last name";

/** The one search for what names a person. */
export interface LeakSearch {
  /**
   * In a text of plumbline's own, whatever is put into it: ids in any case and inside other text, full names in either
   * order. Sentences say "may", "will" and "mark", so that a name must be capitalised there.
   */
  inOurs(text: string): Leak | null;
  /**
   * In a text that somebody wrote, a label or a note: full names in any case too, and a first or last name alone where it
   * stands as a capitalised word that means nothing else.
   */
  inWritten(text: string): Leak | null;
}

/** Letters that sentences hold by chance: looked for as a word of their own, and in what people wrote only. */
const mereWord = /^\p{L}{1,12}$/u;

/**
 * What plumbline and Framework add to names of pages and files: an id such as A01577 may stand in it by chance. The page of
 * a question is `q` and ten digits of a hash; long names of interviewers end in a checksum, names of files hold one.
 */
const checksums = /(?<![\p{L}\p{N}])q[0-9a-f]{10}(?![\p{L}\p{N}])|__[0-9a-f]{8}(?=$|\.)|\.[0-9a-f]{8}(?=\.\w+$)/gu;

/** Builds the search once; each text is then passed over once, however many people there are. */
export function leakSearch(people: PrivatePeople): LeakSearch {
  const published = people.published ?? new Set<string>();
  const ids = [...people.ids];
  const words = new Set(ids.filter((id) => mereWord.test(id)));
  const idAt = idSearch(ids.filter((id) => !mereWord.test(id)).map(folded));
  const names = nameSearch(people, [...words].map(folded));
  const holdsId = (text: string): boolean =>
    idAt(
      folded(text.replace(checksums, " ").replace(/\bI-[0-9A-Z]{4,}/g, (word) => (published.has(word) ? " " : word)))
    );
  return {
    inOurs(text) {
      if (words.has(text) || holdsId(text)) return "an id";
      return names.full(text, false) ? "a full name" : null;
    },
    inWritten(text) {
      if (holdsId(text)) return "an id";
      return names.full(text, true) ? "a full name" : names.single(text);
    }
  };
}

/**
 * Texts and keys of a dataset that name somebody, said without repeating it, each where it stands first. Names of fields,
 * which are mere words, are our own.
 */
export function privateTexts(content: unknown, search: LeakSearch): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  walk(content, "");
  return found;

  function walk(value: unknown, path: string): void {
    if (typeof value === "string") {
      if (seen.has(value)) return;
      seen.add(value);
      const leak = search.inOurs(value);
      if (leak !== null) found.push(`${path || "the whole dataset"} holds ${leak} of a person`);
    } else if (Array.isArray(value)) value.forEach((item, index) => walk(item, `${path}[${index}]`));
    else if (value !== null && typeof value === "object")
      for (const [key, item] of Object.entries(value)) {
        const leak = mereWord.test(key) ? null : search.inOurs(key);
        if (leak !== null) found.push(`a key of ${path || "the dataset"} holds ${leak} of a person`);
        walk(item, leak !== null ? `${path}.…` : path === "" ? key : `${path}.${key}`);
      }
  }
}

/** Letters that Unicode does not take apart, as people write them without their marks. */
const plainLetters: Record<string, string> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  æ: "ae",
  œ: "oe",
  ð: "d",
  þ: "th",
  ı: "i"
};

/** Without marks, signs that cannot be seen, and kinds of hyphens and blanks; capitals stay. */
function bare(text: string): string {
  // Most texts are ASCII, and these checks are made for every text of every site.
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const plain = text.normalize("NFKD").replace(/[\p{M}\p{Cf}]/gu, "");
  return plain.replace(/[\u2010-\u2015\u2212]/g, "-").replace(/\s/g, " ");
}

function folded(text: string): string {
  const small = bare(text).toLowerCase();
  return /[ßøłđæœðþı]/.test(small) ? small.replace(/[ßøłđæœðþı]/g, (letter) => plainLetters[letter]!) : small;
}

/** Shorter ids are told from other text only where no letter or digit touches them. */
const shortId = 5;

/** True for a folded text that holds one of the folded ids; a number is not held by a longer number. */
function idSearch(ids: readonly string[]): (text: string) => boolean {
  const known = new Set(ids.filter(isTelling));
  const lengths = [...new Set([...known].map((id) => id.length))].sort((a, b) => a - b);
  // Where an id may begin: few places of a text have the first three letters of any.
  const heads = new Uint8Array(1 << 16);
  for (const id of known) heads[headAt(id, 0)] = 1;

  return (text) => {
    for (let at = 0; at + 3 <= text.length; at++) {
      if (heads[headAt(text, at)] === 0) continue;
      for (const length of lengths) {
        if (at + length > text.length) break;
        if (known.has(text.slice(at, at + length)) && standsAlone(text, at, at + length)) return true;
      }
    }
    return false;
  };
}

function headAt(text: string, at: number): number {
  return ((text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) * 31 + text.charCodeAt(at + 2)) & 0xffff;
}

/** Ids of two signs, numbers of five digits and dates cannot be told from counts and dates of the pages. */
function isTelling(id: string): boolean {
  if (id.length < 3 || /^\d{4}-\d\d(-\d\d)?$/.test(id)) return false;
  return /\p{L}/u.test(id) || id.replace(/\D/g, "").length > 5;
}

function standsAlone(text: string, from: number, to: number): boolean {
  const [before, first, last, after] = [text[from - 1] ?? "", text[from]!, text[to - 1]!, text[to] ?? ""];
  if (/\d/.test(first) && (/\d/.test(before) || /\d[.,]$/.test(text.slice(Math.max(0, from - 2), from)))) return false;
  if (/\d/.test(last) && (/\d/.test(after) || /^[.,]\d/.test(text.slice(to, to + 2)))) return false;
  // Scripts without capitals write no blanks between words.
  return to - from >= shortId || (!/[\p{Ll}\p{N}]/u.test(before) && !/[\p{Ll}\p{N}]/u.test(after));
}

interface Word {
  /** Folded. */
  key: string;
  /** Begins with a capital, or its script has none. */
  capital: boolean;
  /** Written as names are: a capital, then small letters. */
  proper: boolean;
  /** What stands between it and the word before. */
  before: string;
}

/** What is longer is a text that stands where a name should. */
const longestName = 200;

/** Parts of names that stand between others, and titles. */
const particles = new Set(
  "de da do dos das di del della der den des du van von vom zu zum zur ter ten ibn bint jr sr dr mr mrs ms prof".split(
    " "
  )
);

function nameSearch({interviewers, candidates, minimum = 1, notNames = []}: PrivatePeople, words: readonly string[]) {
  const pairs = new Set<string>();
  const single = new Set<string>();
  const ofCandidates = new Map<string, number>();
  const ordinary = new Set([...wordsThatAreNames, ...[...notNames].map(folded)]);
  const isOrdinary = (word: string): boolean => ordinary.has(word) || (word.length < 3 && hasCase(word));
  const whole: string[] = [];
  const add = (name: string, alone: (word: string) => void): void => {
    if (name.length > longestName) return;
    const {all, telling} = wordsOf(withoutAdditions(name, isOrdinary));
    const parts = (telling.length > 1 ? telling : all).map(({key}) => key);
    for (const one of parts) for (const other of parts) if (one !== other) pairs.add(`${one} ${other}`);
    for (const part of new Set(parts)) if (!isOrdinary(part)) alone(part);
    if (parts.length > 0 && !parts.some(hasCase)) whole.push(parts.join(""));
  };
  for (const name of new Set(interviewers)) add(name, (word) => single.add(word));
  for (const name of new Set(candidates))
    add(name, (word) => ofCandidates.set(word, (ofCandidates.get(word) ?? 0) + 1));
  for (const [word, people] of ofCandidates) if (people < Math.max(2, minimum)) single.add(word);
  const asWords = new Set(words.filter((word) => !isOrdinary(word)));
  const wholeIn = idSearch(whole);

  return {
    full(text: string, written: boolean): boolean {
      if (wholeIn(folded(text))) return true;
      return sequences(text).some((sequence) =>
        sequence.some((word, index) => {
          const next = sequence[index + 1];
          if (next === undefined || !pairs.has(`${word.key} ${next.key}`)) return false;
          if (!isOrdinary(word.key) || !isOrdinary(next.key)) return written || (word.capital && next.capital);
          // "Houston & Dallas", "Lever, Hunter, Indeed" and "Field Sales, Page Speed" are lists, whoever is called so.
          const after = sequence[index + 2];
          const inList = /,|^\s+$/.test(word.before) && sequence[index - 1]?.capital;
          const listed = inList || (after?.capital && /,|^\s+$/.test(after.before));
          return word.capital && next.capital && (listed ? /^[\s._-]*$/ : /^[\s.,_-]*$/).test(next.before);
        })
      );
    },
    single(text: string): Leak | null {
      const found = sequences(text).flat();
      if (found.some(({key}) => asWords.has(key))) return "an id";
      return found.some(({key, proper}) => proper && single.has(key)) ? "a first or last name" : null;
    }
  };
}

/**
 * A name without what systems write after it: "(she/her)", "<ada@example.com>", "- Engineering Manager", ", Head of Sales".
 * An address alone is no name.
 */
function withoutAdditions(name: string, isOrdinary: (word: string) => boolean): string {
  const [first, ...others] = name.replace(/[([<].*|\s[-–—|/]\s.*|\S+@\S+/g, " ").split(",");
  const kept = others.filter((part) => !wordsOf(part).all.every(({key}) => isOrdinary(key)));
  return wordsOf(first!).all.length < 2 ? [first, ...others].join(" ") : [first, ...kept].join(" ");
}

function hasCase(word: string): boolean {
  return word.toLowerCase() !== word.toUpperCase();
}

/** The words of a text, and those of them that are neither single letters nor particles. */
function wordsOf(text: string): {all: Word[]; telling: Word[]} {
  const plain = bare(text).replace(/['’ʼ](s(?!\p{L}))?/giu, "");
  const all: Word[] = [];
  let end = 0;
  for (const {0: word, index} of plain.matchAll(/\p{L}+/gu)) {
    const proper = /^\p{Lu}.*\p{Ll}/u.test(word) || !hasCase(word);
    const capital = proper || /^\p{Lu}/u.test(word);
    all.push({key: folded(word), capital, proper, before: plain.slice(end, index)});
    end = index + word.length;
  }
  return {all, telling: all.filter(({key}) => (key.length > 1 || !hasCase(key)) && !particles.has(key))};
}

/** A text as its words in a row, without particles, and with words taken apart that are written together: AdaAshdown. */
function sequences(text: string): Word[][] {
  const apart = text.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ");
  return [...new Set([text, apart])].flatMap((one) => {
    const {all, telling} = wordsOf(one);
    return all.length === telling.length ? [all] : [all, telling];
  });
}
