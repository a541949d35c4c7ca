import {glossary, type Term} from "./terms.js";

/** Where a term stands on the methods page. */
export function anchorOf({term}: Term): string {
  return `term-${term
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/-$/, "")}`;
}

/** Text in pieces: as it is, or a word that has a definition. */
export type Piece = string | {words: string; term: Term};

/** Parts a text at the first place of each term that has a formula. */
export function withTermsMarked(text: string): Piece[] {
  const places = glossary
    .filter(({measure}) => measure !== undefined)
    .flatMap((term) => {
      const found = patternOf(term).exec(text);
      return found ? [{from: found.index, words: found[0], term}] : [];
    })
    .toSorted((one, other) => one.from - other.from || other.words.length - one.words.length);
  const pieces: Piece[] = [];
  let end = 0;
  for (const {from, words, term} of places) {
    if (from < end) continue;
    pieces.push(text.slice(end, from), {words, term});
    end = from + words.length;
  }
  return [...pieces, text.slice(end)].filter((piece) => piece !== "");
}

const patterns = new Map<Term, RegExp>();

/** The term or another word for it, whole, however its blanks and apostrophes are written. */
function patternOf(term: Term): RegExp {
  const known = patterns.get(term);
  if (known) return known;
  const spelt = [term.term, ...(term.also ?? [])]
    .toSorted((one, other) => other.length - one.length)
    .map((words) => words.replace(/[*]/g, "\\*").replace(/\s/g, "\\s").replace(/’/g, "['’]"));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${spelt.join("|")})(?![\\p{L}\\p{N}])`, "iu");
  patterns.set(term, pattern);
  return pattern;
}

/** What a downloaded table holds, for who has only the file: its caption, what its ends are, and the terms of its columns. */
export function tableInWords(caption: string, labels: readonly string[], hasIntervals: boolean): string {
  const terms = new Set(
    [caption, ...labels].flatMap((text) =>
      withTermsMarked(text).flatMap((piece) => (typeof piece === "string" ? [] : [piece.term]))
    )
  );
  return [
    `${caption}.`,
    ...(hasIntervals ? ["“from” and “to” are the ends of the 90 % interval."] : []),
    ...[...terms].map(({term, meaning}) => `${term}: ${meaning}`)
  ].join(" ");
}
