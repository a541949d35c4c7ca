import {isScalar, visit, type Document, type LineCounter} from "yaml";

/** One line for every key that stands twice in one block: which, where both stand, what to do. */
export function duplicateKeys(document: Document, lines: LineCounter, file: string): string[] {
  const found: string[] = [];
  visit(document, {
    Map(_, map) {
      const first = new Map<string, number>();
      for (const {key} of map.items) {
        if (!isScalar(key) || !key.range) continue;
        const name = String(key.value);
        const {line} = lines.linePos(key.range[0]);
        const before = first.get(name);
        if (before === undefined) first.set(name, line);
        else
          found.push(
            `${file} line ${line}: the key ${name} stands on line ${before} already; merge them into one: move the lines below it under that key${name === "stages" || name === "columns" ? ", in place of the {} there" : ""}, and remove this one`
          );
      }
    }
  });
  return found;
}
