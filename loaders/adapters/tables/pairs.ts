import {said} from "./cells.js";

/** What a cell such as "Ann Lee: Yes" holds: who answered, and what. */
export type Part = "person" | "answer";

/** "Ann Lee: Yes", "Ann Lee (4)", "Ann Lee - Yes", "Ann Lee 4". */
const forms = [
  /^([^:=()[\]]+(?:[([][^()[\]]*[)\]][^:=()[\]]*)?)[:=](.*)$/su,
  /^(.+?)\s*[([]([^()[\]]*)[)\]]$/su,
  /^(.+?)\s+(?:[-–—]+>?|→)\s+(.*)$/su,
  /^(.+?)[ \u00a0]+([+-]?\d{1,3}(?:[.,]\d+)?(?:\s*\/\s*\d+)?\s*%?|[-+]{1,2}|[^\p{L}\p{N}\s.,'’()-]+)$/su
];

/** What is longer is a text. */
const longest = 200;

/** A person and an answer that stand in one cell; who stands there alone gave none. */
export function pairIn(text: string | null): {person: string | null; answer: string | null} {
  const cell = said(text);
  const found = cell === null || cell.length > longest ? [] : forms.flatMap((form) => form.exec(cell) ?? []);
  const [, person, answer] = found;
  return person === undefined || !/\p{L}/u.test(person)
    ? {person: cell, answer: null}
    : {person: said(person), answer: said(answer!)};
}

export function partOf(text: string | null, part: Part): string | null {
  return pairIn(text)[part];
}
