/** Words that a title of a chart has at most. */
export const mostWords = 10;

/** The first wording that a title has room for; the last one, which names nobody, stands where none of them is short enough. */
export function inTitle(...wordings: readonly [string, ...string[]]): string {
  return wordings.find((wording) => wordsIn(wording) <= mostWords) ?? wordings.at(-1)!;
}

/** Words of a text, a number and its unit being one. */
export function wordsIn(text: string): number {
  return text.split(/[ \n]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** A name of at most so many signs, cut after a whole word where one ends late enough. */
export function shortened(name: string, most: number): string {
  if (name.length <= most) return name;
  const cut = name.slice(0, most - 1);
  const end = /[\s:,;]/.test(name.charAt(most - 1)) ? cut.length : cut.search(/[\s:,;]+[^\s:,;]*$/);
  return `${end >= most / 2 ? cut.slice(0, end) : cut}…`;
}
