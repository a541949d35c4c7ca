/** Texts of a dataset that hold an id or a name of a person, said without repeating it. */
export function privateTexts(content: unknown, forbidden: ReadonlySet<string>): string[] {
  const phrases = [...forbidden].filter((text) => /\s/.test(text));
  const found: string[] = [];
  walk(content, "");
  return found;

  function walk(value: unknown, path: string): void {
    if (typeof value === "string") {
      if (tells(value)) found.push(`${path || "the whole dataset"} holds a private id or name`);
    } else if (Array.isArray(value)) value.forEach((item, index) => walk(item, `${path}[${index}]`));
    else if (value !== null && typeof value === "object")
      for (const [key, item] of Object.entries(value)) {
        if (tells(key)) found.push(`a key of ${path || "the dataset"} is a private id or name`);
        walk(item, path === "" ? key : `${path}.${key}`);
      }
  }

  function tells(text: string): boolean {
    if (forbidden.has(text) || phrases.some((phrase) => text.includes(phrase))) return true;
    return text
      .split(/[^\p{L}\p{N}_@.+-]+/u)
      .some((word) => forbidden.has(word) || forbidden.has(word.replace(/\.$/, "")));
  }
}
