/** Longer ones are ids that systems make: no sentence says them by chance. */
const mereWord = /^\p{L}{1,12}$/u;

/**
 * Texts of a dataset that hold an id or a name of a person, said without repeating it. An id that is a mere word, such as
 * the first name "will", is looked for as a whole text only, since sentences say such words; with `words` everywhere.
 */
export function privateTexts(content: unknown, forbidden: ReadonlySet<string>, words = false): string[] {
  // Names and addresses are the same in any case.
  const phrases = [...forbidden].filter((text) => /\s|@/.test(text)).map(folded);
  const found: string[] = [];
  walk(content, "");
  return found;

  function walk(value: unknown, path: string): void {
    if (typeof value === "string") {
      if (tells(value)) found.push(`${path || "the whole dataset"} holds a private id or name`);
    } else if (Array.isArray(value)) value.forEach((item, index) => walk(item, `${path}[${index}]`));
    else if (value !== null && typeof value === "object")
      for (const [key, item] of Object.entries(value)) {
        if (!mereWord.test(key) && tells(key)) found.push(`a key of ${path || "the dataset"} is a private id or name`);
        walk(item, path === "" ? key : `${path}.${key}`);
      }
  }

  function tells(text: string): boolean {
    if (forbidden.has(text) || phrases.some((phrase) => folded(text).includes(phrase))) return true;
    return text
      .split(/[^\p{L}\p{N}_@.+-]+/u)
      .flatMap((word) => [word, word.replace(/\.$/, "")])
      .some((word) => forbidden.has(word) && (words || !mereWord.test(word)));
  }
}

function folded(text: string): string {
  return text.normalize("NFC").toLowerCase();
}
